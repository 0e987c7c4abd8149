package io.guidepost.domain.statement.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/**
 * One statement for each range of payees: everything in it is read in one snapshot, so that figures and ledger are of the
 * same moment. Entries come from an index that holds all that is added up.
 */
@Mapper
interface DraftMapper {

    @Select(
            """
            SELECT owner_id FROM ledger_account WHERE owner_type = 'GUIDE' AND owner_id > #{afterId}
            GROUP BY owner_id ORDER BY owner_id LIMIT #{limit}
            """)
    List<Long> guides(long afterId, int limit);

    @Select("SELECT id FROM org_store WHERE id > #{afterId} ORDER BY id LIMIT #{limit}")
    List<Long> stores(long afterId, int limit);

    @Select("SELECT MIN(id) FROM ledger_transfer WHERE posted_at >= #{until}")
    Long firstTransferSince(Instant until);

    String PAYEES =
            """
            (SELECT a.owner_id AS payee_id, SUM(a.credits_fen - a.debits_fen) AS balance_fen
                FROM ledger_account a
                WHERE a.owner_type = #{r.type} AND a.owner_id > #{r.afterId} AND a.owner_id &lt;= #{r.throughId}
                GROUP BY a.owner_id) b
            """;

    /** What the ledger moved for these payees since the cut-off: their balances of today less this are those of then. */
    String SINCE =
            """
            (SELECT a.owner_id AS payee_id,
                    SUM(CASE WHEN p.side = 'C' THEN p.amount_fen ELSE -p.amount_fen END) AS since_fen
                FROM ledger_account a
                JOIN ledger_posting p ON p.account_id = a.id AND p.transfer_id >= #{r.firstTransferSince}
                JOIN ledger_transfer t ON t.id = p.transfer_id
                WHERE a.owner_type = #{r.type} AND a.owner_id > #{r.afterId} AND a.owner_id &lt;= #{r.throughId}
                AND t.posted_at >= #{r.until}
                GROUP BY a.owner_id) s
            """;

    String ENTRIES =
            """
            (SELECT c.payee_id, COUNT(*) AS entries,
                    SUM(CASE WHEN c.adjusts_month IS NULL AND c.accrual_kind = 'COMMISSION' AND c.kind = 'ACCRUED'
                        THEN c.amount_fen ELSE 0 END) AS accrued_fen,
                    SUM(CASE WHEN c.adjusts_month IS NULL AND c.accrual_kind = 'COMMISSION' AND c.kind = 'CLAWED_BACK'
                        THEN -c.amount_fen ELSE 0 END) AS clawed_fen,
                    SUM(CASE WHEN c.adjusts_month IS NULL AND c.accrual_kind &lt;> 'COMMISSION'
                        THEN c.amount_fen ELSE 0 END) AS incentive_fen,
                    SUM(CASE WHEN c.adjusts_month IS NOT NULL THEN c.amount_fen ELSE 0 END) AS adjustment_fen
                FROM commission_entry c
                WHERE c.payee_type = #{r.type} AND c.payee_id > #{r.afterId} AND c.payee_id &lt;= #{r.throughId}
                AND c.posted_at >= #{r.from} AND c.posted_at &lt; #{r.until}
                GROUP BY c.payee_id) e
            """;

    String PAID =
            """
            (SELECT w.guide_id AS payee_id, COUNT(*) AS entries, SUM(w.amount_fen - w.fee_fen) AS paid_fen,
                    SUM(w.fee_fen) AS fee_fen
                FROM payout_withdrawal w
                WHERE w.guide_id > #{r.afterId} AND w.guide_id &lt;= #{r.throughId} AND w.status = 'SUCCESS'
                AND w.finished_at >= #{r.from} AND w.finished_at &lt; #{r.until} AND #{r.type} = 'GUIDE'
                GROUP BY w.guide_id) w
            """;

