package io.guidepost.guideapi.hq.coupon;

import io.guidepost.domain.couponissue.CouponIssue;
import io.guidepost.domain.couponissue.CouponIssues;
import io.guidepost.domain.couponissue.CouponIssues.Outcome;
import io.guidepost.domain.couponissue.CouponIssues.Quota;
import io.guidepost.domain.couponissue.CouponIssues.Traced;
import io.guidepost.domain.couponissue.GiveCoupon;
import io.guidepost.guideapi.hq.Roles;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How many coupons each guide may give, and what came of those that were given (PRM-2). */
@RestController
@RequestMapping("/api/admin/v1/coupon-templates/{id}")
@Tag(name = "优惠券 Coupons")
class CouponQuotaController {

    private final GiveCoupon giveCoupon;
    private final CouponIssues issues;
    private final Offload offload;

    CouponQuotaController(GiveCoupon giveCoupon, CouponIssues issues, Offload offload) {
        this.giveCoupon = giveCoupon;
        this.issues = issues;
        this.offload = offload;
    }

    /** Groups of the outcome. */
    enum CouponGrouping {
        guide,
        store
    }

    @PutMapping("/quotas")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "设置导购额度 How many each guide may give in all, up to 1000 guides at a time",
            description =
                    "The stock of the template was approved by two people and limits them all together. Refused with"
                            + " quota_below_issued, and nothing changes, where a guide has given more already.")
    Mono<Void> set(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody CouponQuotas body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var quotas = new TreeMap<Long, Integer>();
            body.quotas().forEach(quota -> quotas.put(quota.guideId().value(), quota.quota()));
            giveCoupon.setQuotas(id.value(), quotas, admin.adminId());
            return null;
        });
    }

    @GetMapping("/quotas")
    @Operation(summary = "导购额度 How many each guide may give and has given, by guide")
    Mono<Page<CouponQuotaView>> quotas(SignedInAdmin admin, @PathVariable Id id, PageRequest page) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
            return Page.of(
                    issues.quotas(
                            id.value(),
                            page.after().map(after -> after.longAt(0)).orElse(0L),
                            page.fetch()),
                    page,
                    CouponQuotaView::of,
                    quota -> Cursor.of(quota.guideId()));
        });
    }

    @GetMapping("/outcome")
    @Operation(
            summary =
                    "发券效果 By guide or store: given, taken, used, paid orders and what was paid in them; the most used first")
    Mono<CouponOutcomes> outcome(
            SignedInAdmin admin, @PathVariable Id id, @RequestParam Optional<CouponGrouping> groupBy) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
            boolean byStore = groupBy.filter(it -> it == CouponGrouping.store).isPresent();
            return new CouponOutcomes(issues.outcomes(id.value(), byStore).stream()
                    .map(CouponOutcome::of)
                    .toList());
        });
    }

    @GetMapping("/issues")
    @Operation(
            summary =
                    "发券明细 Each coupon that was given, newest first: by whom, in which store, taken, used in which order")
    Mono<Page<HqCouponIssue>> issues(SignedInAdmin admin, @PathVariable Id id, PageRequest page) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
            return Page.of(
                    issues.ofTemplate(
                            id.value(),
                            page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE),
                            page.fetch()),
                    page,
                    HqCouponIssue::of,
                    traced -> Cursor.of(traced.issue().id()));
        });
    }

    record CouponQuotas(@NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid CouponQuotaBody> quotas) {}

    record CouponQuotaBody(@NotNull Id guideId, @NotNull @Min(0) @Max(1_000_000) Integer quota) {}

    record CouponQuotaView(Id guideId, int quota, int issued) {

        static CouponQuotaView of(Quota quota) {
            return new CouponQuotaView(new Id(quota.guideId()), quota.quota(), quota.issued());
        }
    }

    record CouponOutcomes(List<CouponOutcome> items) {}

    record CouponOutcome(Id id, String name, int issued, int claimed, int used, int orders, long paidFen) {

        static CouponOutcome of(Outcome outcome) {
            return new CouponOutcome(
                    new Id(outcome.id()),
                    outcome.name(),
                    outcome.issued(),
                    outcome.claimed(),
                    outcome.used(),
                    outcome.orders(),
                    outcome.paidFen());
        }
    }

    /** {@code payableFen} of the order, once it is paid. */
    record HqCouponIssue(
            Id id,
            Id guideId,
            Id storeId,
            CouponIssue.State state,
            Instant issuedAt,
            Instant expiresAt,
            Id claimedBy,
            Id couponId,
            Instant usedAt,
            Id orderId,
            Long payableFen) {

        static HqCouponIssue of(Traced traced) {
            var issue = traced.issue();
            return new HqCouponIssue(
                    new Id(issue.id()),
                    new Id(issue.guideId()),
                    new Id(issue.storeId()),
                    issue.state(),
                    issue.issuedAt(),
                    issue.expiresAt(),
                    issue.claimedBy().map(Id::new).orElse(null),
                    issue.couponId().map(Id::new).orElse(null),
                    traced.usedAt().orElse(null),
                    traced.orderId().map(Id::new).orElse(null),
                    traced.payableFen().orElse(null));
        }
    }
}
