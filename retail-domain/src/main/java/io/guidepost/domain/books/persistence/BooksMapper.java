package io.guidepost.domain.books.persistence;

import io.guidepost.domain.books.BooksQueries;
import io.guidepost.domain.books.Finding;
import io.guidepost.domain.books.Movement;
import io.guidepost.domain.books.WeChatBills;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** Each question is its statement; there is nothing in between. */
@Mapper
interface BooksMapper extends BooksQueries {

    /** A row holds 64 KB; who needs more runs the statement. */
    int EXAMPLES_KEPT = 100;

    @Override
    @Select("SELECT COUNT(*) FROM ledger_transfer")
    long transfers();

    @Override
    @Select("SELECT COUNT(*) FROM ledger_account")
    long accounts();

    @Override
    @Select("SELECT COUNT(*) FROM order_header")
    long orders();

    @Override
    @Select("SELECT COUNT(*) FROM refund_request")
    long refunds();

    @Override
    @Select("SELECT COUNT(*) FROM commission_accrual")
    long accruals();

    @Override
    @Select("SELECT (SELECT COUNT(*) FROM catalog_stock) + (SELECT COUNT(*) FROM stock_at)")
    long stocks();

    @Override
    @Select(
            """
            SELECT CONCAT('transfer ', t.id, ' ', t.event_key)
            FROM ledger_transfer t LEFT JOIN ledger_posting p ON p.transfer_id = t.id
            GROUP BY t.id, t.event_key, t.amount_fen
            HAVING COUNT(p.seq) < 2
                OR COALESCE(SUM(CASE WHEN p.side = 'D' THEN p.amount_fen END), 0) <> t.amount_fen
                OR COALESCE(SUM(CASE WHEN p.side = 'C' THEN p.amount_fen END), 0) <> t.amount_fen
            LIMIT 1000
            """)
    List<String> unbalancedTransfers();

    /** Accounts of the house keep no balance: theirs is zero. Either side is read once, however many rows it has. */
    @Override
    @Select(
            """
            SELECT CONCAT(a.owner_type, ' ', a.owner_id, ' ', a.kind, ': ', b.kept_debits, '/', b.kept_credits,
                ' kept, ', b.debits, '/', b.credits, ' posted')
            FROM (SELECT account_id, SUM(kept_debits) AS kept_debits, SUM(kept_credits) AS kept_credits,
                    SUM(debits) AS debits, SUM(credits) AS credits
                FROM (SELECT id AS account_id, debits_fen AS kept_debits, credits_fen AS kept_credits, 0 AS debits, 0 AS credits
                        FROM ledger_account
                    UNION ALL
                    SELECT p.account_id, 0, 0, CASE WHEN p.side = 'D' THEN p.amount_fen ELSE 0 END,
                        CASE WHEN p.side = 'C' THEN p.amount_fen ELSE 0 END
                        FROM ledger_posting p JOIN ledger_account h ON h.id = p.account_id AND h.keeps_balance = 1) both_sides
                GROUP BY account_id
                HAVING SUM(kept_debits) <> SUM(debits) OR SUM(kept_credits) <> SUM(credits)) b
            JOIN ledger_account a ON a.id = b.account_id
            LIMIT 1000
            """)
    List<String> balancesUnlikePostings();

    /** The page is taken first, so that each statement reads the postings of so many accounts and no more. */
    @Override
    @Select(
            """
            SELECT a.id AS account_id, CONCAT(a.owner_type, ' ', a.owner_id, ' ', a.kind) AS account,
                a.debits_fen AS kept_debit_fen, a.credits_fen AS kept_credit_fen,
                COALESCE(SUM(CASE WHEN p.side = 'D' THEN p.amount_fen ELSE 0 END), 0) AS posted_debit_fen,
                COALESCE(SUM(CASE WHEN p.side = 'C' THEN p.amount_fen ELSE 0 END), 0) AS posted_credit_fen
            FROM (SELECT id, owner_type, owner_id, kind, keeps_balance, debits_fen, credits_fen FROM ledger_account
                WHERE id > #{afterAccount} ORDER BY id LIMIT #{limit}) a
            LEFT JOIN ledger_posting p ON p.account_id = a.id AND a.keeps_balance = 1
            GROUP BY a.id, a.owner_type, a.owner_id, a.kind, a.debits_fen, a.credits_fen
            ORDER BY a.id
            """)
    List<RebuiltBalance> rebuiltBalances(long afterAccount, int limit);

