package io.guidepost.guideapi.hq.price;

import io.guidepost.core.price.Audience;
import io.guidepost.core.price.FreightTemplate.Basis;
import io.guidepost.core.price.Period;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.price.DecidePricing;
import io.guidepost.domain.price.DraftPricing;
import io.guidepost.domain.price.Pricing;
import io.guidepost.domain.price.Pricing.Kind;
import io.guidepost.domain.price.PricingTerms.FreightTerms;
import io.guidepost.domain.price.Pricings;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.price.PricingBodies.Nothing;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What sending costs, by region, pieces or weight, and amount (SHOP-4). */
@RestController
@RequestMapping("/api/admin/v1")
@Tag(name = "价格 Prices")
class FreightTemplateController {

    private final DraftPricing draftPricing;
    private final DecidePricing decidePricing;
    private final Pricings pricings;
    private final Clock clock;
    private final Offload offload;

    FreightTemplateController(
            DraftPricing draftPricing, DecidePricing decidePricing, Pricings pricings, Clock clock, Offload offload) {
        this.draftPricing = draftPricing;
        this.decidePricing = decidePricing;
        this.pricings = pricings;
        this.clock = clock;
        this.offload = offload;
    }

    @PostMapping("/freight-templates")
    @Operation(
            summary = "起草运费模板 Draft a freight template; it holds once somebody else has approved",
            description =
                    "Region codes are those of the address book; 31 is all of Shanghai, 310101 one district, and the longest that"
                            + " fits counts. A zone without regions is everywhere else. For each line the template that names its"
                            + " store, then its brand, counts; goods without any cost what the configuration says.")
    Mono<ResponseEntity<FreightTemplateView>> draft(SignedInAdmin admin, @Valid @RequestBody NewFreightTemplate body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = view(draftPricing.draft(
                    PricingBodies.name(body.name(), body.nameEn()),
                    new Period(clock.instant(), Period.ALWAYS.until()),
                    new Audience(Set.copyOf(Id.values(body.storeIds())), Set.of(), Set.of()),
                    body.terms(),
                    admin.adminId()));
            return ResponseEntity.created(URI.create("/api/admin/v1/freight-templates/" + view.id()))
                    .body(view);
        });
    }

    @GetMapping("/freight-templates")
    @Operation(summary = "运费模板列表 Freight templates, newest first")
    Mono<Page<FreightTemplateView>> list(SignedInAdmin admin, PageRequest page) {
        return offload.call(() -> {
            PriceListController.requireReader(admin);
            return Page.of(
                    pricings.page(
                            Kind.FREIGHT,
                            page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE),
                            page.fetch()),
                    page,
                    this::view,
                    template -> Cursor.of(template.id()));
        });
    }

    @GetMapping("/freight-templates/{id}")
    @Operation(summary = "运费模板 One freight template")
    Mono<FreightTemplateView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            PriceListController.requireReader(admin);
            return view(pricings.find(id.value())
                    .filter(it -> it.kind() == Kind.FREIGHT)
                    .orElseThrow(() -> Refusal.notFound("运费模板", "freight template")));
        });
    }

    @PostMapping("/freight-templates/{id}/approval")
    @Operation(summary = "审批运费模板 Approve it, by another administrator; it holds on every node within a second")
    Mono<FreightTemplateView> approve(
            SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody PricingApproval body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(decidePricing.approve(Kind.FREIGHT, id.value(), body.version(), admin.adminId()));
        });
    }

    @PostMapping("/freight-templates/{id}/end")
    @Operation(summary = "停用运费模板 Call it off; orders placed from now on cost another freight")
    Mono<FreightTemplateView> end(
            SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(decidePricing.end(Kind.FREIGHT, id.value(), admin.adminId()));
        });
    }

    @PutMapping("/sku-weights")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "设置重量 Say what a unit weighs in grams, up to 1000 SKUs at a time, for freight by weight")
    Mono<Void> weigh(SignedInAdmin admin, @Valid @RequestBody SkuWeights body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var grams = new TreeMap<Long, Integer>();
            body.weights().forEach(weight -> grams.put(weight.skuId().value(), weight.grams()));
            draftPricing.weigh(grams, admin.adminId());
            return null;
        });
    }

    private FreightTemplateView view(Pricing template) {
        var terms = (FreightTerms) template.terms();
        return new FreightTemplateView(
                new Id(template.id()),
                template.name().zh(),
                template.name().en(),
                PricingBodies.ids(template.audience().stores()),
                terms.brands().stream().sorted().toList(),
                terms.basis(),
                terms.zones().stream()
                        .map(zone -> new FreightZone(
                                zone.regions().stream().sorted().toList(),
                                zone.firstUnits(),
                                zone.firstFen(),
                                zone.nextUnits(),
                                zone.nextFen(),
                                zone.freeFromFen()))
                        .toList(),
                terms.notServed().stream().sorted().toList(),
                PricingBodies.state(template, clock),
                new Id(template.approval().createdBy()),
                template.approval().approvedBy().map(Id::new).orElse(null),
                template.version());
    }

    /** {@code notServedRegions}: nothing is sent there, whatever the zones say. */
    record NewFreightTemplate(
            @NotBlank @Size(max = 64) String name,
            @Size(max = 64) String nameEn,
            @Size(max = 3000) List<@NotNull Id> storeIds,
            @Size(max = 200) List<@NotBlank @Size(max = 64) String> brands,
            @NotNull Basis basis,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid FreightZone> zones,
            @Size(max = 500) List<@NotNull @Pattern(regexp = REGION) String> notServedRegions) {

        FreightTerms terms() {
            return new FreightTerms(
                    brands == null ? Set.of() : new TreeSet<>(brands),
                    basis,
                    zones.stream().map(FreightZone::toZone).toList(),
                    notServedRegions == null ? Set.of() : new TreeSet<>(notServedRegions));
        }
    }

    private static final String REGION = "[1-9][0-9](?:[0-9]{2}){0,2}";

    /** Pieces or grams: so much for the first of them, so much for each further lot; {@code freeFromFen} null is never free. */
    record FreightZone(
            @Size(max = 500) List<@NotNull @Pattern(regexp = REGION) String> regions,
            @NotNull @Min(1) @Max(10_000_000) Integer firstUnits,
            @NotNull @Min(0) @Max(10_000_000) Long firstFen,
            @NotNull @Min(1) @Max(10_000_000) Integer nextUnits,
            @NotNull @Min(0) @Max(10_000_000) Long nextFen,
            @Min(0) @Max(100_000_000) Long freeFromFen) {

        FreightTerms.Zone toZone() {
            return new FreightTerms.Zone(
                    regions == null ? Set.of() : new TreeSet<>(regions),
                    firstUnits,
                    firstFen,
                    nextUnits,
                    nextFen,
                    freeFromFen);
        }
    }

    record SkuWeights(@NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid SkuWeight> weights) {}

    record SkuWeight(@NotNull Id skuId, @NotNull @Min(0) @Max(1_000_000) Integer grams) {}

    /** {@code state}: DRAFT, RUNNING or ENDED. */
    record FreightTemplateView(
            Id id,
            String name,
            String nameEn,
            List<Id> storeIds,
            List<String> brands,
            Basis basis,
            List<FreightZone> zones,
            List<String> notServedRegions,
            String state,
            Id createdBy,
            Id approvedBy,
            int version) {}
}
