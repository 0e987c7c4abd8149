package io.guidepost.guideapi.hq.channel;

import io.guidepost.core.incentive.PayMethod;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.channel.Channel;
import io.guidepost.domain.channel.ImportOrder;
import io.guidepost.domain.channel.ImportOrder.Buyer;
import io.guidepost.domain.channel.ImportOrder.Imported;
import io.guidepost.domain.channel.ImportOrder.Line;
import io.guidepost.domain.channel.ImportOrder.Places;
import io.guidepost.domain.channel.ImportOrder.Told;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Paid orders of other tills and marketplaces, one at a time and each of them once by its number there. */
@RestController
@RequestMapping("/api/admin/v1/order-imports")
class OrderImportController {

    private final ImportOrder importOrder;
    private final OnceOnly once;
    private final Offload offload;

    OrderImportController(ImportOrder importOrder, OnceOnly once, Offload offload) {
        this.importOrder = importOrder;
        this.once = once;
        this.offload = offload;
    }

    @Operation(
            summary =
                    "导入渠道订单 Import an order of another till, decided as of its own time; 200 if it is there already, 409 if it differs")
    @PostMapping
    Mono<OnceAnswer<ImportView>> take(SignedInAdmin admin, IdempotencyKey key, @Valid @RequestBody NewImport body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> once.inTransaction(
                admin,
                key,
                body,
                importOrder.find(body.channel(), body.externalNo()).isPresent() ? HttpStatus.OK : HttpStatus.CREATED,
                () -> ImportView.from(body, importOrder.take(body.told(), admin.adminId())),
                view -> "/api/admin/v1/order-imports/" + view.channel() + "/" + view.externalNo()));
    }

    @Operation(summary = "查询渠道订单 Our order for an order of another till")
    @GetMapping("/{channel}/{externalNo}")
    Mono<ImportView> show(SignedInAdmin admin, @PathVariable Channel channel, @PathVariable String externalNo) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> importOrder
                .find(channel, externalNo)
                .map(orderId -> new ImportView(Long.toString(orderId), channel.name(), externalNo, false))
                .orElseThrow(() -> Refusal.notFound("渠道订单", "order of this channel")));
    }

    /**
     * @param orderedAt when it was placed and paid there; who it belongs to is decided as of then
     * @param receivedAt when the goods were handed over; absent while they are on their way
     * @param member absent for somebody who just walked in
     * @param storeCode the channel's own name for the store of the order
     * @param pickUpStoreId where the goods are picked up
     * @param fulfillingStoreId the store that sends or hands out the goods
     * @param guideUserid the guide named at the till, who then needs the {@code storeCode}
     * @param exchangeOfOrderId our order whose goods were exchanged; every line then names the line it replaces
     * @param payMethod how it was paid; without it POS at a till and OTHER elsewhere
     */
    record NewImport(
            @NotNull Channel channel,
            @NotBlank @Size(max = 64) String externalNo,
            @NotNull Instant orderedAt,
            Instant receivedAt,
            @Valid Member member,
            @Size(max = 64) String storeCode,
            Id pickUpStoreId,
            Id fulfillingStoreId,
            @Size(max = 64) String guideUserid,
            @Min(0) @Max(100_000_000) Long freightFen,
            @NotNull @Size(min = 1, max = 200) List<@Valid @NotNull ImportLine> lines,
            Id exchangeOfOrderId,
            PayMethod payMethod) {

        Told told() {
            return new Told(
                    channel,
                    externalNo,
                    orderedAt,
                    Optional.ofNullable(receivedAt),
                    Optional.ofNullable(member)
                            .map(Member::buyer)
                            .orElse(new Buyer(Optional.empty(), Optional.empty())),
                    new Places(
                            Optional.ofNullable(storeCode),
                            Optional.ofNullable(pickUpStoreId).map(Id::value),
                            Optional.ofNullable(fulfillingStoreId).map(Id::value)),
                    Optional.ofNullable(guideUserid),
                    Optional.ofNullable(freightFen).orElse(0L),
                    lines.stream().map(ImportLine::line).toList(),
                    Optional.ofNullable(exchangeOfOrderId).map(Id::value),
                    Optional.ofNullable(payMethod));
        }
    }

    /** Our member by id, or whoever has this unionid; one we do not know yet becomes a member. */
    record Member(Id id, @Size(min = 1, max = 64) String unionid) {

        Buyer buyer() {
            return new Buyer(Optional.ofNullable(id).map(Id::value), Optional.ofNullable(unionid));
        }
    }

    /** @param paidFen for all units of the line together, after every discount */
    record ImportLine(
            @NotNull Id skuId,
            @NotNull @Min(1) @Max(999) Integer quantity,
            @NotNull @Min(0) @Max(100_000_000) Long unitPriceFen,
            @NotNull @Min(0) @Max(100_000_000) Long paidFen,
            Id exchangedOrderLineId) {

        Line line() {
            return new Line(
                    skuId.value(),
                    quantity,
                    unitPriceFen,
                    paidFen,
                    Optional.ofNullable(exchangedOrderLineId).map(Id::value));
        }
    }

    /** @param created false when the order was imported before */
    record ImportView(String orderId, String channel, String externalNo, boolean created) {

        static ImportView from(NewImport body, Imported imported) {
            return new ImportView(
                    Long.toString(imported.orderId()), body.channel().name(), body.externalNo(), imported.isNew());
        }
    }
}
