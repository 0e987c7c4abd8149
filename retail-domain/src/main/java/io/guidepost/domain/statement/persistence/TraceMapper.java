package io.guidepost.domain.statement.persistence;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.settlement.CutOff;
import io.guidepost.domain.statement.Trace.Line;
import io.guidepost.domain.statement.Trace.Move;
import io.guidepost.domain.statement.Trace.Rule;
import io.guidepost.domain.statement.Traces;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface TraceMapper extends Traces {

    @Override
    default Optional<Facts> find(long accrualId) {
        return Optional.ofNullable(row(accrualId)).map(TraceRow::facts);
    }

    @Select(
            """
            SELECT a.payee_type, a.payee_id, a.order_id, a.line_id, l.title, l.spec, l.quantity, l.list_fen, l.activity_fen,
                l.coupon_fen, l.points_fen, l.paid_fen, l.refunded_fen, a.rule_id, r.scope, r.scope_key, a.rate_bp,
                a.fixed_fen, a.status, a.accrued_at, a.release_at, a.released_at, a.settled_month
            FROM commission_accrual a
            LEFT JOIN order_line l ON l.id = a.line_id
            LEFT JOIN commission_rate r ON r.id = a.rule_id
            WHERE a.id = #{accrualId}
            """)
    TraceRow row(long accrualId);

    @Override
    @Select("SELECT id FROM commission_entry WHERE accrual_id = #{accrualId} ORDER BY id LIMIT 200")
    List<Long> entriesOf(long accrualId);

    @Override
    @Select(
            """
            SELECT t.posted_at, t.code, k.kind AS account, CASE WHEN p.side = 'D' THEN 'DEBIT' ELSE 'CREDIT' END AS side,
                p.amount_fen
            FROM ledger_posting p
            JOIN ledger_transfer t ON t.id = p.transfer_id
            JOIN ledger_account k ON k.id = p.account_id
            WHERE p.accrual_id = #{accrualId} AND k.keeps_balance = 1
            ORDER BY t.posted_at, t.id, p.seq LIMIT 200
            """)
    List<Move> moves(long accrualId);

    record TraceRow(
            String payeeType,
            long payeeId,
            Long orderId,
            Long lineId,
            String title,
            String spec,
            Integer quantity,
            Long listFen,
            Long activityFen,
            Long couponFen,
            Long pointsFen,
            Long paidFen,
            Long refundedFen,
            long ruleId,
            String scope,
            String scopeKey,
            Integer rateBp,
            Long fixedFen,
            String status,
            Instant accruedAt,
            Instant releaseAt,
            Instant releasedAt,
            Integer settledMonth) {

        Traces.Facts facts() {
            return new Traces.Facts(
                    new Beneficiary(PayeeType.valueOf(payeeType), payeeId),
                    Optional.ofNullable(orderId),
                    Optional.ofNullable(lineId)
                            .map(id -> new Line(
                                    id,
                                    title,
                                    spec,
                                    quantity,
                                    listFen,
                                    activityFen,
                                    couponFen,
                                    pointsFen,
                                    paidFen,
                                    refundedFen)),
                    new Rule(ruleId, scope, scopeKey, rateBp, fixedFen),
                    status,
                    accruedAt,
                    Optional.ofNullable(releaseAt),
                    Optional.ofNullable(releasedAt),
                    Optional.ofNullable(settledMonth).map(CutOff::month));
        }
    }
}
