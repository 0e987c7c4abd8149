package io.guidepost.domain.attribution.persistence;

import io.guidepost.domain.attribution.PastDecisions.Key;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PastDecisionMapper {

    @Select(
            """
            SELECT COUNT(*) FROM order_header
            WHERE placed_at >= #{from} AND placed_at < #{until} AND paid_at IS NOT NULL
            """)
    long count(@Param("from") Instant from, @Param("until") Instant until);

    /** In no order: the database would carry every decision's inputs through a sort. */
    @Select(
            """
            SELECT d.order_id, d.revision, o.placed_at, d.rule_set_version, d.basis, d.guide_id, d.store_id, d.region_id,
                   d.inputs
            FROM (SELECT id, placed_at FROM order_header
                  WHERE placed_at >= #{placedAt} AND placed_at < #{until} AND paid_at IS NOT NULL
                  AND (placed_at > #{placedAt} OR id > #{orderId})
                  ORDER BY placed_at, id LIMIT #{limit}) o
            JOIN attribution_decision d ON d.order_id = o.id
            WHERE NOT EXISTS (SELECT 1 FROM attribution_decision n
                              WHERE n.order_id = d.order_id AND n.revision > d.revision)
            """)
    List<PastRow> after(
            @Param("placedAt") Instant placedAt,
            @Param("orderId") long orderId,
            @Param("until") Instant until,
            @Param("limit") int limit);

    @Select(
            """
            <script>
            SELECT d.order_id, d.revision, o.placed_at, d.rule_set_version, d.basis, d.guide_id, d.store_id, d.region_id,
                   d.inputs
            FROM attribution_decision d JOIN order_header o ON o.id = d.order_id
            WHERE (d.order_id, d.revision) IN
            <foreach collection="keys" item="k" open="(" separator="," close=")">(#{k.orderId}, #{k.revision})</foreach>
            ORDER BY d.order_id
            </script>
            """)
    List<PastRow> of(@Param("keys") Collection<Key> keys);

    @Select("SELECT outcome FROM attribution_decision WHERE order_id = #{orderId} AND revision = #{revision}")
    String outcome(@Param("orderId") long orderId, @Param("revision") int revision);

    record PastRow(
            long orderId,
            int revision,
            Instant placedAt,
            int ruleSetVersion,
            String basis,
            Long guideId,
            Long storeId,
            Long regionId,
            String inputs) {}
}
