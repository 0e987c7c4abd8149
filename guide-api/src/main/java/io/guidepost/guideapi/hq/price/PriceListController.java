package io.guidepost.guideapi.hq.price;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.price.DecidePricing;
import io.guidepost.domain.price.DraftPricing;
import io.guidepost.domain.price.Pricing;
import io.guidepost.domain.price.Pricing.Kind;
import io.guidepost.domain.price.PricingTerms.ListTerms;
import io.guidepost.domain.price.Pricings;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.price.PricingBodies.Nothing;
import io.guidepost.guideapi.hq.price.PricingBodies.PriceAudience;
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
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Prices of their own for stores, regions or groups of members (SHOP-7). */
@RestController
@RequestMapping("/api/admin/v1/price-lists")
@Tag(name = "价格 Prices")
class PriceListController {

    private final DraftPricing draftPricing;
    private final DecidePricing decidePricing;
    private final Pricings pricings;
    private final Clock clock;
    private final Offload offload;

    PriceListController(
            DraftPricing draftPricing, DecidePricing decidePricing, Pricings pricings, Clock clock, Offload offload) {
        this.draftPricing = draftPricing;
        this.decidePricing = decidePricing;
        this.pricings = pricings;
        this.clock = clock;
        this.offload = offload;
    }

    @PostMapping
    @Operation(
            summary = "起草价目表 Draft a price list; nobody pays by it yet",
            description =
                    "Of several lists that hold for a shopper the lowest price counts, and only where it is below the price he"
                            + " would pay anyway. An approved list is never changed: draft another one and end the first.")
    Mono<ResponseEntity<PriceListView>> draft(SignedInAdmin admin, @Valid @RequestBody NewPriceList body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = view(draftPricing.draft(
                    PricingBodies.name(body.name(), body.nameEn()),
                    PricingBodies.period(body.fromAt(), body.untilAt()),
                    PriceAudience.toAudience(body.audience()),
                    new ListTerms(),
                    admin.adminId()));
            return ResponseEntity.created(URI.create("/api/admin/v1/price-lists/" + view.id()))
                    .body(view);
        });
    }

    @GetMapping
    @Operation(summary = "价目表列表 Price lists, newest first")
    Mono<Page<PriceListView>> list(SignedInAdmin admin, PageRequest page) {
        return offload.call(() -> {
            requireReader(admin);
            return Page.of(
                    pricings.page(
                            Kind.LIST,
                            page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE),
                            page.fetch()),
                    page,
                    this::view,
                    list -> Cursor.of(list.id()));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "价目表 One price list")
    Mono<PriceListView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            requireReader(admin);
            return view(found(id));
        });
    }

    @GetMapping("/{id}/prices")
    @Operation(summary = "价目表明细 Its prices, by SKU")
    Mono<Page<ListPriceView>> prices(SignedInAdmin admin, @PathVariable Id id, PageRequest page) {
        return offload.call(() -> {
            requireReader(admin);
            return Page.of(
                    pricings.prices(
                            found(id).id(),
                            page.after().map(after -> after.longAt(0)).orElse(0L),
                            page.fetch()),
                    page,
                    price -> new ListPriceView(new Id(price.skuId()), price.priceFen()),
                    price -> Cursor.of(price.skuId()));
        });
    }

    @PutMapping("/{id}/prices")
    @Operation(
            summary = "设置价格 Set or replace prices of a draft, up to 1000 at a time; a price of null takes the SKU out")
    Mono<PriceListView> putPrices(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ListPrices body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var prices = new TreeMap<Long, Long>();
            var gone = new TreeMap<Long, Boolean>();
            body.prices().forEach(price -> {
                if (price.priceFen() == null) {
                    gone.put(price.skuId().value(), true);
                } else {
                    prices.put(price.skuId().value(), price.priceFen());
                }
            });
            if (!prices.isEmpty() && !gone.isEmpty()) {
                throw new Refusal(
                        Refusal.Kind.MALFORMED,
                        "prices_mixed",
                        new Words("设置与删除请分开提交", "Set prices and take them out in two requests"));
            }
            return view(
                    gone.isEmpty()
                            ? draftPricing.putPrices(id.value(), body.version(), prices)
                            : draftPricing.removePrices(id.value(), body.version(), gone.keySet()));
        });
    }

    @PostMapping("/{id}/approval")
    @Operation(summary = "审批价目表 Approve it, by another administrator; it holds on every node within a second")
    Mono<PriceListView> approve(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody PricingApproval body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(decidePricing.approve(Kind.LIST, id.value(), body.version(), admin.adminId()));
        });
    }

    @PostMapping("/{id}/end")
    @Operation(summary = "停用价目表 Call it off; no order placed from now on is priced by it")
    Mono<PriceListView> end(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(decidePricing.end(Kind.LIST, id.value(), admin.adminId()));
        });
    }

    private Pricing found(Id id) {
        return pricings.find(id.value())
                .filter(it -> it.kind() == Kind.LIST)
                .orElseThrow(() -> Refusal.notFound("价目表", "price list"));
    }

    static void requireReader(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
    }

    private PriceListView view(Pricing list) {
        return new PriceListView(
                new Id(list.id()),
                list.name().zh(),
                list.name().en(),
                PriceAudience.of(list.audience()),
                list.period().from(),
                list.period().until(),
                PricingBodies.state(list, clock),
                pricings.countPrices(list.id()),
                new Id(list.approval().createdBy()),
                list.approval().approvedBy().map(Id::new).orElse(null),
                list.version());
    }

    record NewPriceList(
            @NotBlank @Size(max = 64) String name,
            @Size(max = 64) String nameEn,
            @Valid PriceAudience audience,
            @NotNull Instant fromAt,
            @NotNull Instant untilAt) {}

    record ListPrices(
            @NotNull Integer version, @NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid ListPriceBody> prices) {}

    record ListPriceBody(@NotNull Id skuId, @Min(1) @Max(100_000_000) Long priceFen) {}

    record ListPriceView(Id skuId, long priceFen) {}

    /** {@code state}: DRAFT, SCHEDULED, RUNNING or ENDED. */
    record PriceListView(
            Id id,
            String name,
            String nameEn,
            PriceAudience audience,
            Instant fromAt,
            Instant untilAt,
            String state,
            int prices,
            Id createdBy,
            Id approvedBy,
            int version) {}
}
