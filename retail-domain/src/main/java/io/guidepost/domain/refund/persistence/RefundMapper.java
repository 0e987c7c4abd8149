package io.guidepost.domain.refund.persistence;

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
interface RefundMapper {

    String REFUND =
            """
            SELECT r.id, r.order_id, r.kind, r.transaction_id, r.out_refund_no, r.status, r.amount_fen, r.reason,
                   r.requested_at, r.approved_by, r.approved_at, r.finished_at, r.fail_reason, r.attempts, r.query_at,
                   r.version, r.freight_fen, r.case_id
            FROM refund_request r
            """;

    /** Whoever is kept to places sees the orders credited there. */
    String SEEN =
            """
            <if test="!sight.isAll()">
                AND EXISTS (
                    SELECT 1 FROM attribution_decision d
                    WHERE d.order_id = r.order_id
            """
                    + WithinSight.REGION + "d.region_id" + WithinSight.OR_STORE + "d.store_id" + WithinSight.END
                    + """
                    AND d.revision = (SELECT MAX(l.revision) FROM attribution_decision l WHERE l.order_id = r.order_id))
            </if>
            """;

    @Select(REFUND + "WHERE r.id = #{id}")
    RefundRow byId(long id);

    @Select(REFUND + "WHERE r.out_refund_no = #{outRefundNo}")
    RefundRow byNo(String outRefundNo);

    @Select("<script>" + REFUND + "WHERE r.id = #{id}" + SEEN + "</script>")
    RefundRow seen(Sight sight, long id);

    @Select(REFUND + "WHERE r.order_id = #{orderId} ORDER BY r.id DESC LIMIT 200")
    List<RefundRow> ofOrder(long orderId);

    @Select("<script>" + REFUND
            + """
            WHERE r.id &lt; #{beforeId}
            <if test="status != null">AND r.status = #{status}</if>
            """
            + SEEN
            + """
            ORDER BY r.id DESC
            LIMIT #{limit}
            </script>
            """)
    List<RefundRow> page(Sight sight, String status, long beforeId, int limit);

    @Select(
            """
            <script>
            SELECT refund_id, line_id, quantity, amount_fen FROM refund_line
            WHERE refund_id IN
            <foreach item="id" collection="refundIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY refund_id, line_id
            </script>
            """)
    List<RefundLineRow> linesOf(Collection<Long> refundIds);

    /** Units that are being exchanged are not given back as well. */
    @Select(
            """
            SELECT p.line_id, SUM(p.quantity) AS quantity, SUM(p.amount_fen) AS amount_fen
            FROM (SELECT l.line_id, l.quantity, l.amount_fen
                    FROM refund_request r JOIN refund_line l ON l.refund_id = r.id
                    WHERE r.order_id = #{orderId}
                    AND r.status IN ('REQUESTED', 'APPROVED', 'UNKNOWN', 'PROCESSING', 'ABNORMAL')
                UNION ALL
                SELECT l.line_id, l.quantity, 0
                    FROM aftersale_case c JOIN aftersale_line l ON l.case_id = c.id
                    WHERE c.order_id = #{orderId} AND c.kind = 'EXCHANGE'
                    AND c.status IN ('REQUESTED', 'AWAITING_RETURN', 'RETURNING', 'EXCHANGING')) p
            GROUP BY p.line_id
            """)
    List<PendingRow> pendingOf(long orderId);

    @Insert(
            """
            INSERT INTO refund_request
                (id, order_id, kind, transaction_id, out_refund_no, status, amount_fen, reason, requested_at, approved_at,
                 query_at, freight_fen, case_id)
            VALUES
                (#{id}, #{orderId}, #{kind}, #{transactionId}, #{outRefundNo}, #{status}, #{amountFen}, #{reason},
                 #{requestedAt}, #{approvedAt}, #{queryAt}, #{freightFen}, #{caseId})
            """)
    void insert(RefundRow row);

    @Select(
            """
            SELECT COALESCE(SUM(freight_fen), 0) FROM refund_request
            WHERE order_id = #{orderId} AND status NOT IN ('REJECTED', 'FAILED')
            """)
    long freightOf(long orderId);

    @Update(
            """
            UPDATE refund_request SET freight_fen = freight_fen + #{fen}, amount_fen = amount_fen + #{fen}
            WHERE id = #{id} AND status = 'REQUESTED'
            """)
    int addFreight(long id, long fen);

    @Update("UPDATE refund_request SET requested_by = #{adminId} WHERE id = #{id} AND approved_by IS NULL")
    void askedFor(long id, long adminId);

    @Select("SELECT requested_by FROM refund_request WHERE id = #{id}")
    Long askedForBy(long id);

    @Insert(
            """
            INSERT INTO refund_line (refund_id, line_id, quantity, amount_fen)
            VALUES (#{refundId}, #{lineId}, #{quantity}, #{amountFen})
            """)
    void insertLine(RefundLineRow row);

    @Update(
            """
            UPDATE refund_request
            SET status = #{to}, query_at = #{queryAt}, version = version + 1,
                approved_by = COALESCE(#{approvedBy}, approved_by),
                approved_at = COALESCE(#{approvedAt}, approved_at),
                finished_at = COALESCE(#{finishedAt}, finished_at),
                fail_reason = COALESCE(#{failReason}, fail_reason)
            WHERE id = #{id} AND status = #{from}
            """)
    int move(
            long id,
            String from,
            String to,
            Long approvedBy,
            Instant approvedAt,
            Instant finishedAt,
            String failReason,
            Instant queryAt);

    @Select(
            REFUND
                    + """
            WHERE r.status IN ('APPROVED', 'UNKNOWN', 'PROCESSING', 'ABNORMAL') AND r.query_at <= #{now}
            ORDER BY r.query_at, r.id
            LIMIT #{limit}
            """)
    List<RefundRow> due(Instant now, int limit);

    @Update(
            """
            UPDATE refund_request SET query_at = #{leaseUntil}, attempts = attempts + 1
            WHERE id = #{id} AND query_at = #{seenQueryAt}
            """)
    int claim(long id, Instant seenQueryAt, Instant leaseUntil);

    @Update("UPDATE refund_request SET query_at = #{queryAt} WHERE id = #{id} AND query_at = #{leaseUntil}")
    void askAgain(long id, Instant leaseUntil, Instant queryAt);

    record RefundLineRow(long refundId, long lineId, int quantity, long amountFen) {}

    record PendingRow(long lineId, int quantity, long amountFen) {}
}