    @Override
    default Optional<SealsVerified> sealsVerified() {
        return Optional.ofNullable(latestVerification());
    }

    @Select(
            """
            SELECT transfers, examples FROM ledger_verification WHERE status <> 'RUNNING'
            ORDER BY id DESC LIMIT 1
            """)
    SealsVerified latestVerification();

    @Override
    @Select(
            """
            SELECT CONCAT(owner_type, ' ', owner_id, ' ', kind, ': ', credits_fen - debits_fen)
            FROM ledger_account
            WHERE keeps_balance = 1 AND ((kind NOT IN ('DEBT', 'CLAWBACK_RECEIVABLE') AND credits_fen < debits_fen)
                OR (kind IN ('DEBT', 'CLAWBACK_RECEIVABLE') AND debits_fen < credits_fen))
            LIMIT 1000
            """)
    List<String> overdrawnAccounts();

    @Override
    @Select(
            """
            SELECT CONCAT('order ', o.id, ' ', o.status, ' of ', o.payable_fen, ': ', COUNT(t.id), ' captures of ',
                COALESCE(SUM(t.amount_fen), 0))
            FROM order_header o
            LEFT JOIN ledger_transfer t ON t.ref_type = 'ORDER' AND t.ref_id = o.id AND t.code = 'PAID'
            GROUP BY o.id, o.status, o.payable_fen, o.paid_at
            HAVING (o.paid_at IS NOT NULL AND (COUNT(t.id) <> 1 OR COALESCE(SUM(t.amount_fen), 0) <> o.payable_fen))
                OR (o.paid_at IS NULL AND COUNT(t.id) <> 0)
            LIMIT 1000
            """)
    List<String> ordersUnlikeTheirCapture();

    @Override
    @Select(
            """
            SELECT CONCAT('order ', o.id, ' of ', o.payable_fen, ': ', SUM(r.amount_fen), ' refunded')
            FROM refund_request r JOIN order_header o ON o.id = r.order_id
            WHERE r.kind <> 'SUSPENSE' AND r.status IN ('APPROVED', 'UNKNOWN', 'PROCESSING', 'SUCCEEDED', 'ABNORMAL')
            GROUP BY o.id, o.payable_fen, o.freight_fen
            HAVING SUM(r.amount_fen) > o.payable_fen OR SUM(r.freight_fen) > o.freight_fen
            LIMIT 1000
            """)
    List<String> refundsBeyondPayment();

    /** Those who share a line hold together what its kept money earns. */
    @Override
    @Select(
            """
            SELECT CONCAT('line ', l.id, ' ', g.payee_type, ': ', g.net_fen, ' held')
            FROM (SELECT line_id, payee_type, revision, MIN(rate_bp) AS rate_bp, MIN(fixed_fen) AS fixed_fen,
                    SUM(commission_bp) AS commission_bp, SUM(accrued_fen - clawed_fen) AS net_fen
                FROM commission_accrual a WHERE zero_reason IS NULL AND kind = 'COMMISSION'
                AND NOT EXISTS (SELECT 1 FROM attribution_decision x
                    WHERE x.order_id = a.order_id AND x.revision > a.revision)
                GROUP BY line_id, payee_type, revision
                HAVING COUNT(DISTINCT rule_id) = 1) g
            JOIN order_line l ON l.id = g.line_id
            WHERE g.commission_bp = 10000
            AND g.net_fen <> CASE WHEN g.rate_bp IS NOT NULL
                THEN (l.paid_fen - l.refunded_fen) * g.rate_bp DIV 10000
                ELSE g.fixed_fen * (l.quantity - l.refunded_quantity) END
            LIMIT 1000
            """)
    List<String> accrualsUnlikeTheirFormula();

    @Override
    @Select(
            """
            SELECT CONCAT('accrual ', a.id, ' of order ', a.order_id, ' is superseded and holds ',
                a.accrued_fen - a.clawed_fen)
            FROM commission_accrual a
            WHERE a.kind = 'COMMISSION' AND a.accrued_fen > a.clawed_fen AND EXISTS (SELECT 1 FROM attribution_decision x
                WHERE x.order_id = a.order_id AND x.revision > a.revision)
            LIMIT 1000
            """)
    List<String> accrualsOfSupersededDecisions();

