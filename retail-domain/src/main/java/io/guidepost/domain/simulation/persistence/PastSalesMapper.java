package io.guidepost.domain.simulation.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PastSalesMapper {

    @Select(
            """
            <script>
            SELECT order_id, id, sku_id, product_id, category_id,
                   COALESCE((SELECT b.name FROM catalog_brand_former_name f JOIN catalog_brand b ON b.id = f.brand_id
                             WHERE f.name = order_line.brand), brand) AS brand,
                   quantity - refunded_quantity AS kept_units, paid_fen - refunded_fen AS kept_fen
            FROM order_line WHERE order_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY order_id, line_no
            </script>
            """)
    List<LineRow> lines(@Param("ids") Collection<Long> orderIds);

    @Select("SELECT id, parent_id FROM catalog_category ORDER BY id LIMIT 200000")
    List<CategoryRow> categories();

    @Select(
            """
            <script>
            SELECT guide_id AS owner_id, level AS value, valid_from, valid_until FROM org_guide_level WHERE guide_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<SpellRow> levels(@Param("ids") Collection<Long> guideIds);

    @Select(
            """
            SELECT store_id AS owner_id, region_id AS value, valid_from, valid_until FROM org_store_region
            ORDER BY store_id, valid_from LIMIT 500000
            """)
    List<SpellRow> regions();

    record LineRow(
            long orderId,
            long id,
            long skuId,
            long productId,
            long categoryId,
            String brand,
            int keptUnits,
            long keptFen) {}

    record CategoryRow(long id, Long parentId) {}

    record SpellRow(long ownerId, long value, Instant validFrom, Instant validUntil) {}
}
