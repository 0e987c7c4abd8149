package io.guidepost.domain.assortment.persistence;

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
interface AssortmentMapper {

    String PRODUCTS =
            """
            SELECT p.id, p.code, p.category_id, p.brand, p.title, p.title_en, p.description, p.images, p.video,
                p.return_window_days, p.state, p.publish_at, p.unpublish_at, p.is_everywhere, p.price_from_fen,
                p.created_at, p.version
            FROM catalog_product p
            """;

    String AMONG =
            " IN <foreach item=\"each\" collection=\"ids\" open=\"(\" separator=\",\" close=\")\">#{each}</foreach> ";

    String PRODUCT_VALUES =
            """
            INSERT INTO catalog_product (id, code, category_id, brand, title, title_en, description, images, video,
                return_window_days, state, publish_at, unpublish_at, is_everywhere, price_from_fen, created_at, version)
            VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{row.id}, #{row.code}, #{row.categoryId}, #{row.brand}, #{row.title}, #{row.titleEn}, #{row.description},
               #{row.images}, #{row.video}, #{row.returnWindowDays}, #{row.state}, #{row.publishAt}, #{row.unpublishAt},
               #{row.isEverywhere}, #{row.priceFromFen}, #{row.createdAt}, #{row.version})
            </foreach>
            """;

    String SKU_VALUES =
            """
            INSERT INTO catalog_sku (id, product_id, code, spec, specs, price_fen, state)
            VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{row.id}, #{row.productId}, #{row.code}, #{row.spec}, #{row.specs}, #{row.priceFen}, #{row.state})
            </foreach>
            """;

    @Select("<script>" + PRODUCTS + "WHERE p.id" + AMONG + "ORDER BY p.id</script>")
    List<ProductRow> all(@Param("ids") Collection<Long> ids);

    @Select("<script>" + PRODUCTS + "WHERE p.id" + AMONG + "ORDER BY p.id FOR UPDATE</script>")
    List<ProductRow> lock(@Param("ids") Collection<Long> ids);

    @Select("<script>SELECT id, product_id, code, spec, specs, price_fen, state FROM catalog_sku WHERE product_id"
            + AMONG + "ORDER BY product_id, id</script>")
    List<SkuRow> skus(@Param("ids") Collection<Long> ids);

    @Select("<script>SELECT code, id FROM catalog_product WHERE code" + AMONG + "</script>")
    List<CodeRow> byCode(@Param("ids") Collection<String> codes);

    @Select("<script>SELECT code, product_id AS id FROM catalog_sku WHERE code" + AMONG + "</script>")
    List<CodeRow> bySkuCode(@Param("ids") Collection<String> codes);

    @Select(
            "<script>" + PRODUCTS
                    + """
            WHERE p.id &lt; #{beforeId}
            <if test="state != null">AND p.state = #{state}</if>
            <if test="!categoryIds.isEmpty()">
              AND p.category_id IN
              <foreach item="each" collection="categoryIds" open="(" separator="," close=")">#{each}</foreach>
            </if>
            <if test="brand != null">AND p.brand = #{brand}</if>
            <if test="like != null">
              AND (p.code = #{text} OR LOWER(p.title) LIKE #{like} ESCAPE '!' OR LOWER(p.title_en) LIKE #{like} ESCAPE '!'
                OR EXISTS (SELECT 1 FROM catalog_sku k WHERE k.product_id = p.id AND k.code = #{text}))
            </if>
            ORDER BY p.id DESC LIMIT #{limit}
            </script>
            """)
    List<ProductRow> page(
            @Param("state") String state,
            @Param("categoryIds") List<Long> categoryIds,
            @Param("brand") String brand,
            @Param("text") String text,
            @Param("like") String like,
            @Param("beforeId") long beforeId,
            @Param("limit") int limit);

    @Select(PRODUCTS + "WHERE p.id > #{afterId} ORDER BY p.id LIMIT #{limit}")
    List<ProductRow> after(long afterId, int limit);

    @Select("SELECT COUNT(*) FROM catalog_sku")
    long countSkus();

    @Insert("<script>" + PRODUCT_VALUES + "</script>")
    int insertProducts(@Param("rows") Collection<ProductRow> rows);

    /** All rows are there and locked: this is an update of many rows in one statement. */
    @Insert(
            "<script>" + PRODUCT_VALUES
                    + """
            ON DUPLICATE KEY UPDATE code = VALUES(code), category_id = VALUES(category_id), brand = VALUES(brand),
                title = VALUES(title), title_en = VALUES(title_en), description = VALUES(description),
                images = VALUES(images), video = VALUES(video), return_window_days = VALUES(return_window_days),
                state = VALUES(state), publish_at = VALUES(publish_at), unpublish_at = VALUES(unpublish_at),
                price_from_fen = VALUES(price_from_fen), version = version + 1
            </script>
            """)
    int updateProducts(@Param("rows") Collection<ProductRow> rows);