    @Override
    @Select(
            """
            SELECT CONCAT('accrual ', a.id, ' of order ', a.order_id)
            FROM commission_accrual a
            LEFT JOIN order_line l ON l.id = a.line_id AND l.order_id = a.order_id
            LEFT JOIN attribution_credit c ON c.order_id = a.order_id AND c.revision = a.revision
                AND c.line_id = a.line_id AND c.payee_type = a.payee_type AND c.payee_id = a.payee_id
            WHERE a.kind = 'COMMISSION'
            AND (l.id IS NULL OR c.order_id IS NULL OR (a.zero_reason IS NULL AND c.commission_bp <> a.commission_bp))
            LIMIT 1000
            """)
    List<String> accrualsOfOthersThanCredited();

    @Override
    @Select(
            """
            SELECT CONCAT('SKU ', sku_id, ': ', missing, ' missing, ', reserved, ' reserved, ', waiting, ' wait')
            FROM (SELECT sku_id, SUM(missing) AS missing, SUM(reserved) AS reserved, SUM(waiting) AS waiting
                FROM (SELECT sku_id, initial + restocked + inbound + adjusted + transferred
                            - available - reserved - sold AS missing, reserved, 0 AS waiting
                        FROM catalog_stock
                    UNION ALL
                    SELECT sku_id, initial + restocked + inbound + adjusted + transferred
                            - available - reserved - sold, reserved, 0
                        FROM stock_at
                    UNION ALL
                    SELECT l.sku_id, 0, 0, l.quantity
                        FROM order_line l
                        JOIN order_header o ON o.id = l.order_id AND o.status IN ('PENDING_PAYMENT', 'CLOSING')) both_sides
                GROUP BY sku_id
                HAVING SUM(missing) <> 0 OR SUM(reserved) <> SUM(waiting)) c
            WHERE EXISTS (SELECT 1 FROM catalog_stock s WHERE s.sku_id = c.sku_id)
                OR EXISTS (SELECT 1 FROM stock_at s WHERE s.sku_id = c.sku_id)
            LIMIT 1000
            """)
    List<String> stockNotConserved();

    @Override
    @Select(
            """
            SELECT CONCAT('SKU ', sku_id, ' at ', place_id, ', row less movements: ', SUM(initial), ' initial, ',
                SUM(inbound), ' in, ', SUM(adjusted), ' adjusted, ', SUM(transferred), ' carried, ',
                SUM(restocked), ' returned, ', SUM(sold), ' sold, ', SUM(reserved), ' reserved')
            FROM (SELECT 0 AS place_id, sku_id, initial, inbound, adjusted, transferred, restocked, sold, reserved, 0 AS begun
                    FROM catalog_stock
                UNION ALL
                SELECT place_id, sku_id, initial, inbound, adjusted, transferred, restocked, sold, reserved, 0 FROM stock_at
                UNION ALL
                SELECT place_id, sku_id, -SUM(CASE kind WHEN 'INITIAL' THEN units ELSE 0 END),
                    -SUM(CASE kind WHEN 'INBOUND' THEN units ELSE 0 END),
                    -SUM(CASE kind WHEN 'ADJUSTMENT' THEN units ELSE 0 END),
                    -SUM(CASE kind WHEN 'TRANSFER' THEN units ELSE 0 END),
                    -SUM(CASE kind WHEN 'RETURN' THEN units ELSE 0 END),
                    -SUM(CASE kind WHEN 'SALE' THEN units ELSE 0 END),
                    -SUM(CASE kind WHEN 'RESERVATION' THEN units WHEN 'RELEASE' THEN -units WHEN 'SALE' THEN -units
                        ELSE 0 END),
                    SUM(CASE kind WHEN 'INITIAL' THEN 1 ELSE 0 END)
                FROM stock_movement GROUP BY place_id, sku_id) both_sides
            GROUP BY place_id, sku_id
            HAVING (SUM(begun) > 0 AND SUM(initial) <> 0) OR SUM(inbound) <> 0 OR SUM(adjusted) <> 0
                OR SUM(transferred) <> 0 OR SUM(restocked) <> 0 OR SUM(sold) <> 0 OR SUM(reserved) <> 0
            LIMIT 1000
            """)
    List<String> stockUnlikeMovements();

