package io.guidepost.guideapi.order;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.domain.attribution.ExplainAttribution;
import io.guidepost.domain.attribution.ExplainAttribution.Asking;
import io.guidepost.domain.attribution.ExplainAttribution.Explained;
import io.guidepost.domain.attribution.ExplainAttribution.ExplainedCandidate;
import io.guidepost.domain.organization.Employment;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Why a sale is a guide's or is not. Of colleagues it tells names at most, and of the shopper nothing. */
@RestController
class MyOrderAttributionController {

    private final ExplainAttribution explainAttribution;
    private final Offload offload;

    MyOrderAttributionController(ExplainAttribution explainAttribution, Offload offload) {
        this.explainAttribution = explainAttribution;
        this.offload = offload;
    }

    @Operation(
            summary =
                    "订单归属说明 Why an order belongs to whom: own orders, orders one was a candidate for, and for store managers those of the store")
    @GetMapping("/api/guide/v1/orders/{id}/attribution")
    Mono<Story> show(SignedInGuide me, @PathVariable long id, Locale language) {
        boolean isManager = me.role().equals(Employment.Role.MANAGER.name());
        var asking = new Asking(me.guideId(), isManager ? Optional.of(me.storeId()) : Optional.empty());
        return offload.call(() -> explainAttribution.explain(id, asking))
                .map(explained -> Story.from(explained, me, isManager, language));
    }

    /**
     * @param mine whether the asking guide has a part of the sale
     * @param guideName null where no guide is credited
     * @param storeName null where headquarters is credited
     * @param text the whole story in one paragraph
     */
    record Story(
            String orderId,
            int revision,
            Instant decidedAt,
            int ruleSetVersion,
            String ruleSetName,
            String basis,
            boolean mine,
            String guideName,
            String storeName,
            String text,
            List<CandidateStory> candidates,
            List<Part> parts) {

        static Story from(Explained explained, SignedInGuide me, boolean isManager, Locale language) {
            var attribution = explained.attribution();
            var parts = attribution.lines().stream()
                    .flatMap(line -> line.outcome().splits().stream()
                            .map(split -> Part.from(line.line().value(), split, explained, me, isManager)))
                    .toList();
            return new Story(
                    Long.toString(explained.orderId()),
                    explained.revision(),
                    attribution.decidedAt(),
                    attribution.ruleSetVersion(),
                    attribution.ruleSetName(),
                    attribution.basis().name(),
                    parts.stream().anyMatch(Part::mine),
                    nameOfGuide(attribution.guide(), explained),
                    nameOfStore(attribution.store(), explained),
                    explained.text().in(language),
                    explained.candidates().stream()
                            .map(candidate -> CandidateStory.from(candidate, explained, me, language))
                            .toList(),
                    parts);
        }
    }

    /** {@code guideName} is null for a store, and for colleagues who are not credited. */
    record CandidateStory(
            String kind,
            boolean mine,
            String guideName,
            String storeName,
            Instant occurredAt,
            boolean accepted,
            String reason,
            boolean late,
            String text) {

        static CandidateStory from(ExplainedCandidate one, Explained explained, SignedInGuide me, Locale language) {
            var candidate = one.candidate();
            return new CandidateStory(
                    candidate.kind().name(),
                    candidate
                            .guide()
                            .filter(guide -> guide.value() == me.guideId())
                            .isPresent(),
                    nameOfGuide(candidate.guide(), explained),
                    nameOfStore(candidate.store(), explained),
                    candidate.occurredAt().orElse(null),
                    candidate.isAccepted(),
                    candidate.rejection().map(Enum::name).orElse(null),
                    candidate.late(),
                    one.text().in(language));
        }
    }

    /** One payee's part of a line; what a colleague earns is shown to managers alone. */
    record Part(
            String orderLineId,
            String payeeType,
            String name,
            boolean mine,
            int performanceBp,
            Integer commissionBp,
            String bar) {

        static Part from(long lineId, Split split, Explained explained, SignedInGuide me, boolean isManager) {
            boolean mine = split.payeeType() == PayeeType.GUIDE && split.payeeId() == me.guideId();
            boolean isShown = mine || isManager;
            return new Part(
                    Long.toString(lineId),
                    split.payeeType().name(),
                    switch (split.payeeType()) {
                        case GUIDE -> explained.guideNames().getOrDefault(split.payeeId(), "");
                        case STORE -> explained.storeNames().getOrDefault(split.payeeId(), "");
                        case HQ -> "HQ";
                    },
                    mine,
                    split.performanceBp(),
                    isShown ? split.commissionBp() : null,
                    isShown ? split.bar().name() : null);
        }
    }

    private static String nameOfGuide(Optional<GuideId> guide, Explained explained) {
        return guide.map(known -> explained.guideNames().get(known.value())).orElse(null);
    }

    private static String nameOfStore(Optional<StoreId> store, Explained explained) {
        return store.map(known -> explained.storeNames().get(known.value())).orElse(null);
    }
}
