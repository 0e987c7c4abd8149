package io.guidepost.miniappapi.flashsale;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.flashsale.FlashRefusals;
import io.guidepost.domain.flashsale.FlashSale;
import io.guidepost.domain.flashsale.FlashSales;
import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.PlaceFlashOrder;
import io.guidepost.domain.order.PlaceFlashOrder.FlashDraft;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.order.PlacedOrder;
import io.guidepost.miniappapi.catalog.HotProducts;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.ready.ReadyAnswer;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Flash sales as shoppers see them, and the orders by which they take part. */
@RestController
@RequestMapping("/api/shop/v1/flash-sales")
@Tag(name = "秒杀 Flash sales")
class FlashSaleController {

    private static final Duration AHEAD = Duration.ofDays(7);
    private static final int SHOWN = 20;
    private static final String LIST = "flash-sales";

    private final FlashSales sales;
    private final Products products;
    private final PlaceFlashOrder placeOrder;
    private final HotProducts hot;
    private final FlashGate gate;
    private final OnceOnly once;
    private final Clock clock;
    private final Offload offload;

    FlashSaleController(
            FlashSales sales,
            Products products,
            PlaceFlashOrder placeOrder,
            HotProducts hot,
            FlashGate gate,
            OnceOnly once,
            Clock clock,
            Offload offload) {
        this.sales = sales;
        this.products = products;
        this.placeOrder = placeOrder;
        this.hot = hot;
        this.gate = gate;
        this.once = once;
        this.clock = clock;
        this.offload = offload;
    }