    @Override
    @Select("SELECT COUNT(*) FROM points_account")
    long pointsAccounts();

    @Override
    @Select(
            """
            SELECT CONCAT('member ', a.member_id, ': ', a.balance - a.owed, ' kept, ', COALESCE(e.points, 0), ' in entries')
            FROM points_account a
            LEFT JOIN (SELECT COALESCE(r.held_by, p.record_id) AS holder_id, SUM(p.points) AS points
                       FROM points_entry p LEFT JOIN points_account r ON r.member_id = p.record_id
                       GROUP BY COALESCE(r.held_by, p.record_id)) e ON e.holder_id = a.member_id
            WHERE a.balance - a.owed <> COALESCE(e.points, 0)
            LIMIT 1000
            """)
    List<String> pointsUnlikeEntries();

    @Override
    @Select(
            """
            SELECT CONCAT(owner_type, ' ', owner_id, ' ', kind, ': ', SUM(held_fen), ' held, ', SUM(net_fen), ' accrued')
            FROM (SELECT owner_type, owner_id, kind, credits_fen - debits_fen AS held_fen, 0 AS net_fen
                    FROM ledger_account WHERE kind IN ('PENDING', 'FROZEN')
                UNION ALL
                SELECT payee_type, payee_id, status, 0, accrued_fen - clawed_fen
                    FROM commission_accrual WHERE status IN ('PENDING', 'FROZEN')) both_sides
            GROUP BY owner_type, owner_id, kind
            HAVING SUM(held_fen) <> SUM(net_fen)
            LIMIT 1000
            """)
    List<String> balancesUnlikeAccruals();

    @Override
    @Select(
            """
            SELECT CONCAT('guide ', b.owner_id, ': ', b.credits_fen - b.debits_fen, ' reserved, ',
                COALESCE(w.open_fen, 0), ' open')
            FROM ledger_account b
            LEFT JOIN (SELECT guide_id, SUM(amount_fen) AS open_fen FROM payout_withdrawal
                WHERE open_guide IS NOT NULL GROUP BY guide_id) w ON w.guide_id = b.owner_id
            WHERE b.owner_type = 'GUIDE' AND b.kind = 'WITHDRAWING'
            AND b.credits_fen - b.debits_fen <> COALESCE(w.open_fen, 0)
            LIMIT 1000
            """)
    List<String> withdrawingUnlikeWithdrawals();

    @Override
    @Select("SELECT COUNT(DISTINCT order_id) FROM commission_accrual")
    long ordersWithAccruals();

    /** The legs of expense carry each accrual's number: debited when earned, credited when taken back. */
    @Override
    @Select(
            """
            SELECT CONCAT('accrual ', a.id, ' of order ', a.order_id, ': ', a.accrued_fen, '-', a.clawed_fen, ', ledger ',
                COALESCE(p.earned_fen, 0), '-', COALESCE(p.taken_fen, 0))
            FROM commission_accrual a
            LEFT JOIN (SELECT p.accrual_id, SUM(CASE WHEN p.side = 'D' THEN p.amount_fen ELSE 0 END) AS earned_fen,
                    SUM(CASE WHEN p.side = 'C' THEN p.amount_fen ELSE 0 END) AS taken_fen
                FROM ledger_posting p JOIN ledger_account e ON e.id = p.account_id AND e.kind = 'COMMISSION_EXPENSE'
                GROUP BY p.accrual_id) p ON p.accrual_id = a.id
            WHERE a.kind = 'COMMISSION'
            AND (a.accrued_fen <> COALESCE(p.earned_fen, 0) OR a.clawed_fen <> COALESCE(p.taken_fen, 0))
            LIMIT 1000
            """)
    List<String> accrualsUnlikeLedger();

    @Override
    @Select("SELECT COUNT(*) FROM commission_accrual WHERE kind = 'INCENTIVE'")
    long rewards();

