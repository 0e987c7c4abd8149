package io.guidepost.domain.price.persistence;

import io.guidepost.domain.price.Pricings.ListPrice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PricingMapper {

    String COLUMNS =
            """
            SELECT id, kind, name, name_en, audience, terms, valid_from, valid_until, created_by, created_at, approved_by,
                   approved_at, ended_at, version
            FROM price_rule
            """;

    @Insert(
            """
            INSERT INTO price_rule (id, kind, name, name_en, audience, terms, valid_from, valid_until, created_by,
                                    created_at)
            VALUES (#{id}, #{kind}, #{name}, #{nameEn}, #{audience}, #{terms}, #{validFrom}, #{validUntil}, #{createdBy},
                    #{createdAt})
            """)
    void insert(PricingRow row);

    @Select(COLUMNS + "WHERE id = #{id}")
    PricingRow find(long id);

    @Select(COLUMNS + "WHERE kind = #{kind} AND id < #{beforeId} ORDER BY id DESC LIMIT #{limit}")
    List<PricingRow> page(String kind, long beforeId, int limit);

    @Select(
            COLUMNS
                    + """
            WHERE approved_at IS NOT NULL AND valid_until > #{now} AND (ended_at IS NULL OR ended_at > #{now})
            ORDER BY id LIMIT #{limit}
            """)
    List<PricingRow> inForceFrom(Instant now, int limit);

    @Update(
            """
            UPDATE price_rule SET approved_by = #{adminId}, approved_at = #{at}, version = version + 1
            WHERE id = #{id} AND version = #{version} AND approved_at IS NULL AND ended_at IS NULL
            """)
    int approve(long id, int version, long adminId, Instant at);

    @Update(
            """
            UPDATE price_rule SET ended_by = #{adminId}, ended_at = #{at}, version = version + 1
            WHERE id = #{id} AND ended_at IS NULL
            """)
    int end(long id, long adminId, Instant at);

    @Update(
            """
            UPDATE price_rule SET version = version + 1
            WHERE id = #{id} AND version = #{version} AND approved_at IS NULL AND ended_at IS NULL
            """)
    int touch(long id, int version);

    @Select(COLUMNS + "WHERE LOCATE(#{text}, terms) > 0 ORDER BY id FOR UPDATE")
    List<PricingRow> naming(String text);

    @Update("UPDATE price_rule SET terms = #{terms}, version = version + 1 WHERE id = #{id}")
    int reword(long id, String terms);

    @Insert(
            """
            <script>
            INSERT INTO price_list_item (rule_id, sku_id, price_fen) VALUES
            <foreach item="fen" index="sku" collection="prices" separator=",">(#{listId}, #{sku}, #{fen})</foreach>
            ON DUPLICATE KEY UPDATE price_fen = VALUES(price_fen)
            </script>
            """)
    void putPrices(long listId, Map<Long, Long> prices);

    @Delete(
            """
            <script>
            DELETE FROM price_list_item WHERE rule_id = #{listId} AND sku_id IN
            <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void removePrices(long listId, Collection<Long> skuIds);

    @Select("SELECT COUNT(*) FROM price_list_item WHERE rule_id = #{listId}")
    int countPrices(long listId);

    @Select(
            """
            SELECT sku_id, price_fen FROM price_list_item WHERE rule_id = #{listId} AND sku_id > #{afterSkuId}
            ORDER BY sku_id LIMIT #{limit}
            """)
    List<ListPrice> pricesOf(long listId, long afterSkuId, int limit);

    @Select(
            """
            <script>
            SELECT rule_id, sku_id, price_fen FROM price_list_item
            WHERE rule_id IN <foreach item="id" collection="listIds" open="(" separator="," close=")">#{id}</foreach>
            AND sku_id IN <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<ItemRow> prices(Collection<Long> listIds, Collection<Long> skuIds);

    /** The tree of categories is small; a change of it is seen in how many there are and where they hang. */
    @Select(
            """
            SELECT CONCAT((SELECT version FROM price_book WHERE id = 1), '/',
                          EXISTS (SELECT 1 FROM catalog_store_price), '/', COUNT(*), '/',
                          COALESCE(SUM(CRC32(CONCAT(id, ':', COALESCE(parent_id, 0)))), 0))
            FROM catalog_category
            """)
    String mark();

    @Select("SELECT EXISTS (SELECT 1 FROM catalog_store_price)")
    boolean anyStorePrice();

    @Update("UPDATE price_book SET version = version + 1 WHERE id = 1")
    void changed();

    @Select("SELECT id, parent_id FROM catalog_category WHERE parent_id IS NOT NULL")
    List<ParentRow> parents();

    @Select(
            """
            <script>
            SELECT sku_id, grams FROM price_sku_weight WHERE sku_id IN
            <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<WeightRow> weights(Collection<Long> skuIds);

    @Insert(
            """
            <script>
            INSERT INTO price_sku_weight (sku_id, grams, updated_by, updated_at) VALUES
            <foreach item="grams" index="sku" collection="weights" separator=",">
              (#{sku}, #{grams}, #{adminId}, #{at})
            </foreach>
            ON DUPLICATE KEY UPDATE grams = VALUES(grams), updated_by = VALUES(updated_by), updated_at = VALUES(updated_at)
            </script>
            """)
    void weigh(Map<Long, Integer> weights, long adminId, Instant at);

    record PricingRow(
            long id,
            String kind,
            String name,
            String nameEn,
            String audience,
            String terms,
            Instant validFrom,
            Instant validUntil,
            long createdBy,
            Instant createdAt,
            Long approvedBy,
            Instant approvedAt,
            Instant endedAt,
            int version) {}

    record ItemRow(long ruleId, long skuId, long priceFen) {}

    record ParentRow(long id, long parentId) {}

    record WeightRow(long skuId, int grams) {}
}
