package io.guidepost.guideapi.hq.coupon;

import io.guidepost.core.price.Approval;
import io.guidepost.core.price.CouponReturnRules.Rule;
import io.guidepost.core.price.Period;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.coupon.CouponRefusals;
import io.guidepost.domain.coupon.CouponTemplate;
import io.guidepost.domain.coupon.CouponTemplate.Door;
import io.guidepost.domain.coupon.CouponTemplate.Kind;
import io.guidepost.domain.coupon.CouponTemplate.Worth;
import io.guidepost.domain.coupon.CouponTemplates;
import io.guidepost.domain.coupon.DraftCoupon;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.price.PricingBodies;
import io.guidepost.guideapi.hq.price.PricingBodies.PriceScope;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
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
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Kinds of coupons, from draft to effect by two people, with their stock and codes (PRM-1). */
@RestController
@RequestMapping("/api/admin/v1/coupon-templates")
@Tag(name = "优惠券 Coupons")
class CouponTemplateController {

    private final DraftCoupon draftCoupon;
    private final CouponTemplates templates;
    private final OnceOnly once;
    private final Clock clock;
    private final Offload offload;

    CouponTemplateController(
            DraftCoupon draftCoupon, CouponTemplates templates, OnceOnly once, Clock clock, Offload offload) {
        this.draftCoupon = draftCoupon;
        this.templates = templates;
        this.once = once;
        this.clock = clock;
        this.offload = offload;
    }