    /** Each reward with its entries, and with the account of the funder who promised it and of nobody else. */
    @Override
    @Select(
            """
            SELECT CONCAT('reward ', id, ' of incentive ', rule_id, ': ', accrued_fen, '-', clawed_fen, ', entries ',
                COALESCE(net_fen, 0), ', ledger ', COALESCE(earned_fen, 0), '-', COALESCE(taken_fen, 0))
            FROM (SELECT a.id, a.rule_id, a.accrued_fen, a.clawed_fen, i.funder_id,
                    (SELECT SUM(e.amount_fen) FROM commission_entry e WHERE e.accrual_id = a.id) AS net_fen,
                    MIN(CASE c.kind WHEN 'RECEIVABLE' THEN c.owner_id ELSE 1 END) AS first_funder,
                    MAX(CASE c.kind WHEN 'RECEIVABLE' THEN c.owner_id ELSE 1 END) AS last_funder,
                    SUM(CASE WHEN p.side = 'D' THEN p.amount_fen ELSE 0 END) AS earned_fen,
                    SUM(CASE WHEN p.side = 'C' THEN p.amount_fen ELSE 0 END) AS taken_fen
                FROM commission_accrual a
                LEFT JOIN incentive i ON i.id = a.rule_id
                LEFT JOIN (ledger_posting p
                    JOIN ledger_account c ON c.id = p.account_id AND c.kind IN ('INCENTIVE_EXPENSE', 'RECEIVABLE'))
                  ON p.accrual_id = a.id
                WHERE a.kind = 'INCENTIVE'
                GROUP BY a.id, a.rule_id, a.accrued_fen, a.clawed_fen, i.funder_id) r
            WHERE funder_id IS NULL OR first_funder IS NULL OR first_funder <> funder_id OR last_funder <> funder_id
                OR accrued_fen <> earned_fen OR clawed_fen <> taken_fen
                OR accrued_fen - clawed_fen <> COALESCE(net_fen, 0)
            LIMIT 1000
            """)
    List<String> rewardsUnlikeLedger();

    @Override
    @Select("SELECT COUNT(*) FROM incentive_budget")
    long incentiveBudgets();

    @Override
    @Select(
            """
            SELECT CONCAT('incentive ', b.incentive_id, ': ', b.used_fen, ' of ', b.budget_fen, ' used, ',
                COALESCE(a.net_fen, 0), ' stand')
            FROM incentive_budget b
            LEFT JOIN (SELECT rule_id, SUM(accrued_fen - clawed_fen) AS net_fen FROM commission_accrual
                WHERE kind = 'INCENTIVE' GROUP BY rule_id) a ON a.rule_id = b.incentive_id
            WHERE b.used_fen <> COALESCE(a.net_fen, 0) OR b.used_fen > b.budget_fen
            UNION ALL
            SELECT CONCAT('incentive ', i.id, ' for ', a.payee_type, ' ', a.payee_id, ': ', COALESCE(u.used_fen, 0), ' used, ',
                a.net_fen, ' stand, cap ', i.payee_cap_fen)
            FROM incentive i
            JOIN (SELECT rule_id, payee_type, payee_id, SUM(accrued_fen - clawed_fen) AS net_fen FROM commission_accrual
                WHERE kind = 'INCENTIVE' GROUP BY rule_id, payee_type, payee_id) a ON a.rule_id = i.id
            LEFT JOIN incentive_payee_use u ON u.incentive_id = i.id AND u.payee_type = a.payee_type
                AND u.payee_id = a.payee_id
            WHERE i.payee_cap_fen IS NOT NULL
            AND (COALESCE(u.used_fen, 0) <> a.net_fen OR a.net_fen > i.payee_cap_fen)
            LIMIT 1000
            """)
    List<String> budgetsUnlikeRewards();

    @Override
    @Select("SELECT COUNT(*) FROM order_line l JOIN order_header o ON o.id = l.order_id WHERE o.paid_at IS NOT NULL")
    long paidLines();

    @Override
    @Select(
            """
            SELECT CONCAT('line ', l.id, ' of order ', l.order_id, ': ', COALESCE(c.payee_type, 'nobody'), ' ',
                COALESCE(c.payee_id, ''))
            FROM order_line l
            JOIN order_header o ON o.id = l.order_id
            JOIN attribution_decision d ON d.order_id = o.id
                AND d.revision = (SELECT MAX(x.revision) FROM attribution_decision x WHERE x.order_id = o.id)
            LEFT JOIN attribution_credit c ON c.order_id = d.order_id AND c.revision = d.revision AND c.line_id = l.id
            LEFT JOIN commission_accrual a ON a.line_id = l.id AND a.revision = c.revision
                AND a.payee_type = c.payee_type AND a.payee_id = c.payee_id
            WHERE o.paid_at IS NOT NULL AND (a.id IS NULL OR (a.accrued_fen = 0 AND a.zero_reason IS NULL))
            LIMIT 1000
            """)
    List<String> paidLinesWithoutAnswer();

