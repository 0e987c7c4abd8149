package io.guidepost.guideapi.hq.dispute;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.Attributions.Revision;
import io.guidepost.domain.organization.Sights;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Every decision about an order's attribution, old and new: none was ever changed. */
@RestController
class RevisionController {

    private final Attributions attributions;
    private final Sights sights;
    private final Offload offload;

    RevisionController(Attributions attributions, Sights sights, Offload offload) {
        this.attributions = attributions;
        this.sights = sights;
        this.offload = offload;
    }

    @Operation(summary = "归属决定的全部版本 Every decision of an order, oldest first; the last one is in force")
    @GetMapping("/api/admin/v1/orders/{id}/attribution/revisions")
    Mono<Revisions> show(SignedInAdmin admin, @PathVariable long id) {
        return offload.call(() -> {
            var found = attributions.revisionsOf(id);
            if (found.isEmpty()
                    || found.stream()
                                    .noneMatch(revision -> sights.covers(
                                            admin.sight(), revision.decision().regionId(), Optional.empty()))
                            && !attributions.isCreditedWithin(admin.sight(), id)) {
                throw Refusal.notFound("订单", "order");
            }
            return new Revisions(found.stream().map(RevisionView::from).toList());
        });
    }

    record Revisions(List<RevisionView> items) {}

    /**
     * @param reason ORDER for the first, TILL or CORRECTION for those that superseded it
     * @param causeId the designation or correction behind it
     */
    record RevisionView(
            int revision,
            String reason,
            String causeId,
            Instant writtenAt,
            Instant decidedAt,
            int ruleSetVersion,
            String basis,
            String guideId,
            String storeId,
            List<SplitView> splits) {

        static RevisionView from(Revision revision) {
            var attribution = revision.decision().attribution();
            return new RevisionView(
                    revision.decision().revision(),
                    revision.reason().name(),
                    revision.causeId().map(String::valueOf).orElse(null),
                    revision.writtenAt().orElse(attribution.decidedAt()),
                    attribution.decidedAt(),
                    attribution.ruleSetVersion(),
                    attribution.basis().name(),
                    attribution.guide().map(GuideId::value).map(String::valueOf).orElse(null),
                    attribution.store().map(StoreId::value).map(String::valueOf).orElse(null),
                    attribution.splits().stream().map(SplitView::from).toList());
        }
    }

    record SplitView(String payeeType, String payeeId, int performanceBp, int commissionBp, String bar) {

        static SplitView from(Split split) {
            return new SplitView(
                    split.payeeType().name(),
                    Long.toString(split.payeeId()),
                    split.performanceBp(),
                    split.commissionBp(),
                    split.bar().name());
        }
    }
}
