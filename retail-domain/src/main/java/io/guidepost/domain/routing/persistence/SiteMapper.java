package io.guidepost.domain.routing.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SiteMapper {

    @Select(
            """
            <script>
            SELECT s.id AS place_id, s.name, COALESCE(d.address, '') AS address, s.state = 'OPEN' AS is_open,
                   COALESCE(r.is_enabled, TRUE) AS is_enabled, COALESCE(r.priority, #{usual}) AS priority
            FROM org_store s
            LEFT JOIN org_store_detail d ON d.store_id = s.id
            LEFT JOIN routing_site r ON r.place_id = s.id
            WHERE s.id IN (SELECT a.place_id FROM stock_at a WHERE a.available + a.reserved + a.sold > 0 AND a.sku_id IN
                <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>)
            ORDER BY COALESCE(r.priority, #{usual}), s.id
            LIMIT #{limit}
            </script>
            """)
    List<SiteRow> stores(Collection<Long> skuIds, int usual, int limit);

    @Select("SELECT is_enabled, priority FROM routing_site WHERE place_id = #{placeId}")
    SetRow set(long placeId);

    @Select(
            """
            <script>
            SELECT place_id, sku_id, available FROM stock_at
            WHERE place_id IN <foreach item="id" collection="placeIds" open="(" separator="," close=")">#{id}</foreach>
            AND sku_id IN <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<AvailableRow> available(Collection<Long> placeIds, Collection<Long> skuIds);

    @Select("SELECT COUNT(*) FROM org_store WHERE id = #{placeId}")
    int known(long placeId);

    @Insert(
            """
            INSERT INTO routing_site (place_id, priority, is_enabled, set_by, set_at)
            VALUES (#{placeId}, #{priority}, #{isEnabled}, #{adminId}, #{at})
            ON DUPLICATE KEY UPDATE priority = #{priority}, is_enabled = #{isEnabled}, set_by = #{adminId}, set_at = #{at}
            """)
    void keep(long placeId, int priority, boolean isEnabled, long adminId, Instant at);

    record SiteRow(long placeId, String name, String address, boolean isOpen, boolean isEnabled, int priority) {}

    record SetRow(boolean isEnabled, int priority) {}

    record AvailableRow(long placeId, long skuId, int available) {}
}
