package io.guidepost.guideapi.hq.ledger;

import io.guidepost.domain.commission.ExplainCommission;
import io.guidepost.domain.commission.ExplainCommission.Explained;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/orders/{id}/commission")
class OrderCommissionController {

    private final ExplainCommission explain;
    private final Offload offload;

    OrderCommissionController(ExplainCommission explain, Offload offload) {
        this.explain = explain;
        this.offload = offload;
    }

    /** Who earned what on each line, what refunds took back, and why, in the language asked for. */
    @Operation(summary = "订单佣金 What each payee earned of each line, and what was taken back")
    @GetMapping
    Mono<CommissionView> show(SignedInAdmin admin, @PathVariable long id, Locale locale) {
        return offload.call(() -> explain.of(id, admin.sight())).map(lines -> CommissionView.from(lines, locale));
    }

    record CommissionView(List<LineView> lines, long totalNetFen) {

        static CommissionView from(List<Explained> lines, Locale locale) {
            return new CommissionView(
                    lines.stream().map(line -> LineView.from(line, locale)).toList(),
                    lines.stream().mapToLong(line -> line.accrual().netFen()).reduce(0, Math::addExact));
        }
    }

    /** {@code ruleId} is absent where no rate was asked for; {@code zeroReason} says why. */
    record LineView(
            String orderLineId,
            PayeeView payee,
            long baseFen,
            Integer rateBp,
            Long fixedFen,
            String ruleId,
            long accruedFen,
            long clawedBackFen,
            long netFen,
            String status,
            String zeroReason,
            String why) {

        static LineView from(Explained line, Locale locale) {
            var accrual = line.accrual();
            var terms = accrual.terms();
            return new LineView(
                    Long.toString(accrual.lineId()),
                    new PayeeView(
                            accrual.payee().type().name(),
                            Long.toString(accrual.payee().id())),
                    accrual.baseFen(),
                    terms.flatMap(promised -> promised.rateBp().stream().boxed().findFirst())
                            .orElse(null),
                    terms.flatMap(promised ->
                                    promised.fixedFen().stream().boxed().findFirst())
                            .orElse(null),
                    terms.map(promised -> Long.toString(promised.ruleId())).orElse(null),
                    accrual.accruedFen(),
                    accrual.clawedFen(),
                    accrual.netFen(),
                    accrual.status().name(),
                    accrual.zeroReason().orElse(null),
                    line.why().in(locale));
        }
    }

    record PayeeView(String type, String id) {}
}
