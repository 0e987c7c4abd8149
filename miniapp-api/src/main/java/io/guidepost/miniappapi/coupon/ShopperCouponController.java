package io.guidepost.miniappapi.coupon;

import io.guidepost.core.price.CouponReturnRules.Rule;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.coupon.ClaimCoupon;
import io.guidepost.domain.coupon.Coupon;
import io.guidepost.domain.coupon.Coupon.Own;
import io.guidepost.domain.coupon.Coupon.Standing;
import io.guidepost.domain.coupon.CouponTemplate;
import io.guidepost.domain.coupon.CouponTemplate.Kind;
import io.guidepost.domain.coupon.CouponTemplates;
import io.guidepost.domain.coupon.Coupons;
import io.guidepost.domain.couponissue.GiveCoupon;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Coupons a shopper can have, and those he has (PRM-1). */
@RestController
@RequestMapping("/api/shop/v1")
@Tag(name = "优惠券 Coupons")
class ShopperCouponController {

    private final ClaimCoupon claimCoupon;
    private final GiveCoupon giveCoupon;
    private final Coupons coupons;
    private final CouponTemplates templates;
    private final OnceOnly once;
    private final Clock clock;
    private final Offload offload;

    ShopperCouponController(
            ClaimCoupon claimCoupon,
            GiveCoupon giveCoupon,
            Coupons coupons,
            CouponTemplates templates,
            OnceOnly once,
            Clock clock,
            Offload offload) {
        this.claimCoupon = claimCoupon;
        this.giveCoupon = giveCoupon;
        this.coupons = coupons;
        this.templates = templates;
        this.once = once;
        this.clock = clock;
        this.offload = offload;
    }

    @GetMapping("/coupon-offers")
    @Operation(summary = "领券中心 Coupons that everybody can take now, newest first, with how many I have taken")
    Mono<Page<CouponOfferView>> offers(SignedInShopper me, PageRequest page, Locale locale) {
        return offload.call(() -> {
            var offered = templates.offered(
                    clock.instant(), page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch());
            var mine = coupons.counts(
                    me.memberId(), offered.stream().map(CouponTemplate::id).toList());
            return Page.of(
                    offered,
                    page,
                    template -> CouponOfferView.of(template, mine.getOrDefault(template.id(), 0), locale),
                    template -> Cursor.of(template.id()));
        });
    }

    @PostMapping("/coupons")
    @Operation(
            summary = "领取优惠券 Take a coupon",
            description = "Refused with coupon_gone, coupon_limit or coupon_not_claimable.")
    Mono<OnceAnswer<MyCouponView>> claim(
            SignedInShopper me, IdempotencyKey key, @Valid @RequestBody CouponClaim body, Locale locale) {
        return offload.call(() -> once.inTransaction(
                me,
                key,
                body,
                HttpStatus.CREATED,
                () -> view(claimCoupon.claim(me.memberId(), body.templateId().value()), locale),
                coupon -> "/api/shop/v1/coupons/" + coupon.id()));
    }

    @PostMapping("/coupon-codes/redemptions")
    @Operation(
            summary = "兑换优惠券 Turn a code into a coupon; upper and lower case, blanks and hyphens do not matter",
            description = "Refused with coupon_code_unknown, coupon_code_used or coupon_limit.")
    Mono<OnceAnswer<MyCouponView>> redeem(
            SignedInShopper me, IdempotencyKey key, @Valid @RequestBody CodeRedemption body, Locale locale) {
        return offload.call(() -> once.inTransaction(
                me,
                key,
                body,
                HttpStatus.CREATED,
                () -> view(claimCoupon.redeem(me.memberId(), body.code()), locale),
                coupon -> "/api/shop/v1/coupons/" + coupon.id()));
    }

    @PostMapping("/coupon-issues/{id}/opening")
    @Operation(
            summary = "领取导购发的券 Take the coupon that a guide holds out to me; taking it twice is taking it once",
            description = "Refused with coupon_issue_taken, coupon_issue_over or coupon_limit.")
    Mono<MyCouponView> open(
            SignedInShopper me, @PathVariable Id id, @RequestBody(required = false) NoTakingBody body, Locale locale) {
        return offload.call(() -> view(giveCoupon.take(me.memberId(), id.value()), locale));
    }