    String CHARGED =
            """
            (SELECT h.payee_id, COUNT(*) AS entries, SUM(h.amount_fen) AS fee_fen
                FROM statement_charge h
                WHERE h.payee_type = #{r.type} AND h.payee_id > #{r.afterId} AND h.payee_id &lt;= #{r.throughId}
                AND h.posted_at >= #{r.from} AND h.posted_at &lt; #{r.until}
                GROUP BY h.payee_id) h
            """;

    @Insert(
            """
            <script>
            INSERT INTO statement_sheet (month, draft_no, payee_type, payee_id, payee_name, store_id, region_id, opening_fen,
                accrued_fen, clawed_fen, incentive_fen, adjustment_fen, fee_fen, paid_fen, closing_fen, entries, ledger_fen,
                content_hash, drafted_at)
            SELECT #{r.month}, #{r.draftNo}, #{r.type}, f.payee_id, f.payee_name, f.store_id,
                (SELECT g.region_id FROM org_store_region g WHERE g.store_id = f.store_id AND g.valid_from &lt; #{r.until}
                    AND g.valid_until >= #{r.until} ORDER BY g.valid_from DESC LIMIT 1),
                f.opening_fen, f.accrued_fen, f.clawed_fen, f.incentive_fen, f.adjustment_fen, f.fee_fen, f.paid_fen,
                f.closing_fen, f.entries, f.ledger_fen,
                SHA2(CONCAT_WS(#{r.lineFeed}, #{r.sealHead}, CONCAT('payee ', #{r.type}, ' ', f.payee_id),
                    CONCAT('OPENING ', f.opening_fen), CONCAT('ACCRUED ', f.accrued_fen),
                    CONCAT('CLAWED_BACK ', f.clawed_fen), CONCAT('INCENTIVES ', f.incentive_fen),
                    CONCAT('ADJUSTMENTS ', f.adjustment_fen), CONCAT('FEES ', f.fee_fen), CONCAT('PAID ', f.paid_fen),
                    CONCAT('CLOSING ', f.closing_fen), CONCAT('entries ', f.entries)), 256),
                #{r.at}
            FROM (SELECT x.*, x.opening_fen + x.accrued_fen - x.clawed_fen + x.incentive_fen + x.adjustment_fen - x.fee_fen
                    - x.paid_fen AS closing_fen
                FROM (SELECT k.payee_id, k.payee_name, k.store_id, COALESCE(o.closing_fen, 0) AS opening_fen,
                        COALESCE(e.accrued_fen, 0) AS accrued_fen, COALESCE(e.clawed_fen, 0) AS clawed_fen,
                        COALESCE(e.incentive_fen, 0) AS incentive_fen, COALESCE(e.adjustment_fen, 0) AS adjustment_fen,
                        COALESCE(h.fee_fen, 0) + COALESCE(w.fee_fen, 0) AS fee_fen, COALESCE(w.paid_fen, 0) AS paid_fen,
                        COALESCE(e.entries, 0) + COALESCE(w.entries, 0) + COALESCE(h.entries, 0) AS entries,
                        COALESCE(b.balance_fen, 0) - COALESCE(s.since_fen, 0) AS ledger_fen
                    FROM
                    <choose>
                        <when test="r.type == 'GUIDE'">
                            (SELECT y.payee_id, COALESCE(i.name, '') AS payee_name,
                                (SELECT m.store_id FROM org_employment m WHERE m.guide_id = y.payee_id
                                    AND m.valid_from &lt; #{r.until}
                                    ORDER BY CASE WHEN m.valid_until >= #{r.until} THEN 0 ELSE 1 END, m.is_primary DESC,
                                        m.valid_until DESC LIMIT 1) AS store_id
                            FROM (SELECT DISTINCT owner_id AS payee_id FROM ledger_account WHERE owner_type = 'GUIDE'
                                AND owner_id > #{r.afterId} AND owner_id &lt;= #{r.throughId}) y
                            LEFT JOIN org_guide i ON i.id = y.payee_id) k
                        </when>
                        <when test="r.type == 'STORE'">
                            (SELECT id AS payee_id, name AS payee_name, id AS store_id FROM org_store
                            WHERE id > #{r.afterId} AND id &lt;= #{r.throughId}) k
                        </when>
                        <otherwise>(SELECT 0 AS payee_id, '总部' AS payee_name, NULL AS store_id) k</otherwise>
                    </choose>
            """
                    + " LEFT JOIN " + PAYEES + " ON b.payee_id = k.payee_id LEFT JOIN " + SINCE
                    + " ON s.payee_id = k.payee_id LEFT JOIN " + ENTRIES + " ON e.payee_id = k.payee_id LEFT JOIN "
                    + PAID
                    + " ON w.payee_id = k.payee_id LEFT JOIN " + CHARGED + " ON h.payee_id = k.payee_id"
                    + """
                    LEFT JOIN statement_sheet o ON o.month = #{r.formerMonth} AND o.draft_no = #{r.formerDraftNo}
                        AND o.payee_type = #{r.type} AND o.payee_id = k.payee_id) x) f
            WHERE f.entries > 0 OR f.opening_fen &lt;> 0 OR f.closing_fen &lt;> 0 OR f.ledger_fen &lt;> 0
            </script>
            """)
    int sheets(@Param("r") RangeParameters r);