    @GetMapping
    @Operation(
            summary = "秒杀活动列表 Sales that run, or start within seven days",
            description =
                    "By their start. serverAt is the server's time to the second: countdowns go by it and not by the phone."
                            + " May be a second old.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FlashSalePage.class)))
    Mono<ResponseEntity<byte[]>> list(ServerHttpRequest request) {
        return ready(request, LIST, () -> {
            var now = clock.instant();
            return new FlashSalePage(
                    sales.showing(now, now.plus(AHEAD), SHOWN).stream()
                            .map(sale -> view(sale, now))
                            .toList(),
                    null,
                    now.truncatedTo(ChronoUnit.SECONDS));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "秒杀活动详情 A sale with its goods", description = "May be a second old; ordering decides.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FlashSaleView.class)))
    Mono<ResponseEntity<byte[]>> show(@PathVariable Id id, ServerHttpRequest request) {
        return ready(request, List.of(LIST, id.value()), () -> {
            var sale = sales.find(id.value())
                    .filter(found -> found.approvedBy().isPresent())
                    .orElseThrow(() -> Refusal.notFound("秒杀活动", "flash sale"));
            return view(sale, clock.instant());
        });
    }

    private Mono<ResponseEntity<byte[]>> ready(ServerHttpRequest request, Object key, Supplier<Object> view) {
        hot.listIsAt(request.getURI(), key);
        return hot.list(key)
                .map(Mono::just)
                .orElseGet(() -> offload.call(() -> hot.readList(key, view)))
                .map(ReadyAnswer::entity);
    }

    private FlashSaleView view(FlashSale sale, Instant now) {
        var skus =
                products.known(sale.items().stream().map(FlashSale.Item::skuId).collect(Collectors.toSet()));
        var cards = products.cards(skus.values().stream()
                .map(Products.SaleableSku::productId)
                .collect(Collectors.toCollection(HashSet::new)));
        var progress = sales.progress(sale.id());
        var items = sale.items().stream()
                .filter(item -> skus.containsKey(item.skuId()))
                .filter(item -> cards.containsKey(skus.get(item.skuId()).productId()))
                .map(item -> {
                    var sku = skus.get(item.skuId());
                    var card = cards.get(sku.productId());
                    int left = Optional.ofNullable(progress.get(item.skuId()))
                            .map(FlashSales.Progress::available)
                            .orElse(0);
                    return new FlashItemView(
                            Long.toString(sku.skuId()),
                            Long.toString(sku.productId()),
                            card.title(),
                            card.titleEn(),
                            sku.spec(),
                            card.images().stream().findFirst().orElse(null),
                            sku.priceFen(),
                            item.priceFen(),
                            item.units(),
                            left,
                            item.perMember());
                })
                .toList();
        return new FlashSaleView(
                Long.toString(sale.id()),
                sale.title(),
                sale.titleEn(),
                sale.phaseAt(now),
                sale.startsAt(),
                sale.endsAt(),
                now.truncatedTo(ChronoUnit.SECONDS),
                items);
    }

    @PostMapping("/{id}/orders")
    @Operation(
            summary = "秒杀下单 Order at the price of the sale",
            description =
                    "422 flash_sale_not_started with startsAt and Retry-After, flash_sale_over, flash_limit_reached,"
                            + " out_of_stock; 429 flash_sale_busy with Retry-After when too many wait: send the same request with the same"
                            + " Idempotency-Key again. Units of orders that are not paid in time can be taken again. The order is paid and"
                            + " shown like any other. The goods are sent to address; or fetched in pickUpStoreId, without freight, by"
                            + " contact (or whoever the address names).")
    Mono<OnceAnswer<FlashOrderView>> order(
            SignedInShopper me, IdempotencyKey key, @PathVariable Id id, @Valid @RequestBody NewFlashOrder body) {
        return Mono.defer(() -> {
            gate.check(id.value(), body.skuId().value(), me.memberId());
            gate.enter();
            return offload.<OnceAnswer<FlashOrderView>>begin(() -> once.inGroup(
                            me,
                            key,
                            body,
                            HttpStatus.CREATED,
                            placeOrder.group(),
                            () -> placeOrder.draft(id.value(), body.by(me)),
                            (FlashDraft draft) -> FlashOrderView.of(draft.placed()),
                            order -> "/api/shop/v1/orders/" + order.id()))
                    // Nothing was begun: as good as a line that is too long, and the same request may come again.
                    .onErrorMap(
                            Refusal.class,
                            no -> no.kind() == Refusal.Kind.UNAVAILABLE
                                            && no.code().equals("overloaded")
                                    ? FlashRefusals.busy()
                                    : no)
                    .doFinally(done -> gate.leave());
        });
    }

    /**
     * @param expectedPayableFen what the shopper was shown; the order is refused when it comes to anything else
     * @param pickUpStoreId where the goods are fetched, if they are
     * @param contact who fetches them, in place of an address
     */
    record NewFlashOrder(
            @NotNull Id skuId,
            @NotNull @Min(1) @Max(999) Integer quantity,
            @Valid FlashAddress address,
            @Min(0) Long expectedPayableFen,
            @Size(max = 128) String deviceId,
            Id pickUpStoreId,
            @Valid FlashContact contact) {

        private DeliveryAddress destination() {
            boolean isOne = (address == null) != (contact == null);
            if (!isOne || contact != null && pickUpStoreId == null) {
                throw new Refusal(
                        Refusal.Kind.MALFORMED,
                        "address_required",
                        new Words(
                                "请提供 address；自提时也可只提供 contact",
                                "Give an address, or contact alone for what is fetched in a store"));
            }
            return address != null ? address.toAddress() : contact.toAddress();
        }

        Command by(SignedInShopper me) {
            return new Command(
                    me.memberId(),
                    List.of(new Command.Item(skuId.value(), quantity)),
                    destination(),
                    List.of(),
                    0,
                    expectedPayableFen == null ? OptionalLong.empty() : OptionalLong.of(expectedPayableFen),
                    Optional.empty(),
                    Optional.ofNullable(deviceId).filter(device -> !device.isBlank()),
                    new Command.Checkout(
                            false,
                            Optional.empty(),
                            Optional.ofNullable(pickUpStoreId).map(Id::value)));
        }
    }

    record FlashContact(
            @NotBlank @Size(max = 64) String name,
            @NotNull @Pattern(regexp = "\\+?[0-9][0-9 -]{4,18}[0-9]") String phone) {

        DeliveryAddress toAddress() {
            return new DeliveryAddress(name, phone, "门店自提", "");
        }

        /** Not for logs. */
        @Override
        public String toString() {
            return "FlashContact";
        }
    }

    record FlashAddress(
            @NotBlank @Size(max = 64) String name,
            @NotNull @Pattern(regexp = "\\+?[0-9][0-9 -]{4,18}[0-9]") String phone,
            @NotBlank @Size(max = 128) String region,
            @NotBlank @Size(max = 256) String detail) {

        DeliveryAddress toAddress() {
            return new DeliveryAddress(name, phone, region, detail);
        }

        /** Not for logs. */
        @Override
        public String toString() {
            return "FlashAddress";
        }
    }

    /** The order as it was placed; {@code paidFen} is for all units of a line together. */
    record FlashOrderView(
            String id,
            String status,
            long listFen,
            long discountFen,
            long freightFen,
            long payableFen,
            List<FlashLineView> lines,
            Instant placedAt,
            Instant expiresAt) {

        static FlashOrderView of(PlacedOrder placed) {
            var order = placed.order();
            return new FlashOrderView(
                    Long.toString(order.id()),
                    order.status().name(),
                    order.listFen(),
                    order.discountFen(),
                    order.freightFen(),
                    order.payableFen(),
                    placed.lines().stream()
                            .map(line -> new FlashLineView(
                                    Long.toString(line.id()),
                                    Long.toString(line.skuId()),
                                    line.quantity(),
                                    line.paidFen()))
                            .toList(),
                    order.placedAt(),
                    order.expiresAt());
        }
    }

    record FlashLineView(String id, String skuId, int quantity, long paidFen) {}

    record FlashSalePage(List<FlashSaleView> items, String nextCursor, Instant serverAt) {}

    /** @param serverAt the server's time when this was made, to the second */
    record FlashSaleView(
            String id,
            String title,
            String titleEn,
            FlashSale.Phase phase,
            Instant startsAt,
            Instant endsAt,
            Instant serverAt,
            List<FlashItemView> items) {}

    /**
     * @param units of the sale in all
     * @param left that can be taken at this moment; units of orders that are not paid in time come back
     * @param perMember so many one member may take
     */
    record FlashItemView(
            String skuId,
            String productId,
            String title,
            String titleEn,
            String spec,
            String image,
            long listPriceFen,
            long priceFen,
            int units,
            int left,
            int perMember) {}
}
