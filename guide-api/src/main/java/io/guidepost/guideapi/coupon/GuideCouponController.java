package io.guidepost.guideapi.coupon;

import io.guidepost.core.price.Approval;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.coupon.CouponTemplate;
import io.guidepost.domain.coupon.CouponTemplate.Kind;
import io.guidepost.domain.coupon.CouponTemplates;
import io.guidepost.domain.couponissue.CouponIssue;
import io.guidepost.domain.couponissue.CouponIssues;
import io.guidepost.domain.couponissue.CouponIssues.Quota;
import io.guidepost.domain.couponissue.CouponIssues.Traced;
import io.guidepost.domain.couponissue.GiveCoupon;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Coupons that a guide gives to customers, out of his quota (PRM-2). */
@RestController
@RequestMapping("/api/guide/v1")
@Tag(name = "优惠券 Coupons")
class GuideCouponController {

    private final GiveCoupon giveCoupon;
    private final CouponIssues issues;
    private final CouponTemplates templates;
    private final OnceOnly once;
    private final Clock clock;
    private final Offload offload;

    GuideCouponController(
            GiveCoupon giveCoupon,
            CouponIssues issues,
            CouponTemplates templates,
            OnceOnly once,
            Clock clock,
            Offload offload) {
        this.giveCoupon = giveCoupon;
        this.issues = issues;
        this.templates = templates;
        this.once = once;
        this.clock = clock;
        this.offload = offload;
    }

    @GetMapping("/coupon-quotas")
    @Operation(summary = "我的发券额度 What I may give, how many of each, and how many I have given")
    Mono<GuideQuotas> quotas(SignedInGuide me, Locale locale) {
        return offload.call(() -> {
            var quotas = issues.quotasOf(me.guideId());
            var known = templates.find(quotas.stream().map(Quota::templateId).toList());
            return new GuideQuotas(quotas.stream()
                    .map(quota -> GuideQuota.of(quota, known.get(quota.templateId()), clock.instant(), locale))
                    .toList());
        });
    }

    @PostMapping("/coupon-issues")
    @Operation(
            summary =
                    "发券 Give a coupon: it counts against my quota at once, and is the customer's once he has opened it",
            description =
                    "With memberId only this customer can take it; without, whoever opens it first. What nobody takes in time"
                            + " comes back to my quota. Refused with coupon_quota_exhausted, coupon_gone or coupon_not_claimable.")
    Mono<OnceAnswer<GuideCouponIssue>> give(
            SignedInGuide me, IdempotencyKey key, @Valid @RequestBody NewCouponIssue body) {
        return offload.call(() -> once.inTransaction(
                me,
                key,
                body,
                HttpStatus.CREATED,
                () -> GuideCouponIssue.of(new Traced(
                        giveCoupon.give(
                                me.guideId(),
                                me.storeId(),
                                body.templateId().value(),
                                Optional.ofNullable(body.memberId()).map(Id::value)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                issue -> "/api/guide/v1/coupon-issues/" + issue.id()));
    }

    @GetMapping("/coupon-issues")
    @Operation(summary = "发券记录 What I have given, newest first: taken or not, used in which order")
    Mono<Page<GuideCouponIssue>> list(SignedInGuide me, PageRequest page) {
        return offload.call(() -> Page.of(
                issues.ofGuide(
                        me.guideId(), page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch()),
                page,
                GuideCouponIssue::of,
                traced -> Cursor.of(traced.issue().id())));
    }

    @GetMapping("/coupon-issues/{id}")
    @Operation(summary = "发券详情 One coupon that I have given: taken or not, used in which order")
    Mono<GuideCouponIssue> show(SignedInGuide me, @PathVariable Id id) {
        return offload.call(() -> issues.ofGuide(me.guideId(), id.value())
                .map(GuideCouponIssue::of)
                .orElseThrow(() -> Refusal.notFound("发券记录", "coupon issue")));
    }

    @PostMapping("/coupon-issues/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤回优惠券 Take back what nobody has taken yet; it is in my quota again")
    Mono<Void> withdraw(SignedInGuide me, @PathVariable Id id, @RequestBody(required = false) NoIssueBody body) {
        return offload.call(() -> {
            giveCoupon.withdraw(me.guideId(), id.value());
            return null;
        });
    }

    record NoIssueBody() {}

    record NewCouponIssue(@NotNull Id templateId, Id memberId) {}

    record GuideQuotas(List<GuideQuota> items) {}

    /** {@code givable}: whether it can be given now, as far as stock and time go. */
    record GuideQuota(
            Id templateId,
            String name,
            Kind kind,
            long offFen,
            int offBp,
            long capFen,
            long thresholdFen,
            int quota,
            int issued,
            boolean givable) {

        static GuideQuota of(Quota quota, CouponTemplate template, Instant now, Locale locale) {
            return new GuideQuota(
                    new Id(template.id()),
                    template.name().in(locale),
                    template.worth().kind(),
                    template.worth().offFen(),
                    template.worth().offBp(),
                    template.worth().capFen(),
                    template.thresholdFen(),
                    quota.quota(),
                    quota.issued(),
                    quota.issued() < quota.quota()
                            && template.claimed() < template.total()
                            && template.stateAt(now) == Approval.State.RUNNING);
        }
    }

    /** {@code miniProgramPath} is where the customer opens it. */
    record GuideCouponIssue(
            Id id,
            Id templateId,
            CouponIssue.State state,
            String miniProgramPath,
            Instant issuedAt,
            Instant expiresAt,
            Instant usedAt,
            Id orderId,
            Long payableFen) {

        static GuideCouponIssue of(Traced traced) {
            var issue = traced.issue();
            return new GuideCouponIssue(
                    new Id(issue.id()),
                    new Id(issue.templateId()),
                    issue.state(),
                    "pages/coupon/index?issue=" + issue.id(),
                    issue.issuedAt(),
                    issue.expiresAt(),
                    traced.usedAt().orElse(null),
                    traced.orderId().map(Id::new).orElse(null),
                    traced.payableFen().orElse(null));
        }
    }
}
