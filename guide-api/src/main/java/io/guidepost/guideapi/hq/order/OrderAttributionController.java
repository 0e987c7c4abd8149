package io.guidepost.guideapi.hq.order;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.LineOutcome;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.domain.attribution.ExplainAttribution;
import io.guidepost.domain.attribution.ExplainAttribution.Explained;
import io.guidepost.domain.attribution.ExplainAttribution.ExplainedCandidate;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class OrderAttributionController {

    private final ExplainAttribution explainAttribution;
    private final Offload offload;

    OrderAttributionController(ExplainAttribution explainAttribution, Offload offload) {
        this.explainAttribution = explainAttribution;
        this.offload = offload;
    }

    /** Why this order belongs to whom, in data and in words of the caller's language. */
    @Operation(summary = "订单归属说明 Explain an order's attribution: every candidate, its reason, the rules and the story")
    @GetMapping("/api/admin/v1/orders/{id}/attribution")
    Mono<AttributionView> show(SignedInAdmin admin, @PathVariable long id, Locale language) {
        return offload.call(() -> explainAttribution.explain(id, admin.sight()))
                .map(explained -> AttributionView.from(explained, language));
    }

    /**
     * @param text the whole story in one paragraph
     * @param candidates everybody the sale could have belonged to, strongest first; behind them what became known too late
     * @param splits of the order as a whole; {@code lines} has those of each line
     * @param afterPayment what the payment does to the shopper's binding: NONE, BIND, RENEW or SNATCH
     */
    record AttributionView(
            String orderId,
            int revision,
            Instant decidedAt,
            int ruleSetVersion,
            String ruleSetName,
            String basis,
            Named guide,
            Named store,
            String text,
            List<CandidateView> candidates,
            List<SplitView> splits,
            List<LineView> lines,
            String afterPayment) {

        static AttributionView from(Explained explained, Locale language) {
            var attribution = explained.attribution();
            return new AttributionView(
                    Long.toString(explained.orderId()),
                    explained.revision(),
                    attribution.decidedAt(),
                    attribution.ruleSetVersion(),
                    attribution.ruleSetName(),
                    attribution.basis().name(),
                    Named.of(attribution.guide().map(GuideId::value), explained.guideNames()),
                    Named.of(attribution.store().map(StoreId::value), explained.storeNames()),
                    explained.text().in(language),
                    explained.candidates().stream()
                            .map(candidate -> CandidateView.from(candidate, language))
                            .toList(),
                    SplitView.from(attribution.splits(), explained),
                    attribution.lines().stream()
                            .map(line -> LineView.from(line, explained))
                            .toList(),
                    attribution.afterPayment().name());
        }
    }

    /** Lines differ only where a touch speaks for one product alone. */
    record LineView(String orderLineId, String basis, Named guide, Named store, List<SplitView> splits) {

        static LineView from(LineOutcome line, Explained explained) {
            var outcome = line.outcome();
            return new LineView(
                    Long.toString(line.line().value()),
                    outcome.basis().name(),
                    Named.of(outcome.guide().map(GuideId::value), explained.guideNames()),
                    Named.of(outcome.store().map(StoreId::value), explained.storeNames()),
                    SplitView.from(outcome.splits(), explained));
        }
    }

    /** Null where the sale is nobody's of this kind. */
    record Named(String id, String name) {

        static Named of(Optional<Long> id, Map<Long, String> names) {
            return id.map(known -> new Named(Long.toString(known), names.getOrDefault(known, "")))
                    .orElse(null);
        }
    }

    /** {@code reason} is null for who was accepted; {@code late} is what became known only after the order. */
    record CandidateView(
            String kind,
            String refId,
            String guideId,
            String storeId,
            Instant occurredAt,
            boolean accepted,
            String reason,
            boolean late,
            String text) {

        static CandidateView from(ExplainedCandidate explained, Locale language) {
            var candidate = explained.candidate();
            return new CandidateView(
                    candidate.kind().name(),
                    Long.toString(candidate.refId()),
                    candidate.guide().map(guide -> Long.toString(guide.value())).orElse(null),
                    candidate.store().map(store -> Long.toString(store.value())).orElse(null),
                    candidate.occurredAt().orElse(null),
                    candidate.isAccepted(),
                    candidate.rejection().map(Enum::name).orElse(null),
                    candidate.late(),
                    explained.text().in(language));
        }
    }

    /** One payee's part of the sale; {@code bar} says why a credited payee earns no commission. */
    record SplitView(String payeeType, String payeeId, String name, int performanceBp, int commissionBp, String bar) {

        static List<SplitView> from(List<Split> splits, Explained explained) {
            return splits.stream().map(split -> from(split, explained)).toList();
        }

        private static SplitView from(Split split, Explained explained) {
            var names =
                    switch (split.payeeType()) {
                        case GUIDE -> explained.guideNames();
                        case STORE -> explained.storeNames();
                        case HQ -> Map.<Long, String>of();
                    };
            return new SplitView(
                    split.payeeType().name(),
                    Long.toString(split.payeeId()),
                    split.payeeType() == PayeeType.HQ ? "HQ" : names.getOrDefault(split.payeeId(), ""),
                    split.performanceBp(),
                    split.commissionBp(),
                    split.bar().name());
        }
    }
}
