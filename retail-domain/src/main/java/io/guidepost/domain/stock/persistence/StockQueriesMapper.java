package io.guidepost.domain.stock.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface StockQueriesMapper {

    String CENTRAL =
            """
            SELECT 0 AS place_id, s.sku_id, k.product_id, p.title, k.spec, s.available, s.reserved, s.sold, s.low_at
            FROM catalog_stock s
            JOIN catalog_sku k ON k.id = s.sku_id
            JOIN catalog_product p ON p.id = k.product_id
            WHERE 1 = 1
            """;

    String AT_PLACE =
            """
            SELECT s.place_id, s.sku_id, k.product_id, p.title, k.spec, s.available, s.reserved, s.sold, s.low_at
            FROM stock_at s
            JOIN catalog_sku k ON k.id = s.sku_id
            JOIN catalog_product p ON p.id = k.product_id
            WHERE s.place_id = #{placeId}
            """;

    String PAGE =
            """
             AND s.sku_id &gt; #{afterSkuId}
            <if test="lowAt != null">AND s.available &lt;= COALESCE(s.low_at, #{lowAt})</if>
            ORDER BY s.sku_id LIMIT #{limit}
            </script>
            """;

    String OF_SKUS =
            """
             AND s.sku_id IN <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY s.sku_id
            </script>
            """;

    @Select("<script>" + CENTRAL + PAGE)
    List<StockRow> page(@Param("lowAt") Integer lowAt, @Param("afterSkuId") long afterSkuId, @Param("limit") int limit);

    @Select("<script>" + AT_PLACE + PAGE)
    List<StockRow> pageAt(
            @Param("placeId") long placeId,
            @Param("lowAt") Integer lowAt,
            @Param("afterSkuId") long afterSkuId,
            @Param("limit") int limit);

    @Select("<script>" + CENTRAL + OF_SKUS)
    List<StockRow> ofSkus(@Param("skuIds") Collection<Long> skuIds);

    @Select("<script>" + AT_PLACE + OF_SKUS)
    List<StockRow> ofSkusAt(@Param("placeId") long placeId, @Param("skuIds") Collection<Long> skuIds);

    @Select(
            """
            <script>
            SELECT cause_id, kind, place_id, sku_id, units, moved_at FROM stock_movement
            WHERE sku_id = #{skuId} AND place_id = #{placeId}
            <if test="afterAt != null">
              AND (moved_at &lt; #{afterAt} OR (moved_at = #{afterAt} AND (cause_id &lt; #{afterCause}
                OR (cause_id = #{afterCause} AND kind &lt; #{afterKind}))))
            </if>
            ORDER BY moved_at DESC, cause_id DESC, kind DESC LIMIT #{limit}
            </script>
            """)
    List<MovementRow> movements(
            @Param("placeId") long placeId,
            @Param("skuId") long skuId,
            @Param("afterAt") Instant afterAt,
            @Param("afterCause") Long afterCause,
            @Param("afterKind") String afterKind,
            @Param("limit") int limit);

    @Update("UPDATE catalog_stock SET low_at = #{lowAt} WHERE sku_id = #{skuId}")
    int setLowAt(@Param("skuId") long skuId, @Param("lowAt") Integer lowAt);

    @Update("UPDATE stock_at SET low_at = #{lowAt} WHERE place_id = #{placeId} AND sku_id = #{skuId}")
    int setLowAtPlace(@Param("placeId") long placeId, @Param("skuId") long skuId, @Param("lowAt") Integer lowAt);

    record StockRow(
            long placeId,
            long skuId,
            long productId,
            String title,
            String spec,
            int available,
            int reserved,
            int sold,
            Integer lowAt) {}

    record MovementRow(long causeId, String kind, long placeId, long skuId, int units, Instant movedAt) {}

    @Select("SELECT COUNT(*) FROM catalog_stock")
    long count();

    @Select("SELECT COUNT(*) FROM stock_at WHERE place_id = #{placeId}")
    long countAt(long placeId);
}