    @GetMapping("/coupons")
    @Operation(summary = "我的优惠券 My coupons, newest first; standing NOT_YET, USABLE, USED or EXPIRED")
    Mono<Page<MyCouponView>> mine(
            SignedInShopper me, @RequestParam Optional<Standing> standing, PageRequest page, Locale locale) {
        return offload.call(() -> {
            var found = coupons.page(
                    me.memberId(),
                    standing,
                    clock.instant(),
                    page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE),
                    page.fetch());
            var known = templates.find(found.stream().map(Coupon::templateId).toList());
            return Page.of(
                    found,
                    page,
                    coupon -> MyCouponView.of(coupon, known.get(coupon.templateId()), clock.instant(), locale),
                    coupon -> Cursor.of(coupon.id()));
        });
    }

    @GetMapping("/coupons/{id}")
    @Operation(summary = "优惠券详情 One of my coupons")
    Mono<MyCouponView> show(SignedInShopper me, @PathVariable Id id, Locale locale) {
        return offload.call(() -> coupons.of(me.memberId(), List.of(id.value())).stream()
                .findFirst()
                .map(coupon -> view(coupon, locale))
                .orElseThrow(() -> Refusal.notFound("优惠券", "coupon")));
    }

    private MyCouponView view(Coupon coupon, Locale locale) {
        return MyCouponView.of(coupon, templates.find(coupon.templateId()).orElseThrow(), clock.instant(), locale);
    }

    record NoTakingBody() {}

    record CouponClaim(@NotNull Id templateId) {}

    record CodeRedemption(@NotBlank @Size(max = 40) String code) {}

    /** {@code left}: how many there still are; {@code claimable}: whether I can take one more. */
    record CouponOfferView(
            Id templateId,
            String name,
            Kind kind,
            long offFen,
            int offBp,
            long capFen,
            long thresholdFen,
            List<String> brands,
            List<Id> storeIds,
            int left,
            int perMember,
            int mine,
            boolean claimable,
            Instant claimUntilAt) {

        static CouponOfferView of(CouponTemplate template, int mine, Locale locale) {
            int left = template.total() - template.claimed();
            return new CouponOfferView(
                    new Id(template.id()),
                    template.name().in(locale),
                    template.worth().kind(),
                    template.worth().offFen(),
                    template.worth().offBp(),
                    template.worth().capFen(),
                    template.thresholdFen(),
                    template.scope().brands().stream().sorted().toList(),
                    template.stores().stream().sorted().map(Id::new).toList(),
                    left,
                    template.perMember(),
                    mine,
                    left > 0 && mine < template.perMember(),
                    template.claims().until());
        }
    }

    /** {@code refundRule}: when it comes back after a refund; NEVER, WHOLE or PRO_RATA. */
    record MyCouponView(
            Id id,
            Id templateId,
            String name,
            Kind kind,
            long offFen,
            int offBp,
            long capFen,
            long thresholdFen,
            List<Id> storeIds,
            boolean combines,
            Rule refundRule,
            Standing standing,
            Instant validFromAt,
            Instant validUntilAt,
            Id orderId) {

        static MyCouponView of(Coupon coupon, CouponTemplate template, Instant now, Locale locale) {
            return new MyCouponView(
                    new Id(coupon.id()),
                    new Id(template.id()),
                    template.name().in(locale),
                    coupon.own().isPresent() ? Kind.AMOUNT : template.worth().kind(),
                    coupon.own().map(Own::offFen).orElse(template.worth().offFen()),
                    template.worth().offBp(),
                    template.worth().capFen(),
                    coupon.own().map(Own::thresholdFen).orElse(template.thresholdFen()),
                    template.stores().stream().sorted().map(Id::new).toList(),
                    template.combines(),
                    template.refundRule(),
                    coupon.standingAt(now),
                    coupon.valid().from(),
                    coupon.valid().until(),
                    coupon.orderId().map(Id::new).orElse(null));
        }
    }
}
