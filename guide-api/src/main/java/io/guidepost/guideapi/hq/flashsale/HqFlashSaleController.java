package io.guidepost.guideapi.hq.flashsale;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.flashsale.FlashSale;
import io.guidepost.domain.flashsale.FlashSale.Item;
import io.guidepost.domain.flashsale.FlashSales;
import io.guidepost.domain.flashsale.PlanFlashSale;
import io.guidepost.domain.flashsale.PlanFlashSale.Plan;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Flash sales as headquarters plans them (PRM-3): one writes, another approves, and the units are set aside. */
@RestController
@RequestMapping(HqFlashSaleController.PATH)
@Tag(name = "秒杀 Flash sales")
class HqFlashSaleController {

    static final String PATH = "/api/admin/v1/flash-sales";

    private final PlanFlashSale plan;
    private final FlashSales sales;
    private final Offload offload;

    HqFlashSaleController(PlanFlashSale plan, FlashSales sales, Offload offload) {
        this.plan = plan;
        this.sales = sales;
        this.offload = offload;
    }

    @PostMapping
    @Operation(
            summary = "起草秒杀活动 Draft a flash sale",
            description =
                    "Its price must be below the list price of each SKU; at most 30 days. Nothing is set aside yet.")
    Mono<ResponseEntity<HqFlashSaleView>> draft(SignedInAdmin admin, @Valid @RequestBody NewFlashSale body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
            var sale = plan.draft(body.toPlan(), admin.adminId());
            return ResponseEntity.created(URI.create(PATH + "/" + sale.id())).body(view(sale));
        });
    }

    @GetMapping
    @Operation(summary = "秒杀活动列表 Flash sales, newest first")
    Mono<Page<HqFlashSaleView>> list(
            SignedInAdmin admin, @RequestParam Optional<FlashSale.Status> status, PageRequest page) {
        requireReader(admin);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() ->
                Page.of(sales.page(status, before, page.fetch()), page, this::view, sale -> Cursor.of(sale.id())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "秒杀活动详情 A flash sale with what is left, held back and sold")
    Mono<HqFlashSaleView> show(SignedInAdmin admin, @PathVariable Id id) {
        requireReader(admin);
        return offload.call(
                () -> view(sales.find(id.value()).orElseThrow(() -> Refusal.notFound("秒杀活动", "flash sale"))));
    }

    @PutMapping("/{id}")
    @Operation(summary = "修改秒杀草稿 Change a draft of this version", description = "Who changes it becomes its maker.")
    Mono<HqFlashSaleView> change(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ChangedFlashSale body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(
                () -> view(plan.change(id.value(), body.version(), body.sale().toPlan(), admin.adminId())));
    }

    @PostMapping("/{id}/submission")
    @Operation(summary = "提交秒杀活动 Submit a draft for approval")
    Mono<HqFlashSaleView> submit(
            SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) FlashNothing nothing) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> view(plan.submit(id.value())));
    }

    @PostMapping("/{id}/approval")
    @Operation(
            summary = "审批秒杀活动 Approve a flash sale; by another administrator than its maker",
            description = "Its units are carried out of the central stock, all or none (422 stock_too_low); 422"
                    + " flash_sale_overlap where a SKU is in another sale at the same time.")
    Mono<HqFlashSaleView> approve(
            SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) FlashNothing nothing) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> view(plan.approve(id.value(), admin.adminId())));
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "退回秒杀活动 Send a submitted sale back to be changed")
    Mono<HqFlashSaleView> sendBack(
            SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) FlashNothing nothing) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> view(plan.sendBack(id.value())));
    }

    @PostMapping("/{id}/cancellation")
    @Operation(
            summary = "取消秒杀活动 Call a sale off, even while it sells",
            description = "Orders that were placed stay; what is left goes back to the central stock within seconds.")
    Mono<HqFlashSaleView> cancel(
            SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) FlashNothing nothing) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> view(plan.cancel(id.value())));
    }

    private static void requireReader(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE, Roles.REGION_MANAGER);
    }

    private HqFlashSaleView view(FlashSale sale) {
        return HqFlashSaleView.of(sale, sales.progress(sale.id()));
    }

    record FlashNothing() {}

    record NewFlashSale(
            @NotBlank @Size(max = 64) String title,
            @Size(max = 64) String titleEn,
            @NotNull Instant startsAt,
            @NotNull Instant endsAt,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid NewFlashItem> items) {

        Plan toPlan() {
            return new Plan(
                    title.strip(),
                    Optional.ofNullable(titleEn).map(String::strip).orElse(""),
                    startsAt.truncatedTo(ChronoUnit.MILLIS),
                    endsAt.truncatedTo(ChronoUnit.MILLIS),
                    items.stream().map(NewFlashItem::toItem).toList());
        }
    }

    record ChangedFlashSale(@NotNull @Valid NewFlashSale sale, @NotNull @Min(0) Integer version) {}

    /** @param perMember so many units one member may take */
    record NewFlashItem(
            @NotNull Id skuId,
            @NotNull @Min(1) @Max(100_000_000) Long priceFen,
            @NotNull @Min(1) @Max(1_000_000) Integer units,
            @NotNull @Min(1) @Max(999) Integer perMember) {

        Item toItem() {
            return new Item(skuId.value(), priceFen, units, perMember);
        }
    }

    record HqFlashSaleView(
            String id,
            String title,
            String titleEn,
            FlashSale.Status status,
            Instant startsAt,
            Instant endsAt,
            List<HqFlashItemView> items,
            String createdBy,
            Instant createdAt,
            String approvedBy,
            Instant approvedAt,
            Instant closedAt,
            int version) {

        static HqFlashSaleView of(FlashSale sale, Map<Long, FlashSales.Progress> progress) {
            return new HqFlashSaleView(
                    Long.toString(sale.id()),
                    sale.title(),
                    sale.titleEn(),
                    sale.status(),
                    sale.startsAt(),
                    sale.endsAt(),
                    sale.items().stream()
                            .map(item -> HqFlashItemView.of(item, Optional.ofNullable(progress.get(item.skuId()))))
                            .toList(),
                    Long.toString(sale.createdBy()),
                    sale.createdAt(),
                    sale.approvedBy().map(String::valueOf).orElse(null),
                    sale.approvedAt().orElse(null),
                    sale.closedAt().orElse(null),
                    sale.version());
        }
    }

    /** {@code left}, {@code held} and {@code sold} are 0 until its units are set aside. */
    record HqFlashItemView(String skuId, long priceFen, int units, int perMember, int left, int held, int sold) {

        static HqFlashItemView of(Item item, Optional<FlashSales.Progress> progress) {
            return new HqFlashItemView(
                    Long.toString(item.skuId()),
                    item.priceFen(),
                    item.units(),
                    item.perMember(),
                    progress.map(FlashSales.Progress::available).orElse(0),
                    progress.map(FlashSales.Progress::reserved).orElse(0),
                    progress.map(FlashSales.Progress::sold).orElse(0));
        }
    }
}
