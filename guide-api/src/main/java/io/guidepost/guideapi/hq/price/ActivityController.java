package io.guidepost.guideapi.hq.price;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.price.DecidePricing;
import io.guidepost.domain.price.DraftPricing;
import io.guidepost.domain.price.Pricing;
import io.guidepost.domain.price.Pricing.Kind;
import io.guidepost.domain.price.PricingTerms.ActivityKind;
import io.guidepost.domain.price.PricingTerms.ActivityTerms;
import io.guidepost.domain.price.Pricings;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.price.PricingBodies.Nothing;
import io.guidepost.guideapi.hq.price.PricingBodies.PriceAudience;
import io.guidepost.guideapi.hq.price.PricingBodies.PriceScope;
import io.guidepost.guideapi.hq.price.PricingBodies.PricingApproval;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Discounts for goods and sums, for everybody or for some (SHOP-7). */
@RestController
@RequestMapping("/api/admin/v1/activities")
@Tag(name = "价格 Prices")
class ActivityController {

    private final DraftPricing draftPricing;
    private final DecidePricing decidePricing;
    private final Pricings pricings;
    private final Clock clock;
    private final Offload offload;

    ActivityController(
            DraftPricing draftPricing, DecidePricing decidePricing, Pricings pricings, Clock clock, Offload offload) {
        this.draftPricing = draftPricing;
        this.decidePricing = decidePricing;
        this.pricings = pricings;
        this.clock = clock;
        this.offload = offload;
    }

    @PostMapping
    @Operation(
            summary = "起草活动 Draft an activity; it does nothing yet",
            description =
                    "kind: UNIT_PRICE (fen, a unit costs this), UNIT_OFF (fen off each unit), SHARE_OFF (bp off), SUM_OFF (steps of"
                            + " fromFen and offFen; repeats: each 300 yuan take 40 off) and SUM_SHARE_OFF (steps of fromFen and"
                            + " offBp). Of several for single lines the best counts; a line takes part in one activity on sums.")
    Mono<ResponseEntity<ActivityView>> draft(SignedInAdmin admin, @Valid @RequestBody NewActivity body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = view(draftPricing.draft(
                    PricingBodies.name(body.name(), body.nameEn()),
                    PricingBodies.period(body.fromAt(), body.untilAt()),
                    PriceAudience.toAudience(body.audience()),
                    body.terms(),
                    admin.adminId()));
            return ResponseEntity.created(URI.create("/api/admin/v1/activities/" + view.id()))
                    .body(view);
        });
    }

    @GetMapping
    @Operation(summary = "活动列表 Activities, newest first")
    Mono<Page<ActivityView>> list(SignedInAdmin admin, PageRequest page) {
        return offload.call(() -> {
            PriceListController.requireReader(admin);
            return Page.of(
                    pricings.page(
                            Kind.ACTIVITY,
                            page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE),
                            page.fetch()),
                    page,
                    this::view,
                    activity -> Cursor.of(activity.id()));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "活动详情 One activity")
    Mono<ActivityView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            PriceListController.requireReader(admin);
            return view(pricings.find(id.value())
                    .filter(it -> it.kind() == Kind.ACTIVITY)
                    .orElseThrow(() -> Refusal.notFound("活动", "activity")));
        });
    }

    @PostMapping("/{id}/approval")
    @Operation(summary = "审批活动 Approve it, by another administrator; it holds on every node within a second")
    Mono<ActivityView> approve(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody PricingApproval body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(decidePricing.approve(Kind.ACTIVITY, id.value(), body.version(), admin.adminId()));
        });
    }

    @PostMapping("/{id}/end")
    @Operation(summary = "停用活动 Call it off; no order placed from now on is priced by it")
    Mono<ActivityView> end(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(decidePricing.end(Kind.ACTIVITY, id.value(), admin.adminId()));
        });
    }

    private ActivityView view(Pricing activity) {
        var terms = (ActivityTerms) activity.terms();
        return new ActivityView(
                new Id(activity.id()),
                activity.name().zh(),
                activity.name().en(),
                terms.kind(),
                terms.fen(),
                terms.bp(),
                terms.steps().stream()
                        .map(step -> new ActivityStep(step.fromFen(), step.offFen(), step.offBp()))
                        .toList(),
                terms.repeats(),
                PriceScope.of(terms.scope()),
                terms.rank(),
                terms.exclusive(),
                PriceAudience.of(activity.audience()),
                activity.period().from(),
                activity.period().until(),
                PricingBodies.state(activity, clock),
                new Id(activity.approval().createdBy()),
                activity.approval().approvedBy().map(Id::new).orElse(null),
                activity.version());
    }

    /** {@code exclusive}: goods with this price carry no coupon and no other activity. */
    record NewActivity(
            @NotBlank @Size(max = 64) String name,
            @Size(max = 64) String nameEn,
            @NotNull ActivityKind kind,
            @Min(0) @Max(100_000_000) Long fen,
            @Min(0) @Max(9_999) Integer bp,
            @Size(max = 10) List<@NotNull @Valid ActivityStep> steps,
            Boolean repeats,
            @Valid PriceScope scope,
            @Min(0) @Max(1_000) Integer rank,
            Boolean exclusive,
            @Valid PriceAudience audience,
            @NotNull Instant fromAt,
            @NotNull Instant untilAt) {

        ActivityTerms terms() {
            return new ActivityTerms(
                    kind,
                    fen == null ? 0 : fen,
                    bp == null ? 0 : bp,
                    steps == null
                            ? List.of()
                            : steps.stream()
                                    .map(step -> new ActivityTerms.Step(
                                            step.fromFen(),
                                            step.offFen() == null ? 0 : step.offFen(),
                                            step.offBp() == null ? 0 : step.offBp()))
                                    .toList(),
                    Boolean.TRUE.equals(repeats),
                    PriceScope.toScope(scope),
                    rank == null ? 100 : rank,
                    Boolean.TRUE.equals(exclusive));
        }
    }

    record ActivityStep(
            @NotNull @Min(1) @Max(100_000_000) Long fromFen,
            @Min(0) @Max(100_000_000) Long offFen,
            @Min(0) @Max(9_999) Integer offBp) {}

    /** {@code state}: DRAFT, SCHEDULED, RUNNING or ENDED. */
    record ActivityView(
            Id id,
            String name,
            String nameEn,
            ActivityKind kind,
            long fen,
            int bp,
            List<ActivityStep> steps,
            boolean repeats,
            PriceScope scope,
            int rank,
            boolean exclusive,
            PriceAudience audience,
            Instant fromAt,
            Instant untilAt,
            String state,
            Id createdBy,
            Id approvedBy,
            int version) {}
}
