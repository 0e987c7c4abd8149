package io.guidepost.domain.flashsale.persistence;

import io.guidepost.domain.flashsale.FlashSale.Item;
import io.guidepost.domain.flashsale.FlashSales.Taking;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface FlashSaleMapper {

    String SALE =
            """
            SELECT id, title, title_en, status, starts_at, ends_at, created_by, created_at, approved_by, approved_at,
                closed_at, version
            FROM flash_sale
            """;

    @Select(SALE + "WHERE id = #{id}")
    FlashSaleRow byId(long id);

    @Select(SALE + "WHERE id = #{id} FOR UPDATE")
    FlashSaleRow lock(long id);

    @Select(
            "<script>" + SALE
                    + """
            WHERE id &lt; #{beforeId}
            <if test="status != null">AND status = #{status}</if>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<FlashSaleRow> page(
            @Param("status") String status, @Param("beforeId") long beforeId, @Param("limit") int limit);

    @Select(
            SALE
                    + """
            WHERE status = 'APPROVED' AND ends_at > #{now} AND starts_at < #{until}
            ORDER BY starts_at, id LIMIT #{limit}
            """)
    List<FlashSaleRow> showing(Instant now, Instant until, int limit);

    @Select(SALE + "WHERE status = 'APPROVED' AND ends_at <= #{now} ORDER BY ends_at, id LIMIT #{limit}")
    List<FlashSaleRow> due(Instant now, int limit);

    @Select(
            """
            <script>
            SELECT sale_id, sku_id, price_fen, units, per_member FROM flash_sale_item WHERE sale_id IN
            <foreach item="id" collection="saleIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY sale_id, sku_id
            </script>
            """)
    List<ItemRow> items(@Param("saleIds") Collection<Long> saleIds);

    @Insert(
            """
            INSERT INTO flash_sale (id, title, title_en, status, starts_at, ends_at, created_by, created_at, version)
            VALUES (#{id}, #{title}, #{titleEn}, #{status}, #{startsAt}, #{endsAt}, #{createdBy}, #{createdAt}, #{version})
            """)
    void insert(FlashSaleRow row);

    @Insert(
            """
            <script>
            INSERT INTO flash_sale_item (sale_id, sku_id, price_fen, units, per_member) VALUES
            <foreach item="row" collection="items" separator=",">
              (#{saleId}, #{row.skuId}, #{row.priceFen}, #{row.units}, #{row.perMember})
            </foreach>
            </script>
            """)
    void insertItems(@Param("saleId") long saleId, @Param("items") Collection<Item> items);

    @Delete("DELETE FROM flash_sale_item WHERE sale_id = #{saleId}")
    int removeItems(long saleId);

    @Update(
            """
            UPDATE flash_sale
            SET title = #{row.title}, title_en = #{row.titleEn}, starts_at = #{row.startsAt}, ends_at = #{row.endsAt},
                created_by = #{row.createdBy}, version = #{row.version}
            WHERE id = #{row.id} AND version = #{version} AND status = 'DRAFT'
            """)
    int replace(@Param("row") FlashSaleRow row, @Param("version") int version);

    @Update(
            """
            UPDATE flash_sale
            SET status = #{status}, approved_by = #{approvedBy}, approved_at = #{approvedAt}, closed_at = #{closedAt},
                version = #{version}
            WHERE id = #{id} AND version = #{version} - 1
            """)
    int move(FlashSaleRow row);

    @Select(
            """
            SELECT i.sku_id FROM flash_sale_item i
            JOIN flash_sale_item o ON o.sku_id = i.sku_id AND o.sale_id <> i.sale_id
            JOIN flash_sale s ON s.id = o.sale_id AND s.status = 'APPROVED'
            WHERE i.sale_id = #{saleId} AND s.starts_at < #{endsAt} AND s.ends_at > #{startsAt}
            ORDER BY i.sku_id LIMIT 1
            """)
    Long overlapping(long saleId, Instant startsAt, Instant endsAt);

    @Select(
            """
            SELECT units FROM flash_sale_taking
            WHERE sale_id = #{saleId} AND sku_id = #{skuId} AND member_id = #{memberId}
            """)
    Integer taken(long saleId, long skuId, long memberId);

    @Insert(
            """
            INSERT IGNORE INTO flash_sale_taking (sale_id, sku_id, member_id, units, most)
            VALUES (#{saleId}, #{skuId}, #{memberId}, 0, #{most})
            """)
    int begin(Taking taking);

    @Update(
            """
            UPDATE flash_sale_taking SET units = units + #{units}
            WHERE sale_id = #{saleId} AND sku_id = #{skuId} AND member_id = #{memberId} AND units + #{units} <= most
            """)
    int take(Taking taking);

    @Insert(
            """
            <script>
            INSERT INTO flash_sale_taking (sale_id, sku_id, member_id, units, most) VALUES
            <foreach item="row" collection="takings" separator=",">
              (#{row.saleId}, #{row.skuId}, #{row.memberId}, #{row.units}, #{row.most})
            </foreach>
            ON DUPLICATE KEY UPDATE units = units + VALUES(units)
            </script>
            """)
    void takeTogether(@Param("takings") Collection<Taking> takings);

    @Update(
            """
            UPDATE flash_sale_taking SET units = units - #{units}
            WHERE sale_id = #{saleId} AND sku_id = #{skuId} AND member_id = #{memberId} AND units >= #{units}
            """)
    int giveBack(long saleId, long skuId, long memberId, int units);

    @Select("SELECT DISTINCT member_id FROM flash_sale_taking WHERE sale_id = #{saleId} LIMIT #{limit}")
    List<Long> takers(long saleId, int limit);

    @Select(
            """
            SELECT DISTINCT s.place_id FROM flash_sale f JOIN stock_at s ON s.place_id = f.id
            WHERE f.status IN ('ENDED', 'CANCELLED') AND s.available > 0
            ORDER BY s.place_id LIMIT #{limit}
            """)
    List<Long> overWithUnits(int limit);

    @Select("SELECT sku_id, available, reserved, sold FROM stock_at WHERE place_id = #{saleId} ORDER BY sku_id")
    List<ProgressRow> progress(long saleId);

    record ItemRow(long saleId, long skuId, long priceFen, int units, int perMember) {}

    record ProgressRow(long skuId, int available, int reserved, int sold) {}
}