    @Override
    @Select("SELECT COUNT(*) FROM content_assignment WHERE status = 'DONE'")
    long doneAssignments();

    @Override
    @Select(
            """
            SELECT CONCAT('assignment ', a.id, ' ', a.status, ': ', a.sent_count, ' counted, ', COALESCE(d.sent, 0), ' sent')
            FROM content_assignment a
            LEFT JOIN (SELECT assignment_id, SUM(CASE WHEN status = 'SENT' THEN 1 ELSE 0 END) AS sent
                FROM content_delivery GROUP BY assignment_id) d ON d.assignment_id = a.id
            WHERE (a.status = 'DONE' AND (a.evidence IS NULL OR a.done_at IS NULL))
                OR (a.evidence = 'E3' AND a.sent_count <> COALESCE(d.sent, 0))
            LIMIT 1000
            """)
    List<String> assignmentsUnlikeTheirDeliveries();

    @Override
    @Select(
            "SELECT COUNT(DISTINCT owner_type, owner_id) FROM ledger_account WHERE owner_type IN ('GUIDE', 'STORE', 'HQ')")
    long payees();

    @Override
    @Select(
            """
            WITH closed AS (SELECT month, draft_no, until_at FROM statement_month WHERE state = 'CLOSED'
                ORDER BY month DESC LIMIT 1),
            since AS (SELECT COALESCE(MAX(until_at), '1970-01-01') AS at FROM closed),
            moved AS (
                SELECT e.payee_type, e.payee_id, SUM(e.amount_fen) AS fen FROM commission_entry e
                WHERE e.posted_at >= (SELECT at FROM since) GROUP BY e.payee_type, e.payee_id
                UNION ALL
                SELECT 'GUIDE', w.guide_id, -SUM(w.amount_fen) FROM payout_withdrawal w
                WHERE w.status = 'SUCCESS' AND w.finished_at >= (SELECT at FROM since) GROUP BY w.guide_id
                UNION ALL
                SELECT h.payee_type, h.payee_id, -SUM(h.amount_fen) FROM statement_charge h
                WHERE h.posted_at >= (SELECT at FROM since) GROUP BY h.payee_type, h.payee_id
                UNION ALL
                SELECT s.payee_type, s.payee_id, s.closing_fen FROM closed c
                JOIN statement_sheet s ON s.month = c.month AND s.draft_no = c.draft_no),
            stated AS (SELECT payee_type, payee_id, SUM(fen) AS fen FROM moved GROUP BY payee_type, payee_id)
            SELECT CONCAT(b.owner_type, ' ', b.owner_id, ': ', b.held_fen, ' held, ', COALESCE(t.fen, 0), ' stated')
            FROM (SELECT owner_type, owner_id, SUM(credits_fen - debits_fen) AS held_fen FROM ledger_account
                WHERE owner_type IN ('GUIDE', 'STORE', 'HQ') GROUP BY owner_type, owner_id) b
            LEFT JOIN stated t ON t.payee_type = b.owner_type AND t.payee_id = b.owner_id
            WHERE b.held_fen <> COALESCE(t.fen, 0)
            LIMIT 1000
            """)
    List<String> payablesUnlikeStatements();

    @Override
    @Select("SELECT transaction_id AS number, amount_fen AS fen, captured_at AS moved_at FROM payment_capture")
    List<Movement> captured();

    @Override
    @Select(
            """
            SELECT out_refund_no AS number, amount_fen AS fen, finished_at AS moved_at FROM refund_request
            WHERE status = 'SUCCEEDED' AND kind <> 'CHANNEL'
            """)
    List<Movement> refunded();

    @Override
    @Select(
            """
            SELECT out_bill_no AS number, amount_fen - fee_fen AS fen, finished_at AS moved_at FROM payout_withdrawal
            WHERE status = 'SUCCESS' AND channel = 'WECHAT_TRANSFER'
            """)
    List<Movement> paidOut();

