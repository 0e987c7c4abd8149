package io.guidepost.guideapi.hq.fraud;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.fraud.KnowGuide;
import io.guidepost.domain.fraud.ReviewSuspicion;
import io.guidepost.domain.fraud.Suspicion;
import io.guidepost.domain.fraud.Suspicions;
import io.guidepost.domain.organization.Sights;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Commission held on suspicion: seen with its evidence, and released or confirmed by a person. */
@RestController
@RequestMapping("/api/admin/v1")
class HoldController {

    private final Suspicions suspicions;
    private final ReviewSuspicion review;
    private final KnowGuide knowGuide;
    private final Sights sights;
    private final Attributions attributions;
    private final Offload offload;

    HoldController(
            Suspicions suspicions,
            ReviewSuspicion review,
            KnowGuide knowGuide,
            Sights sights,
            Attributions attributions,
            Offload offload) {
        this.suspicions = suspicions;
        this.review = review;
        this.knowGuide = knowGuide;
        this.sights = sights;
        this.attributions = attributions;
        this.offload = offload;
    }

    @Operation(summary = "待核查的佣金 Commission on hold, newest first, with the evidence in words")
    @GetMapping("/holds")
    Mono<Page<HoldView>> list(
            SignedInAdmin admin, PageRequest page, @RequestParam Optional<Suspicion.Status> status, Locale locale) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE, Roles.REGION_MANAGER);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                suspicions.page(status, admin.sight(), before, page.fetch()),
                page,
                hold -> HoldView.from(hold, locale),
                hold -> Cursor.of(hold.id())));
    }

    @Operation(summary = "核查详情 One hold")
    @GetMapping("/holds/{id}")
    Mono<HoldView> show(SignedInAdmin admin, @PathVariable long id, Locale locale) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE, Roles.REGION_MANAGER);
        return offload.call(() -> suspicions
                .find(id)
                .filter(hold -> sights.covers(admin.sight(), hold.regionId(), Optional.empty())
                        || attributions.isCreditedWithin(admin.sight(), hold.orderId()))
                .map(hold -> HoldView.from(hold, locale))
                .orElseThrow(() -> Refusal.notFound("核查", "hold")));
    }

    @Operation(summary = "解除 Nothing is wrong: the commission goes its way")
    @PostMapping("/holds/{id}/release")
    Mono<HoldView> release(
            SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody Reviewed body, Locale locale) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> review.release(id, admin.adminId(), body.reason()))
                .map(hold -> HoldView.from(hold, locale));
    }

    @Operation(summary = "确认 Something is wrong: a correction is proposed, which another administrator approves")
    @PostMapping("/holds/{id}/confirmation")
    Mono<HoldView> confirm(
            SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody Reviewed body, Locale locale) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> review.confirm(id, admin.adminId(), body.reason()))
                .map(hold -> HoldView.from(hold, locale));
    }

    @Operation(
            summary =
                    "登记导购本人身份 Note by what a guide is known as a person, so that own purchases are recognized; phones are kept as digests only")
    @PostMapping("/guides/{id}/identities")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> know(SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody NewIdentity body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
            knowGuide.by(id, body.kind(), body.value(), admin.adminId());
            return null;
        });
    }

    record Reviewed(@NotBlank @Size(max = 500) String reason) {}

    record NewIdentity(@NotNull KnowGuide.Kind kind, @NotBlank @Size(max = 64) String value) {

        /** Not for logs. */
        @Override
        public String toString() {
            return "NewIdentity";
        }
    }

    /** @param correctionId the correction that a confirmed hold proposes */
    record HoldView(
            String id,
            String orderId,
            String guideId,
            String status,
            Instant openedAt,
            List<SignalView> signals,
            String reviewedBy,
            Instant reviewedAt,
            String reviewReason,
            String correctionId) {

        static HoldView from(Suspicion hold, Locale locale) {
            return new HoldView(
                    Long.toString(hold.id()),
                    Long.toString(hold.orderId()),
                    Long.toString(hold.guideId()),
                    hold.status().name(),
                    hold.openedAt(),
                    hold.signals().stream()
                            .map(signal -> new SignalView(
                                    signal.kind().name(),
                                    signal.evidence().in(locale),
                                    signal.buyerId().map(String::valueOf).orElse(null),
                                    signal.at()))
                            .toList(),
                    hold.review().map(review -> Long.toString(review.by())).orElse(null),
                    hold.review().map(Suspicion.Review::at).orElse(null),
                    hold.review().map(Suspicion.Review::reason).orElse(null),
                    hold.correctionId().map(String::valueOf).orElse(null));
        }
    }

    /** @param evidence the figures behind it, in words */
    record SignalView(String kind, String evidence, String buyerGuideId, Instant foundAt) {}
}
