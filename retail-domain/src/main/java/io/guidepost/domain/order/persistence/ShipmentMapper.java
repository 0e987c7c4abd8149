package io.guidepost.domain.order.persistence;

import io.guidepost.domain.order.Shipment;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ShipmentMapper {

    @Select(
            """
            SELECT id, order_id, carrier, tracking_no, shipped_by, shipped_at
            FROM order_shipment
            WHERE order_id = #{orderId}
            ORDER BY id
            LIMIT 1000
            """)
    List<Shipment> of(long orderId);

    @Insert(
            """
            INSERT INTO order_shipment (id, order_id, carrier, tracking_no, shipped_by, shipped_at)
            VALUES (#{id}, #{orderId}, #{carrier}, #{trackingNo}, #{shippedBy}, #{shippedAt})
            """)
    void insert(Shipment shipment);

    @Select(
            """
            SELECT COALESCE(SUM(l.quantity - l.refunded_quantity - COALESCE(
                (SELECT SUM(x.quantity) FROM refund_line x JOIN refund_request r ON r.id = x.refund_id
                 WHERE x.line_id = l.id AND r.status IN ('APPROVED', 'UNKNOWN', 'PROCESSING', 'ABNORMAL')), 0)), 0)
            FROM order_line l
            WHERE l.order_id = #{orderId}
            """)
    int unitsLeft(long orderId);

    @Select(
            """
            SELECT COUNT(*)
            FROM attribution_decision d
            WHERE d.order_id = #{orderId} AND d.region_id = #{regionId}
            AND d.revision = (SELECT MAX(r.revision) FROM attribution_decision r WHERE r.order_id = d.order_id)
            """)
    int creditedTo(long regionId, long orderId);
}