    /** Where two stores share a line, it counts as sold by the one with the larger part. */
    @Insert(
            """
            INSERT INTO statement_service (month, draft_no, store_id, guide_id, sold_lines, commission_fen)
            SELECT #{r.month}, #{r.draftNo}, x.store_id, x.guide_id, SUM(x.sold), SUM(x.amount_fen)
            FROM (SELECT e.payee_id AS guide_id, e.amount_fen,
                    CASE WHEN e.kind = 'ACCRUED' AND e.adjusts_month IS NULL THEN 1 ELSE 0 END AS sold,
                    (SELECT t.payee_id FROM commission_accrual t WHERE t.line_id = a.line_id AND t.revision = a.revision
                        AND t.payee_type IN ('STORE', 'HQ') ORDER BY t.commission_bp DESC, t.id LIMIT 1) AS store_id
                FROM commission_entry e
                JOIN commission_accrual a ON a.id = e.accrual_id
                WHERE e.payee_type = 'GUIDE' AND e.payee_id > #{r.afterId} AND e.payee_id <= #{r.throughId}
                AND e.posted_at >= #{r.from} AND e.posted_at < #{r.until} AND e.accrual_kind = 'COMMISSION') x
            WHERE x.store_id IS NOT NULL
            GROUP BY x.store_id, x.guide_id
            """)
    int services(@Param("r") RangeParameters r);

