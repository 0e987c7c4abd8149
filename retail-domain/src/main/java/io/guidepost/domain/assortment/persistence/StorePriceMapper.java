package io.guidepost.domain.assortment.persistence;

import io.guidepost.domain.assortment.StorePrices.StorePrice;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface StorePriceMapper {

    @Select(
            """
            <script>
            SELECT sku_id, store_id, price_fen FROM catalog_store_price WHERE store_id = #{storeId} AND sku_id IN
            <foreach item="each" collection="ids" open="(" separator="," close=")">#{each}</foreach>
            </script>
            """)
    List<StorePrice> at(@Param("storeId") long storeId, @Param("ids") Collection<Long> skuIds);

    @Select(
            """
            <script>
            SELECT p.id FROM catalog_product p
            LEFT JOIN catalog_store_exception e ON e.product_id = p.id AND e.store_id = #{storeId}
            WHERE p.is_everywhere = (e.product_id IS NULL) AND p.id IN
            <foreach item="each" collection="ids" open="(" separator="," close=")">#{each}</foreach>
            </script>
            """)
    List<Long> soldAt(@Param("storeId") long storeId, @Param("ids") Collection<Long> productIds);

    @Select(
            """
            <script>
            SELECT k.product_id, MIN(COALESCE(s.price_fen, k.price_fen)) AS price_fen
            FROM catalog_sku k LEFT JOIN catalog_store_price s ON s.sku_id = k.id AND s.store_id = #{storeId}
            WHERE k.state = 'ON_SHELF' AND k.product_id IN
            <foreach item="each" collection="ids" open="(" separator="," close=")">#{each}</foreach>
            GROUP BY k.product_id
            </script>
            """)
    List<FromRow> fromAt(@Param("storeId") long storeId, @Param("ids") Collection<Long> productIds);

    @Select(
            """
            SELECT sku_id, store_id, price_fen FROM catalog_store_price
            WHERE sku_id = #{skuId} AND store_id > #{afterStoreId} ORDER BY store_id LIMIT #{limit}
            """)
    List<StorePrice> ofSku(long skuId, long afterStoreId, int limit);

    @Insert(
            """
            <script>
            INSERT INTO catalog_store_price (sku_id, store_id, price_fen) VALUES
            <foreach item="row" collection="rows" separator=",">(#{row.skuId}, #{row.storeId}, #{row.priceFen})</foreach>
            ON DUPLICATE KEY UPDATE price_fen = VALUES(price_fen)
            </script>
            """)
    int set(@Param("rows") Collection<StorePrice> rows);

    @Delete(
            """
            <script>
            DELETE FROM catalog_store_price WHERE sku_id = #{skuId} AND store_id IN
            <foreach item="each" collection="ids" open="(" separator="," close=")">#{each}</foreach>
            </script>
            """)
    int clear(@Param("skuId") long skuId, @Param("ids") Collection<Long> storeIds);

    record FromRow(long productId, long priceFen) {}
}
