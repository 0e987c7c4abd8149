package io.guidepost.miniappapi.order;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.address.AddressBook;
import io.guidepost.domain.order.CancelOrder;
import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.order.ReceiveOrder;
import io.guidepost.domain.privacy.Seals;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/shop/v1/orders")
class OrderController {

    private final PlaceOrder placeOrder;
    private final CancelOrder cancelOrder;
    private final ReceiveOrder receiveOrder;
    private final Orders orders;
    private final AddressBook addressBook;
    private final OrderViews views;
    private final OnceOnly once;
    private final Offload offload;

    OrderController(
            PlaceOrder placeOrder,
            CancelOrder cancelOrder,
            ReceiveOrder receiveOrder,
            Orders orders,
            AddressBook addressBook,
            OrderViews views,
            Seals seals,
            OnceOnly once,
            Offload offload) {
        seals.requireKeys();
        this.placeOrder = placeOrder;
        this.cancelOrder = cancelOrder;
        this.receiveOrder = receiveOrder;
        this.orders = orders;
        this.addressBook = addressBook;
        this.views = views;
        this.once = once;
        this.offload = offload;
    }

    @Operation(
            summary = "下单 Place an order: goods are held back until it is paid or its time runs out",
            description =
                    "Goods are sent to address or addressId; or fetched in pickUpStoreId, without freight and at that store's"
                            + " prices, by contact (or whoever the address names). 422 not_enough_points where usePoints needs"
                            + " more than there are.")
    @PostMapping
    Mono<OnceAnswer<OrderView>> place(SignedInShopper me, IdempotencyKey key, @Valid @RequestBody NewOrder body) {
        return offload.begin(() -> {
            var to = destination(me, body);
            return once.inGroup(
                    me,
                    key,
                    body,
                    HttpStatus.CREATED,
                    placeOrder.group(),
                    () -> placeOrder.draft(body.by(me, to)),
                    draft -> OrderView.placed(draft.placed(), to.address()),
                    order -> "/api/shop/v1/orders/" + order.id());
        });
    }

    /** @param regionCode decides about freight, where it is known */
    private record Destination(DeliveryAddress address, Optional<String> regionCode) {}

