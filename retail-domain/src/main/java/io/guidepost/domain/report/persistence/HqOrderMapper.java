package io.guidepost.domain.report.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.report.HqOrders.OrderRow;
import io.guidepost.domain.sight.Sight;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface HqOrderMapper {

    String ORDER =
            """
            <script>
            SELECT o.id, o.member_id, o.status, o.list_fen, o.discount_fen, o.freight_fen, o.payable_fen,
                   (SELECT COALESCE(SUM(l.refunded_fen), 0) FROM order_line l WHERE l.order_id = o.id) AS refunded_fen,
                   d.basis, d.guide_id, g.name AS guide_name, d.store_id, s.name AS store_name, d.region_id,
                   o.placed_at, o.expires_at, o.paid_at, o.shipped_at, o.received_at, o.window_ends_at, o.closed_at,
                   o.close_reason
            FROM order_header o
            LEFT JOIN attribution_decision d ON d.order_id = o.id
                AND d.revision = (SELECT MAX(r.revision) FROM attribution_decision r WHERE r.order_id = o.id)
            LEFT JOIN org_guide g ON g.id = d.guide_id
            LEFT JOIN org_store s ON s.id = d.store_id
            """;

    String SEEN = WithinSight.REGION + "d.region_id" + WithinSight.OR_STORE + "d.store_id" + WithinSight.END;

    @Select(ORDER
            + """
            WHERE o.id &lt; #{beforeId}
            <if test="status != null">AND o.status = #{status}</if>
            <if test="storeId != null">AND d.store_id = #{storeId}</if>
            <if test="guideId != null">AND d.guide_id = #{guideId}</if>
            <if test="phoneIndex != null">AND o.phone_index = #{phoneIndex}</if>
            <if test="trackingNo != null">
                AND EXISTS (SELECT 1 FROM order_parcel p WHERE p.order_id = o.id AND p.tracking_no = #{trackingNo})
            </if>
            """
            + SEEN
            + " ORDER BY o.id DESC LIMIT #{limit} </script>")
    List<OrderRow> page(
            Sight sight,
            Long storeId,
            Long guideId,
            String status,
            String phoneIndex,
            String trackingNo,
            long beforeId,
            int limit);

    @Select(ORDER + "WHERE o.id = #{id} " + SEEN + "</script>")
    OrderRow find(Sight sight, long id);
}