    @Override
    default LedgerTotals ledgerTotals() {
        return new LedgerTotals(houseBalanceFen("PSP_CLEARING"), -houseBalanceFen("PSP_PAYOUT"));
    }

    /** Debit less credit. */
    @Select(
            """
            SELECT COALESCE(SUM(CASE WHEN p.side = 'D' THEN p.amount_fen ELSE -p.amount_fen END), 0)
            FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
            WHERE a.owner_type = 'HOUSE' AND a.kind = #{kind}
            """)
    long houseBalanceFen(String kind);

    @Override
    default Map<String, Long> moved(WeChatBills.Kind kind, Instant from, Instant until) {
        return byNumber(
                switch (kind) {
                    case PAYMENT -> paymentsIn(from, until);
                    case REFUND -> refundsIn(from, until);
                    case TRANSFER -> transfersIn(from, until);
                });
    }

    @Override
    default Optional<Long> movedAtAnyTime(WeChatBills.Kind kind, String number) {
        return Optional.ofNullable(
                switch (kind) {
                    case PAYMENT -> payment(number);
                    case REFUND -> refund(number);
                    case TRANSFER -> transfer(number);
                });
    }

    @Select(
            """
            SELECT transaction_id AS number, amount_fen AS fen FROM payment_capture
            WHERE captured_at >= #{from} AND captured_at < #{until}
            """)
    List<NumberRow> paymentsIn(Instant from, Instant until);

    @Select(
            """
            SELECT out_refund_no AS number, amount_fen AS fen FROM refund_request
            WHERE status = 'SUCCEEDED' AND kind <> 'CHANNEL' AND finished_at >= #{from} AND finished_at < #{until}
            """)
    List<NumberRow> refundsIn(Instant from, Instant until);

    @Select(
            """
            SELECT out_bill_no AS number, amount_fen - fee_fen AS fen FROM payout_withdrawal
            WHERE status = 'SUCCESS' AND channel = 'WECHAT_TRANSFER' AND finished_at >= #{from} AND finished_at < #{until}
            """)
    List<NumberRow> transfersIn(Instant from, Instant until);

    @Select("SELECT amount_fen FROM payment_capture WHERE transaction_id = #{number}")
    Long payment(String number);

    @Select(
            """
            SELECT amount_fen FROM refund_request WHERE out_refund_no = #{number} AND kind <> 'CHANNEL'
            AND status IN ('APPROVED', 'UNKNOWN', 'PROCESSING', 'ABNORMAL', 'SUCCEEDED')
            """)
    Long refund(String number);

    @Select(
            """
            SELECT amount_fen - fee_fen FROM payout_withdrawal
            WHERE out_bill_no = #{number} AND status = 'SUCCESS' AND channel = 'WECHAT_TRANSFER'
            """)
    Long transfer(String number);

    @Override
    default void save(long id, Finding finding, LocalDate businessOn, Instant ranAt) {
        var examples = finding.available()
                ? finding.mismatches().stream().limit(EXAMPLES_KEPT).collect(Collectors.joining("\n"))
                : NOT_AVAILABLE;
        insert(
                id,
                finding.name(),
                businessOn,
                finding.checked(),
                finding.mismatches().size(),
                examples,
                ranAt);
    }

    @Insert(
            """
            INSERT INTO books_reconciliation (id, name, business_on, checked, mismatches, examples, ran_at)
            VALUES (#{id}, #{name}, #{businessOn}, #{checked}, #{mismatches}, #{examples}, #{ranAt})
            """)
    int insert(
            long id, String name, LocalDate businessOn, long checked, long mismatches, String examples, Instant ranAt);

    @Override
    @Select(
            """
            SELECT name, business_on, checked, mismatches, examples, ran_at FROM books_reconciliation
            WHERE business_on = #{businessOn} ORDER BY ran_at DESC, id DESC LIMIT #{limit}
            """)
    List<Run> runsOn(LocalDate businessOn, int limit);

    private static Map<String, Long> byNumber(List<NumberRow> rows) {
        return rows.stream().collect(Collectors.toMap(NumberRow::number, NumberRow::fen));
    }

    record NumberRow(String number, long fen) {}
}
