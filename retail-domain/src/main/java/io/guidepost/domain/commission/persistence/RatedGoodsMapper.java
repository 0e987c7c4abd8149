package io.guidepost.domain.commission.persistence;

import io.guidepost.domain.commission.rate.RatedGoods.CheapestOf;
import io.guidepost.domain.commission.rate.RatedGoods.RatedSku;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RatedGoodsMapper {

    @Select(
            """
            <script>
            SELECT k.id AS sku_id, k.product_id, p.category_id, p.brand, p.title, k.price_fen
            FROM catalog_sku k JOIN catalog_product p ON p.id = k.product_id WHERE k.id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<RatedSku> skus(Collection<Long> ids);

    @Select(
            """
            <script>
            SELECT p.id AS product_id, p.category_id, p.brand,
                   (SELECT MIN(k.price_fen) FROM catalog_sku k WHERE k.product_id = p.id) AS lowest_price_fen
            FROM catalog_product p WHERE p.id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<ProductRow> products(Collection<Long> ids);

    @Select("SELECT id, parent_id FROM catalog_category ORDER BY id LIMIT 10000")
    List<CategoryRow> categories();

    @Select(
            """
            SELECT p.category_id, p.brand, MIN(k.price_fen) AS price_fen
            FROM catalog_product p JOIN catalog_sku k ON k.product_id = p.id
            GROUP BY p.category_id, p.brand LIMIT 100000
            """)
    List<CheapestOf> cheapest();

    @Select(
            """
            <script>
            SELECT id FROM catalog_category WHERE id IN
            <foreach collection="ids" item="one" open="(" separator="," close=")">#{one}</foreach>
            </script>
            """)
    List<Long> knownCategories(Collection<Long> ids);

    @Select(
            """
            <script>
            SELECT id FROM org_store WHERE id IN
            <foreach collection="ids" item="one" open="(" separator="," close=")">#{one}</foreach>
            </script>
            """)
    List<Long> knownStores(Collection<Long> ids);

    @Select(
            """
            <script>
            SELECT DISTINCT brand FROM catalog_product WHERE brand IN
            <foreach collection="names" item="one" open="(" separator="," close=")">#{one}</foreach>
            </script>
            """)
    List<String> knownBrands(Collection<String> names);

    record ProductRow(long productId, long categoryId, String brand, Long lowestPriceFen) {}

    record CategoryRow(long id, Long parentId) {}
}
