package io.guidepost.domain.catalog.persistence;

import io.guidepost.domain.catalog.Products.SaleableSku;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ProductMapper {

    @Select(
            """
            <script>
            SELECT id, category_id, brand, title, title_en, price_from_fen, images
            FROM catalog_product
            WHERE state = 'ON_SHELF'
            <if test="categoryId != null">
              AND category_id IN (SELECT id FROM catalog_category WHERE id = #{categoryId} OR parent_id = #{categoryId}
                OR parent_id IN (SELECT c.id FROM catalog_category c WHERE c.parent_id = #{categoryId}))
            </if>
            <if test="like != null">AND (LOWER(title) LIKE #{like} OR LOWER(title_en) LIKE #{like})</if>
            <choose>
              <when test="sort.name() == 'PRICE_ASC'">
                <if test="afterId != null">
                  AND (price_from_fen &gt; #{afterPrice} OR (price_from_fen = #{afterPrice} AND id &gt; #{afterId}))
                </if>
                ORDER BY price_from_fen, id
              </when>
              <when test="sort.name() == 'PRICE_DESC'">
                <if test="afterId != null">
                  AND (price_from_fen &lt; #{afterPrice} OR (price_from_fen = #{afterPrice} AND id &lt; #{afterId}))
                </if>
                ORDER BY price_from_fen DESC, id DESC
              </when>
              <otherwise>
                <if test="afterId != null">AND id &lt; #{afterId}</if>
                ORDER BY id DESC
              </otherwise>
            </choose>
            LIMIT #{limit}
            </script>
            """)
    List<CardRow> page(
            Long categoryId,
            String like,
            io.guidepost.domain.catalog.Products.Sort sort,
            Long afterPrice,
            Long afterId,
            int limit);

    @Select(
            """
            SELECT id, category_id, brand, title, title_en, price_from_fen, images, description, video, return_window_days
            FROM catalog_product
            WHERE id = #{id} AND state = 'ON_SHELF'
            """)
    DetailRow detail(long id);

    @Select(
            """
            <script>
            SELECT id, category_id, brand, title, title_en, price_from_fen, images
            FROM catalog_product
            WHERE state = 'ON_SHELF' AND id IN
            <foreach item="id" collection="productIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<CardRow> cards(Collection<Long> productIds);

    @Select(
            """
            SELECT k.id, k.spec, k.specs, k.price_fen, COALESCE(s.available, 0) AS available
            FROM catalog_sku k LEFT JOIN catalog_stock s ON s.sku_id = k.id
            WHERE k.product_id = #{productId} AND k.state = 'ON_SHELF'
            ORDER BY k.id
            """)
    List<SkuRow> skusOf(long productId);

    @Select(
            """
            <script>
            SELECT k.id AS sku_id, k.product_id, p.category_id, p.brand, p.title, k.spec, k.price_fen,
                   p.return_window_days, COALESCE(s.available, 0) AS available
            FROM catalog_sku k
            JOIN catalog_product p ON p.id = k.product_id
            LEFT JOIN catalog_stock s ON s.sku_id = k.id
            WHERE k.state = 'ON_SHELF' AND p.state = 'ON_SHELF' AND k.id IN
            <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<SaleableSku> saleable(Collection<Long> skuIds);

    @Select(
            """
            <script>
            SELECT k.id AS sku_id, k.product_id, p.category_id, p.brand, p.title, k.spec, k.price_fen,
                   p.return_window_days, 0 AS available
            FROM catalog_sku k JOIN catalog_product p ON p.id = k.product_id
            WHERE k.id IN
            <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<SaleableSku> known(Collection<Long> skuIds);

    @Select(
            """
            <script>
            SELECT p.id AS product_id, p.version, p.price_from_fen, k.id AS sku_id, k.state, k.price_fen,
                   COALESCE(s.available, 0) AS available
            FROM catalog_product p
            LEFT JOIN catalog_sku k ON k.product_id = p.id
            LEFT JOIN catalog_stock s ON s.sku_id = k.id
            WHERE p.state = 'ON_SHELF' AND p.id IN
            <foreach item="id" collection="productIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY p.id, k.id
            </script>
            """)
    List<MarkRow> marks(Collection<Long> productIds);

    @Select("SELECT id, parent_id, name, name_en, icon FROM catalog_category ORDER BY sort_order, id LIMIT 1000")
    List<CategoryRow> categories();

    record CardRow(
            long id, long categoryId, String brand, String title, String titleEn, long priceFromFen, String images) {}

    record DetailRow(
            long id,
            long categoryId,
            String brand,
            String title,
            String titleEn,
            long priceFromFen,
            String images,
            String description,
            String video,
            int returnWindowDays) {}

    record SkuRow(long id, String spec, String specs, long priceFen, int available) {}

    record MarkRow(
            long productId, int version, long priceFromFen, Long skuId, String state, Long priceFen, int available) {}

    record CategoryRow(long id, Long parentId, String name, String nameEn, String icon) {}
}
