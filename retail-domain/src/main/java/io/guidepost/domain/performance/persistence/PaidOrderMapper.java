package io.guidepost.domain.performance.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PaidOrderMapper {

    /** Of an order: that it was paid and earned; of a refund: that it went back and took back; of a correction: all of it. */
    String CONCERNED =
            """
            t.code IN ('PAID', 'ACCRUED', 'REFUNDED', 'CLAWED_BACK', 'CORRECTION_REVERSED', 'CORRECTION_ACCRUED')
            """;

    String IDS = "<foreach collection=\"ids\" item=\"id\" open=\"(\" separator=\",\" close=\")\">#{id}</foreach>";

    @Select("SELECT t.posted_at FROM ledger_transfer t WHERE t.posted_at >= #{from} AND " + CONCERNED
            + " ORDER BY t.posted_at LIMIT 1")
    Instant nextPosted(Instant from);

    @Select(
            "SELECT superseded_at FROM attribution_decision WHERE superseded_at >= #{from} ORDER BY superseded_at LIMIT 1")
    Instant nextCorrection(Instant from);

    /** The moment of the transfer that comes after so many. */
    @Select(
            """
            SELECT posted_at FROM ledger_transfer
            WHERE posted_at >= #{from} AND posted_at < #{until}
            ORDER BY posted_at LIMIT 1 OFFSET #{transfers}
            """)
    Instant postedAfter(@Param("from") Instant from, @Param("until") Instant until, @Param("transfers") int transfers);

    @Select(
            """
            SELECT posted_at FROM ledger_transfer
            WHERE posted_at > #{from} AND posted_at < #{until}
            ORDER BY posted_at LIMIT 1
            """)
    Instant postedLater(@Param("from") Instant from, @Param("until") Instant until);

    @Select(
            """
            SELECT t.ref_id FROM ledger_transfer t
            WHERE t.posted_at >= #{from} AND t.posted_at < #{until} AND t.ref_type = 'ORDER' AND t.code IN ('PAID', 'ACCRUED')
            UNION
            SELECT r.order_id FROM ledger_transfer t
            JOIN refund_request r ON r.id = t.ref_id
            WHERE t.posted_at >= #{from} AND t.posted_at < #{until} AND t.ref_type = 'REFUND'
                AND t.code IN ('REFUNDED', 'CLAWED_BACK')
            UNION
            SELECT c.order_id FROM ledger_transfer t
            JOIN correction_case c ON c.id = t.ref_id
            WHERE t.posted_at >= #{from} AND t.posted_at < #{until} AND t.ref_type = 'CORRECTION'
            UNION
            SELECT d.order_id FROM attribution_decision d
            WHERE d.superseded_at >= #{from} AND d.superseded_at < #{until}
            ORDER BY 1
            """)
    List<Long> touched(@Param("from") Instant from, @Param("until") Instant until);

    @Select("<script>"
            + """
            SELECT o.id, o.paid_at, t.posted_at AS known_at
            FROM order_header o
            JOIN ledger_transfer t ON t.ref_type = 'ORDER' AND t.ref_id = o.id AND t.code = 'PAID'
            WHERE o.paid_at IS NOT NULL AND o.id IN
            """
            + IDS + " ORDER BY o.id</script>")
    List<OrderRow> orders(@Param("ids") Collection<Long> ids);

    @Select("<script>SELECT order_id, id, quantity, paid_fen FROM order_line WHERE order_id IN " + IDS
            + " ORDER BY order_id, line_no</script>")
    List<LineRow> lines(@Param("ids") Collection<Long> ids);

    @Select("<script>"
            + """
            SELECT r.order_id, l.line_id, l.quantity, l.amount_fen, t.posted_at AS known_at
            FROM refund_request r
            JOIN ledger_transfer t ON t.ref_type = 'REFUND' AND t.ref_id = r.id AND t.code = 'REFUNDED'
            JOIN refund_line l ON l.refund_id = r.id
            WHERE r.order_id IN
            """
            + IDS + " ORDER BY r.order_id, t.posted_at</script>")
    List<RefundRow> refunds(@Param("ids") Collection<Long> ids);

    /**
     * The region of the headline's store was kept with the decision; that of another is looked up as of then. Accruals know
     * in which order the decision named the guides of a line: the last fen goes by it.
     */
    @Select("<script>"
            + """
            SELECT d.order_id, d.revision, d.superseded_at, c.line_id, c.payee_type, c.payee_id, c.performance_bp,
                CASE WHEN c.payee_type = 'HQ' AND d.store_id IS NULL THEN d.region_id
                    WHEN c.payee_type = 'STORE' AND c.payee_id = d.store_id THEN COALESCE(d.region_id, s.region_id)
                    ELSE s.region_id END AS region_id,
                SUBSTRING_INDEX(a.share, '@', -1) AS position
            FROM attribution_decision d
            JOIN attribution_credit c ON c.order_id = d.order_id AND c.revision = d.revision
            LEFT JOIN org_store_region s ON c.payee_type = 'STORE' AND s.store_id = c.payee_id
                AND s.valid_from &lt;= d.decided_at AND s.valid_until > d.decided_at
            LEFT JOIN commission_accrual a ON a.line_id = c.line_id AND a.payee_type = c.payee_type
                AND a.payee_id = c.payee_id AND a.revision = c.revision
            WHERE c.performance_bp > 0 AND d.order_id IN
            """
            + IDS + " ORDER BY d.order_id, d.revision, c.line_id, c.payee_type, position, c.payee_id</script>")
    List<CreditRow> credits(@Param("ids") Collection<Long> ids);

    @Select("<script>"
            + """
            SELECT a.order_id, a.line_id, a.revision, e.payee_type, e.payee_id, e.amount_fen, e.posted_at AS known_at
            FROM commission_accrual a
            JOIN commission_entry e ON e.accrual_id = a.id
            WHERE a.kind = 'COMMISSION' AND a.payee_type IN ('GUIDE', 'STORE') AND e.amount_fen &lt;> 0 AND a.order_id IN
            """
            + IDS + " ORDER BY a.order_id, e.id</script>")
    List<EarnedRow> earned(@Param("ids") Collection<Long> ids);

    record OrderRow(long id, Instant paidAt, Instant knownAt) {}

    record LineRow(long orderId, long id, int quantity, long paidFen) {}

    record RefundRow(long orderId, long lineId, int quantity, long amountFen, Instant knownAt) {}

    record CreditRow(
            long orderId,
            int revision,
            Instant supersededAt,
            long lineId,
            String payeeType,
            long payeeId,
            int performanceBp,
            Long regionId,
            String position) {}

    record EarnedRow(
            long orderId, long lineId, int revision, String payeeType, long payeeId, long amountFen, Instant knownAt) {}
}