    @PostMapping
    @Operation(
            summary = "起草优惠券 Draft a kind of coupon; nobody gets one yet",
            description =
                    "kind: AMOUNT (offFen), SHARE (offBp, capFen 0 is no cap) or FREIGHT (capFen). door: SHOPPER takes it himself,"
                            + " CODE, or GUIDE gives it. Valid either from validFromAt until validUntilAt or for validDays from the"
                            + " moment it is claimed. refundRule: NEVER, WHOLE (once everything has gone back) or PRO_RATA (also in"
                            + " parts, for amounts). Commission is earned on what is paid after coupons.")
    Mono<ResponseEntity<CouponTemplateView>> draft(SignedInAdmin admin, @Valid @RequestBody NewCouponTemplate body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = view(draftCoupon.draft(id -> body.template(id, admin.adminId(), clock.instant())));
            return ResponseEntity.created(URI.create("/api/admin/v1/coupon-templates/" + view.id()))
                    .body(view);
        });
    }

    @GetMapping
    @Operation(summary = "优惠券列表 Kinds of coupons, newest first, with how many are gone")
    Mono<Page<CouponTemplateView>> list(SignedInAdmin admin, PageRequest page) {
        return offload.call(() -> {
            requireReader(admin);
            return Page.of(
                    templates.page(page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch()),
                    page,
                    this::view,
                    template -> Cursor.of(template.id()));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "优惠券详情 One kind of coupon")
    Mono<CouponTemplateView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            requireReader(admin);
            return view(found(id));
        });
    }

    @PostMapping("/{id}/approval")
    @Operation(summary = "审批优惠券 Approve it, by another administrator")
    Mono<CouponTemplateView> approve(
            SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody CouponApproval body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(draftCoupon.approve(id.value(), body.version(), admin.adminId()));
        });
    }

    @PostMapping("/{id}/end")
    @Operation(summary = "停止发放 Give no more of them; those that shoppers have stay good")
    Mono<CouponTemplateView> end(
            SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) NoCouponBody body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(draftCoupon.end(id.value(), admin.adminId()));
        });
    }

    @PostMapping("/{id}/codes")
    @Operation(summary = "生成兑换码 Make codes, good once each, up to 1000 at a time and as many as there are coupons")
    Mono<OnceAnswer<CouponCodes>> makeCodes(
            SignedInAdmin admin, IdempotencyKey key, @PathVariable Id id, @Valid @RequestBody NewCodes body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return once.inTransaction(
                    admin,
                    key,
                    body,
                    HttpStatus.CREATED,
                    () -> new CouponCodes(draftCoupon.makeCodes(id.value(), body.count(), admin.adminId())));
        });
    }

    @GetMapping("/{id}/codes")
    @Operation(summary = "兑换码列表 Its codes, and which of them have been used")
    Mono<Page<CouponCodeView>> codes(SignedInAdmin admin, @PathVariable Id id, PageRequest page) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return Page.of(
                    templates.codes(
                            found(id).id(),
                            page.after().map(after -> after.stringAt(0)).orElse(""),
                            page.fetch()),
                    page,
                    code -> new CouponCodeView(
                            code.code(), code.couponId().map(Id::new).orElse(null)),
                    code -> Cursor.of(code.code()));
        });
    }

    private CouponTemplate found(Id id) {
        return templates.find(id.value()).orElseThrow(CouponRefusals::templateNotFound);
    }

    private static void requireReader(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
    }

    private CouponTemplateView view(CouponTemplate template) {
        return new CouponTemplateView(
                new Id(template.id()),
                template.name().zh(),
                template.name().en(),
                template.worth().kind(),
                template.worth().offFen(),
                template.worth().offBp(),
                template.worth().capFen(),
                template.thresholdFen(),
                PriceScope.of(template.scope()),
                template.stores().stream().sorted().map(Id::new).toList(),
                template.combines(),
                template.door(),
                template.claims().from(),
                template.claims().until(),
                template.valid().map(Period::from).orElse(null),
                template.valid().map(Period::until).orElse(null),
                template.validDays() == 0 ? null : template.validDays(),
                template.refundRule(),
                template.perMember(),
                template.total(),
                template.claimed(),
                template.stateAt(clock.instant()),
                new Id(template.approval().createdBy()),
                template.approval().approvedBy().map(Id::new).orElse(null),
                template.version());
    }

    record NoCouponBody() {}

    /** Agreed to as it was read. */
    record CouponApproval(@NotNull Integer version) {}

    record NewCodes(@NotNull @Min(1) @Max(1000) Integer count) {}

    record CouponCodes(List<String> codes) {}

    /** {@code couponId} of what it became; null where it has not been used. */
    record CouponCodeView(String code, Id couponId) {}

    record NewCouponTemplate(
            @NotBlank @Size(max = 64) String name,
            @Size(max = 64) String nameEn,
            @NotNull Kind kind,
            @Min(0) @Max(100_000_000) Long offFen,
            @Min(0) @Max(9_999) Integer offBp,
            @Min(0) @Max(100_000_000) Long capFen,
            @Min(0) @Max(100_000_000) Long thresholdFen,
            @Valid PriceScope scope,
            @Size(max = 3000) List<@NotNull Id> storeIds,
            Boolean combines,
            @NotNull Door door,
            @NotNull Instant claimFromAt,
            @NotNull Instant claimUntilAt,
            Instant validFromAt,
            Instant validUntilAt,
            @Min(1) @Max(3650) Integer validDays,
            Rule refundRule,
            @Min(1) @Max(1000) Integer perMember,
            @NotNull @Min(1) @Max(100_000_000) Integer total) {

        CouponTemplate template(long id, long adminId, Instant now) {
            if ((validFromAt == null) != (validUntilAt == null)) {
                throw new Refusal(
                        Refusal.Kind.MALFORMED,
                        "invalid_period",
                        new Words("有效期须同时给出开始与结束", "A period has a beginning and an end"));
            }
            return new CouponTemplate(
                    id,
                    PricingBodies.name(name, nameEn),
                    new Worth(
                            kind, offFen == null ? 0 : offFen, offBp == null ? 0 : offBp, capFen == null ? 0 : capFen),
                    thresholdFen == null ? 0 : thresholdFen,
                    PriceScope.toScope(scope),
                    Set.copyOf(Id.values(storeIds)),
                    Boolean.TRUE.equals(combines),
                    door,
                    PricingBodies.period(claimFromAt, claimUntilAt),
                    Optional.ofNullable(validFromAt).map(from -> PricingBodies.period(from, validUntilAt)),
                    validDays == null ? 0 : validDays,
                    refundRule == null ? Rule.WHOLE : refundRule,
                    perMember == null ? 1 : perMember,
                    total,
                    0,
                    new Approval(adminId, now, Optional.empty(), Optional.empty(), Optional.empty()),
                    0);
        }
    }

    record CouponTemplateView(
            Id id,
            String name,
            String nameEn,
            Kind kind,
            long offFen,
            int offBp,
            long capFen,
            long thresholdFen,
            PriceScope scope,
            List<Id> storeIds,
            boolean combines,
            Door door,
            Instant claimFromAt,
            Instant claimUntilAt,
            Instant validFromAt,
            Instant validUntilAt,
            Integer validDays,
            Rule refundRule,
            int perMember,
            int total,
            int claimed,
            Approval.State state,
            Id createdBy,
            Id approvedBy,
            int version) {}
}
