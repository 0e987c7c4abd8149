package io.guidepost.domain.order.persistence;

import io.guidepost.domain.order.ParcelChange;
import io.guidepost.domain.order.ParcelState;
import io.guidepost.domain.order.Shipment;
import io.guidepost.domain.order.Shipment.Units;
import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ShipmentMapper {

    String PARCEL =
            """
            SELECT s.id, s.order_id, COALESCE(p.carrier, s.carrier) AS carrier,
                   COALESCE(p.tracking_no, s.tracking_no) AS tracking_no, s.shipped_by, s.shipped_at,
                   COALESCE(p.state, 'SENT') AS state, COALESCE(p.state_at, s.shipped_at) AS state_at,
                   COALESCE(p.version, 0) AS version
            FROM order_shipment s LEFT JOIN order_parcel p ON p.shipment_id = s.id
            """;

    /** Units on their way back to the shopper's purse are not sent any more. */
    String GOING_BACK =
            """
            COALESCE((SELECT SUM(x.quantity) FROM refund_line x JOIN refund_request r ON r.id = x.refund_id
                WHERE x.line_id = l.id AND r.status IN ('APPROVED', 'UNKNOWN', 'PROCESSING', 'ABNORMAL')), 0)
            """;

    String SENT =
            """
            COALESCE((SELECT SUM(u.quantity) FROM order_shipment_line u WHERE u.line_id = l.id), 0)
            """;

    @Select(PARCEL + "WHERE s.order_id = #{orderId} ORDER BY s.id LIMIT 1000")
    List<ParcelRow> of(long orderId);

    @Select(PARCEL + "WHERE s.id = #{id}")
    ParcelRow find(long id);

    @Select(
            """
            <script>
            SELECT shipment_id, line_id, quantity FROM order_shipment_line WHERE shipment_id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY shipment_id, line_id
            </script>
            """)
    List<UnitsRow> unitsOf(Collection<Long> ids);

    @Insert(
            """
            INSERT INTO order_shipment (id, order_id, carrier, tracking_no, shipped_by, shipped_at)
            VALUES (#{id}, #{orderId}, #{carrier}, #{trackingNo}, #{shippedBy}, #{shippedAt})
            """)
    void insert(Shipment shipment);

    @Insert(
            """
            INSERT INTO order_parcel (shipment_id, order_id, carrier, tracking_no, state, state_at, ask_at)
            VALUES (#{id}, #{orderId}, #{carrier}, #{trackingNo}, #{state}, #{stateAt}, #{shippedAt})
            """)
    void insertParcel(Shipment shipment);

    @Insert(
            """
            <script>
            INSERT INTO order_shipment_line (shipment_id, line_id, quantity) VALUES
            <foreach item="row" collection="units" separator=",">(#{shipmentId}, #{row.lineId}, #{row.quantity})</foreach>
            </script>
            """)
    void insertUnits(long shipmentId, List<Units> units);

    @Select("SELECT COALESCE(SUM(l.quantity - l.refunded_quantity - " + GOING_BACK
            + "), 0) FROM order_line l WHERE l.order_id = #{orderId}")
    int unitsLeft(long orderId);

    /**
     * What was given back counts against what has not left, as long as there is any: goods that have left are returned only
     * once nothing of the order is left to send.
     */
    @Select("SELECT l.id AS line_id, l.quantity - l.refunded_quantity - " + GOING_BACK + " - " + SENT
            + " AS quantity FROM order_line l WHERE l.order_id = #{orderId}")
    List<LeftRow> leftOf(long orderId);

    @Select(
            """
            SELECT u.line_id, SUM(u.quantity) AS quantity
            FROM order_shipment_line u JOIN order_line l ON l.id = u.line_id
            WHERE l.order_id = #{orderId}
            GROUP BY u.line_id
            """)
    List<Units> sentOf(long orderId);

    @Update("UPDATE order_header SET is_part_sent = #{isPartSent} WHERE id = #{orderId}")
    void notePartSent(long orderId, boolean isPartSent);

    @Select(PARCEL + "WHERE p.ask_at <= #{now} ORDER BY p.ask_at, p.shipment_id LIMIT #{limit}")
    List<ParcelRow> toAskAbout(Instant now, int limit);

    @Update(
            """
            UPDATE order_parcel SET ask_at = #{leaseUntil}, attempts = attempts + 1
            WHERE shipment_id = #{id} AND ask_at <= #{now}
            """)
    int claim(long id, Instant now, Instant leaseUntil);

    @Update(
            "UPDATE order_parcel SET ask_at = #{askAt} WHERE shipment_id = #{id} AND state NOT IN ('DELIVERED', 'RETURNED')")
    void askAgain(long id, Instant askAt);

    @Update(
            """
            UPDATE order_parcel
            SET ask_at = CASE WHEN #{state} IN ('DELIVERED', 'RETURNED') THEN #{never} ELSE ask_at END,
                state = #{state}, state_at = #{at}
            WHERE shipment_id = #{id} AND state_at <= #{at} AND state NOT IN ('DELIVERED', 'RETURNED')
            """)
    int noteState(long id, ParcelState state, Instant at, Instant never);

    @Update(
            """
            UPDATE order_parcel
            SET carrier = #{change.newCarrier}, tracking_no = #{change.newNo}, state = 'SENT',
                state_at = #{change.changedAt}, ask_at = #{change.changedAt}, attempts = 0, version = version + 1
            WHERE shipment_id = #{change.shipmentId} AND version = #{version}
            """)
    int correct(ParcelChange change, int version);

    @Insert(
            """
            INSERT INTO order_parcel_change
                (id, shipment_id, old_carrier, old_no, new_carrier, new_no, reason, changed_by, changed_at)
            VALUES
                (#{id}, #{shipmentId}, #{oldCarrier}, #{oldNo}, #{newCarrier}, #{newNo}, #{reason}, #{changedBy}, #{changedAt})
            """)
    void insertChange(ParcelChange change);

    @Select(
            """
            SELECT id, shipment_id, old_carrier, old_no, new_carrier, new_no, reason, changed_by, changed_at
            FROM order_parcel_change WHERE shipment_id = #{shipmentId} ORDER BY id DESC LIMIT 100
            """)
    List<ParcelChange> changesOf(long shipmentId);

    @Select("SELECT COUNT(*) FROM order_header WHERE id = #{orderId} AND is_pick_up = TRUE")
    int pickUps(long orderId);

    @Select(
            """
            <script>
            SELECT COUNT(*)
            FROM attribution_decision d
            WHERE d.order_id = #{orderId}
            """
                    + WithinSight.REGION + "d.region_id" + WithinSight.OR_STORE + "d.store_id" + WithinSight.END
                    + """
            AND d.revision = (SELECT MAX(r.revision) FROM attribution_decision r WHERE r.order_id = d.order_id)
            </script>
            """)
    int creditedWithin(Sight sight, long orderId);

    record ParcelRow(
            long id,
            long orderId,
            String carrier,
            String trackingNo,
            long shippedBy,
            Instant shippedAt,
            ParcelState state,
            Instant stateAt,
            int version) {

        Shipment toShipment(List<Units> units) {
            return new Shipment(id, orderId, carrier, trackingNo, shippedBy, shippedAt, state, stateAt, units, version);
        }
    }

    record UnitsRow(long shipmentId, long lineId, int quantity) {}

    /** Below zero where goods that have left are on their way back. */
    record LeftRow(long lineId, int quantity) {}
}