    @Insert("<script>" + SKU_VALUES + "</script>")
    int insertSkus(@Param("rows") Collection<SkuRow> rows);

    @Insert(
            "<script>" + SKU_VALUES
                    + """
            ON DUPLICATE KEY UPDATE code = VALUES(code), spec = VALUES(spec), specs = VALUES(specs),
                price_fen = VALUES(price_fen), state = VALUES(state)
            </script>
            """)
    int updateSkus(@Param("rows") Collection<SkuRow> rows);

    /** So that two SKUs can change their specs or codes for each other's: neither may stand in the other's way. */
    @Update("<script>UPDATE catalog_sku SET code = NULL, spec = CONCAT('#', id) WHERE id" + AMONG + "</script>")
    int standAside(@Param("ids") Collection<Long> ids);

    @Insert(
            """
            <script>
            INSERT IGNORE INTO catalog_stock (sku_id, initial, available) VALUES
            <foreach item="each" collection="ids" separator=",">(#{each}, 0, 0)</foreach>
            </script>
            """)
    int openStock(@Param("ids") Collection<Long> ids);

    @Select(
            """
            (SELECT id, publish_at AS at FROM catalog_product WHERE publish_at <= #{now} ORDER BY publish_at LIMIT #{limit})
            UNION
            (SELECT id, unpublish_at FROM catalog_product WHERE unpublish_at <= #{now} ORDER BY unpublish_at LIMIT #{limit})
            ORDER BY at LIMIT #{limit}
            """)
    List<DueRow> due(Instant now, int limit);

    @Select("SELECT store_id FROM catalog_store_exception WHERE product_id = #{productId} ORDER BY store_id")
    List<Long> exceptions(long productId);

    @Delete("DELETE FROM catalog_store_exception WHERE product_id = #{productId}")
    int clearExceptions(long productId);

    @Insert(
            """
            <script>
            INSERT INTO catalog_store_exception (product_id, store_id) VALUES
            <foreach item="each" collection="ids" separator=",">(#{productId}, #{each})</foreach>
            </script>
            """)
    int insertExceptions(@Param("productId") long productId, @Param("ids") Collection<Long> storeIds);

    @Update("UPDATE catalog_product SET is_everywhere = #{isEverywhere} WHERE id = #{productId}")
    int setEverywhere(long productId, boolean isEverywhere);

    @Select("<script>SELECT COUNT(*) FROM org_store WHERE id" + AMONG + "</script>")
    int knownStores(@Param("ids") Collection<Long> storeIds);

    /** An order reserves by changing these rows, so it either comes before this or finds nothing to reserve. */
    @Select(
            """
            SELECT s.initial + s.restocked + s.inbound + s.reserved + s.sold + s.available FROM catalog_stock s
            JOIN catalog_sku k ON k.id = s.sku_id WHERE k.product_id = #{productId} ORDER BY s.sku_id FOR UPDATE
            """)
    List<Long> lockStock(long productId);

    @Select(
            """
            SELECT COUNT(*) FROM order_line l JOIN catalog_sku k ON k.id = l.sku_id WHERE k.product_id = #{productId}
            """)
    long orderLines(long productId);

    @Delete(
            """
            DELETE FROM catalog_store_price WHERE sku_id IN (SELECT id FROM catalog_sku WHERE product_id = #{productId})
            """)
    int deletePrices(long productId);

    @Delete("DELETE FROM catalog_stock WHERE sku_id IN (SELECT id FROM catalog_sku WHERE product_id = #{productId})")
    int deleteStock(long productId);

    @Delete("DELETE FROM catalog_sku WHERE product_id = #{productId}")
    int deleteSkus(long productId);

    @Delete("DELETE FROM catalog_product WHERE id = #{productId}")
    int deleteProduct(long productId);

    record ProductRow(
            long id,
            String code,
            long categoryId,
            String brand,
            String title,
            String titleEn,
            String description,
            String images,
            String video,
            int returnWindowDays,
            String state,
            Instant publishAt,
            Instant unpublishAt,
            boolean isEverywhere,
            long priceFromFen,
            Instant createdAt,
            int version) {}

    record SkuRow(long id, long productId, String code, String spec, String specs, long priceFen, String state) {}

    record CodeRow(String code, long id) {}

    record DueRow(long id, Instant at) {}
}
