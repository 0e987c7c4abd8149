package io.guidepost.guideapi.hq.incentive;

import io.guidepost.domain.incentive.ExplainIncentives;
import io.guidepost.domain.incentive.ExplainIncentives.Explained;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/orders/{id}/incentives")
@Tag(name = "激励 Incentives")
class OrderIncentiveController {

    private final ExplainIncentives explain;
    private final Offload offload;

    OrderIncentiveController(ExplainIncentives explain, Offload offload) {
        this.explain = explain;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "订单的激励 What each incentive in force made of an order: rewarded, or the one reason why not")
    Mono<AnswersView> show(SignedInAdmin admin, @PathVariable Id id, Locale locale) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE, Roles.REGION_MANAGER);
            return new AnswersView(explain.of(id.value(), admin.sight()).stream()
                    .map(it -> AnswerView.of(it, locale))
                    .toList());
        });
    }

    record AnswersView(List<AnswerView> items) {}

    /** {@code reason} is absent where the order was rewarded; {@code moment} is ORDER or PAYMENT. */
    record AnswerView(
            Id incentiveId,
            String name,
            boolean rewarded,
            long amountFen,
            String reason,
            String moment,
            String text,
            Instant judgedAt) {

        static AnswerView of(Explained explained, Locale locale) {
            var answer = explained.answer();
            return new AnswerView(
                    new Id(answer.incentiveId()),
                    explained.name(),
                    answer.reason().isEmpty(),
                    answer.amountFen(),
                    answer.reason().map(Enum::name).orElse(null),
                    answer.moment().name(),
                    explained.words().in(locale),
                    answer.at());
        }
    }
}