    /** Sold is what was accrued for the first time; what a later decision moves is an adjustment of commission alone. */
    @Insert(
            """
            <script>
            INSERT INTO statement_trade (month, draft_no, store_id, ownership, orders, sold_lines, list_fen, activity_fen,
                coupon_fen, points_fen, paid_fen, refunded_fen, guide_commission_fen, store_commission_fen, hq_service_bp)
            SELECT #{r.month}, #{r.draftNo}, k.store_id, k.ownership, COALESCE(s.orders, 0), COALESCE(s.sold_lines, 0),
                COALESCE(s.list_fen, 0), COALESCE(s.activity_fen, 0), COALESCE(s.coupon_fen, 0), COALESCE(s.points_fen, 0),
                COALESCE(s.paid_fen, 0), COALESCE(r.refunded_fen, 0), COALESCE(g.commission_fen, 0),
                COALESCE(c.commission_fen, 0), k.hq_service_bp
            FROM
            <choose>
                <when test="r.type == 'STORE'">
                    (SELECT t.id AS store_id, t.ownership,
                        CASE WHEN t.ownership = 'FRANCHISE' THEN COALESCE((SELECT p.hq_service_bp FROM org_store_policy p
                            WHERE p.store_id = t.id AND p.state = 'APPROVED' AND p.effective_from &lt;= #{r.from}
                            ORDER BY p.effective_from DESC, p.approved_at DESC, p.id DESC LIMIT 1), 0) ELSE 0 END
                        AS hq_service_bp
                    FROM org_store t WHERE t.id > #{r.afterId} AND t.id &lt;= #{r.throughId}) k
                </when>
                <otherwise>(SELECT 0 AS store_id, 'DIRECT' AS ownership, 0 AS hq_service_bp) k</otherwise>
            </choose>
            LEFT JOIN (SELECT e.payee_id, COUNT(DISTINCT a.order_id) AS orders, COUNT(*) AS sold_lines,
                    SUM(l.list_fen) AS list_fen, SUM(l.activity_fen) AS activity_fen, SUM(l.coupon_fen) AS coupon_fen,
                    SUM(l.points_fen) AS points_fen, SUM(l.paid_fen) AS paid_fen
                FROM commission_entry e
                JOIN commission_accrual a ON a.id = e.accrual_id
                JOIN order_line l ON l.id = a.line_id
                WHERE e.payee_type = #{r.type} AND e.payee_id > #{r.afterId} AND e.payee_id &lt;= #{r.throughId}
                AND e.posted_at >= #{r.from} AND e.posted_at &lt; #{r.until} AND e.kind = 'ACCRUED' AND e.cause = 'paid'
                AND e.accrual_kind = 'COMMISSION'
                AND a.id = (SELECT t.id FROM commission_accrual t WHERE t.line_id = a.line_id AND t.revision = a.revision
                    AND t.payee_type IN ('STORE', 'HQ') ORDER BY t.commission_bp DESC, t.id LIMIT 1)
                GROUP BY e.payee_id) s ON s.payee_id = k.store_id
            LEFT JOIN (SELECT a.payee_id, SUM(i.amount_fen) AS refunded_fen
                FROM refund_request q
                JOIN ledger_transfer t ON t.event_key = CONCAT('refund:', q.id)
                JOIN refund_line i ON i.refund_id = q.id
                JOIN commission_accrual a ON a.id = (SELECT v.id FROM commission_accrual v WHERE v.line_id = i.line_id
                    AND v.revision = 1 AND v.payee_type IN ('STORE', 'HQ') ORDER BY v.commission_bp DESC, v.id LIMIT 1)
                WHERE q.status = 'SUCCEEDED' AND q.finished_at >= #{r.refundsFrom} AND q.finished_at &lt; #{r.until}
                AND t.posted_at >= #{r.from} AND t.posted_at &lt; #{r.until}
                AND a.payee_type = #{r.type} AND a.payee_id > #{r.afterId} AND a.payee_id &lt;= #{r.throughId}
                GROUP BY a.payee_id) r ON r.payee_id = k.store_id
            LEFT JOIN (SELECT v.store_id, SUM(v.commission_fen) AS commission_fen FROM statement_service v
                WHERE v.month = #{r.month} AND v.draft_no = #{r.draftNo}
                AND v.store_id > #{r.afterId} AND v.store_id &lt;= #{r.throughId}
                GROUP BY v.store_id) g ON g.store_id = k.store_id
            LEFT JOIN (SELECT e.payee_id, SUM(e.amount_fen) AS commission_fen FROM commission_entry e
                WHERE e.payee_type = #{r.type} AND e.payee_id > #{r.afterId} AND e.payee_id &lt;= #{r.throughId}
                AND e.posted_at >= #{r.from} AND e.posted_at &lt; #{r.until} AND e.accrual_kind = 'COMMISSION'
                GROUP BY e.payee_id) c ON c.payee_id = k.store_id
            WHERE s.payee_id IS NOT NULL OR r.payee_id IS NOT NULL OR g.store_id IS NOT NULL OR c.payee_id IS NOT NULL
            </script>
            """)
    int trades(@Param("r") RangeParameters r);

    record RangeParameters(
            int month,
            int draftNo,
            String type,
            long afterId,
            long throughId,
            Instant from,
            Instant until,
            Instant refundsFrom,
            int formerMonth,
            int formerDraftNo,
            long firstTransferSince,
            String sealHead,
            String lineFeed,
            Instant at) {}
}