    private Destination destination(SignedInShopper me, NewOrder body) {
        long ways = Stream.of(body.address(), body.addressId(), body.contact())
                .filter(Objects::nonNull)
                .count();
        if (ways != 1 || body.contact() != null && body.pickUpStoreId() == null) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "address_required",
                    new Words(
                            "请提供 address 或 addressId 之一；自提时也可只提供 contact",
                            "Give either address or addressId, or contact alone for what is fetched in a store"));
        }
        if (body.contact() != null) {
            return new Destination(
                    new DeliveryAddress(body.contact().name(), body.contact().phone(), "门店自提", ""), Optional.empty());
        }
        if (body.address() != null) {
            return new Destination(
                    body.address().toAddress(),
                    Optional.ofNullable(body.address().regionCode()));
        }
        var entry = addressBook.found(me.memberId(), body.addressId().value());
        var person = entry.person();
        return new Destination(
                new DeliveryAddress(person.name(), person.phone(), entry.region(), person.detail()),
                Optional.of(entry.regionCode()));
    }

    @Operation(
            summary = "我的订单 My orders, newest first",
            description = "status may be named several times; without it orders of all states.")
    @GetMapping
    Mono<Page<OrderView>> list(
            SignedInShopper me, @RequestParam(required = false) Set<ShownStatus> status, PageRequest page) {
        return offload.call(() -> {
            long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
            var found = orders.pageOf(me.memberId(), ShownStatus.inner(status), before, page.fetch());
            var shown = views.of(found);
            return Page.of(found, page, order -> shown.get(order.id()), order -> Cursor.of(order.id()));
        });
    }

    @Operation(summary = "订单详情 One of my orders, with what was given back of each line")
    @GetMapping("/{id}")
    Mono<OrderView> show(SignedInShopper me, @PathVariable long id) {
        return offload.call(
                () -> views.of(orders.findOf(me.memberId(), id).orElseThrow(() -> Refusal.notFound("订单", "order"))));
    }

    /** WeChat is asked first, so that an order that is being paid this moment is not cancelled. */
    @Operation(summary = "取消订单 Cancel an order that is not paid")
    @PostMapping("/{id}/cancellation")
    Mono<OrderView> cancel(SignedInShopper me, @PathVariable long id, @RequestBody(required = false) Nothing nothing) {
        return offload.call(Offload.Kind.TENCENT, () -> views.of(cancelOrder.cancel(me.memberId(), id)));
    }

    @Operation(summary = "确认收货 Confirm that the goods have come")
    @PostMapping("/{id}/receipt")
    Mono<OrderView> receive(SignedInShopper me, @PathVariable long id, @RequestBody(required = false) Nothing nothing) {
        return offload.call(() -> views.of(receiveOrder.receive(me.memberId(), id)));
    }

    /** As the shopper sees it: that WeChat is being asked to close a payment is our affair. */
    enum ShownStatus {
        PENDING_PAYMENT(OrderStatus.PENDING_PAYMENT, OrderStatus.CLOSING),
        PAID(OrderStatus.PAID),
        SHIPPED(OrderStatus.SHIPPED),
        RECEIVED(OrderStatus.RECEIVED),
        CLOSED(OrderStatus.CLOSED),
        CANCELLED(OrderStatus.CANCELLED);

        private final List<OrderStatus> inner;

        ShownStatus(OrderStatus... inner) {
            this.inner = List.of(inner);
        }

        static Set<OrderStatus> inner(Set<ShownStatus> shown) {
            return shown == null
                    ? Set.of()
                    : shown.stream().flatMap(one -> one.inner.stream()).collect(Collectors.toSet());
        }
    }

    record Nothing() {}

    /**
     * @param addressId one of the address book, in place of {@code address}
     * @param usePoints the most points that are to be used; no more are taken than may pay for these goods
     * @param expectedPayableFen what the shopper was shown; the order is refused when it comes to anything else
     * @param assistId the basket that a guide has prepared and this shopper has opened
     * @param deviceId what the mini-program calls the device; kept as a digest
     * @param fromCart what is bought leaves the cart with it; without, the cart is not touched
     * @param pickUpStoreId where the goods are fetched, if they are
     * @param contact who fetches them, in place of an address
     */
    record NewOrder(
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Line> lines,
            @Valid Address address,
            Id addressId,
            @Size(max = 20) List<@NotBlank @Size(max = 64) String> couponIds,
            @Min(0) Long usePoints,
            @Min(0) Long expectedPayableFen,
            Id assistId,
            @Size(max = 128) String deviceId,
            Boolean fromCart,
            Id pickUpStoreId,
            @Valid Contact contact) {

        record Contact(
                @NotBlank @Size(max = 64) String name,
                @NotNull @Pattern(regexp = "\\+?[0-9][0-9 -]{4,18}[0-9]") String phone) {

            /** Not for logs. */
            @Override
            public String toString() {
                return "Contact";
            }
        }

        record Line(@NotNull Id skuId, @NotNull @Min(1) @Max(999) Integer quantity) {}

        record Address(
                @NotBlank @Size(max = 64) String name,
                @NotNull @Pattern(regexp = "\\+?[0-9][0-9 -]{4,18}[0-9]") String phone,
                @NotBlank @Size(max = 128) String region,
                @NotBlank @Size(max = 256) String detail,
                @Pattern(regexp = "[1-9][0-9]{5}") String regionCode) {

            DeliveryAddress toAddress() {
                return new DeliveryAddress(name, phone, region, detail);
            }

            /** Not for logs. */
            @Override
            public String toString() {
                return "Address";
            }
        }

        Command by(SignedInShopper me, Destination to) {
            return new Command(
                    me.memberId(),
                    lines.stream()
                            .map(line -> new Command.Item(line.skuId().value(), line.quantity()))
                            .toList(),
                    to.address(),
                    couponIds == null ? List.of() : couponIds,
                    usePoints == null ? 0 : usePoints,
                    expectedPayableFen == null ? OptionalLong.empty() : OptionalLong.of(expectedPayableFen),
                    Optional.ofNullable(assistId).map(Id::value),
                    Optional.ofNullable(deviceId).filter(device -> !device.isBlank()),
                    new Command.Checkout(
                            Boolean.TRUE.equals(fromCart),
                            to.regionCode(),
                            Optional.ofNullable(pickUpStoreId).map(Id::value)));
        }
    }
}
