package io.guidepost.guideapi.statement;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.domain.statement.Trace;
import io.guidepost.domain.statement.TraceEarning;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Why a guide earned so much on a line, and what became of the money. */
@RestController
@RequestMapping("/api/guide/v1/earnings")
class TraceController {

    private final TraceEarning trace;
    private final Offload offload;

    TraceController(TraceEarning trace, Offload offload) {
        this.trace = trace;
        this.offload = offload;
    }

    /** From the paid amount over rule and formula to every posting; only of one's own accruals. */
    @Operation(summary = "一笔佣金的来历 Where a commission comes from, step by step")
    @GetMapping("/{accrualId}/trace")
    Mono<TraceView> trace(SignedInGuide me, @PathVariable long accrualId, Locale language) {
        var payee = Beneficiary.guide(new GuideId(me.guideId()));
        return offload.call(() -> TraceView.from(trace.of(accrualId, payee), language));
    }

    record TraceView(
            String accrualId,
            String orderId,
            String status,
            LineView line,
            RuleView rule,
            Instant accruedAt,
            Instant releaseAt,
            Instant releasedAt,
            String settledMonth,
            List<StepView> steps,
            List<MoveView> ledger) {

        static TraceView from(Trace trace, Locale language) {
            return new TraceView(
                    Long.toString(trace.accrualId()),
                    trace.orderId().map(id -> Long.toString(id)).orElse(null),
                    trace.status(),
                    trace.line().map(LineView::from).orElse(null),
                    RuleView.from(trace.rule()),
                    trace.accruedAt(),
                    trace.releaseAt().orElse(null),
                    trace.releasedAt().orElse(null),
                    trace.settled().map(YearMonth::toString).orElse(null),
                    trace.steps().stream()
                            .map(step -> StepView.from(step, language))
                            .toList(),
                    trace.moves().stream().map(MoveView::from).toList());
        }
    }

    /** {@code listFen} − {@code activityFen} − {@code couponFen} − {@code pointsFen} = {@code paidFen}. */
    record LineView(
            String orderLineId,
            String title,
            String spec,
            int quantity,
            long listFen,
            long activityFen,
            long couponFen,
            long pointsFen,
            long paidFen,
            long refundedFen) {

        static LineView from(Trace.Line line) {
            return new LineView(
                    Long.toString(line.id()),
                    line.title(),
                    line.spec(),
                    line.quantity(),
                    line.listFen(),
                    line.activityFen(),
                    line.couponFen(),
                    line.pointsFen(),
                    line.paidFen(),
                    line.refundedFen());
        }
    }

    record RuleView(String ruleId, String scope, String key, Integer rateBp, Long fixedFen) {

        static RuleView from(Trace.Rule rule) {
            return new RuleView(Long.toString(rule.id()), rule.scope(), rule.key(), rule.rateBp(), rule.fixedFen());
        }
    }

    record StepView(
            String entryId,
            String kind,
            long amountFen,
            long netAfterFen,
            Instant occurredAt,
            String why,
            String formula) {

        static StepView from(Trace.Step step, Locale language) {
            return new StepView(
                    Long.toString(step.entryId()),
                    step.kind(),
                    step.amountFen(),
                    step.netAfterFen(),
                    step.occurredAt(),
                    step.why().in(language),
                    step.formula().map(words -> words.in(language)).orElse(null));
        }
    }

    record MoveView(Instant postedAt, String code, String account, String side, long amountFen) {

        static MoveView from(Trace.Move move) {
            return new MoveView(move.postedAt(), move.code(), move.account(), move.side(), move.amountFen());
        }
    }
}
