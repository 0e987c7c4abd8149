package io.guidepost.guideapi.hq.order;

import static java.util.stream.Collectors.toMap;

import io.guidepost.domain.refund.RequestRefund;
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
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Headquarters gives the difference back when a price falls; the goods stay with the shopper (B7). */
@RestController
@RequestMapping("/api/admin/v1/orders/{orderId}/price-protections")
class PriceProtectionController {

    private final RequestRefund requestRefund;
    private final OnceOnly once;
    private final Offload offload;

    PriceProtectionController(RequestRefund requestRefund, OnceOnly once, Offload offload) {
        this.requestRefund = requestRefund;
        this.once = once;
        this.offload = offload;
    }

    @Operation(
            summary = "申请价保退款 Ask for the price difference of an order to be given back",
            description = "It becomes a refund without units, which another administrator approves like any other."
                    + " Commission by rate shrinks with it, commission by unit does not.")
    @PostMapping
    Mono<OnceAnswer<RefundView>> ask(
            SignedInAdmin admin, IdempotencyKey key, @PathVariable long orderId, @Valid @RequestBody Wish body) {
        Roles.require(admin, Roles.OPERATOR);
        var fenOfLine = body.lines().stream()
                .collect(toMap(line -> line.orderLineId().value(), WishLine::amountFen, Math::addExact));
        return offload.call(() -> once.inTransaction(
                admin,
                key,
                body,
                HttpStatus.CREATED,
                () -> RefundView.from(requestRefund.protectPrice(orderId, fenOfLine, body.reason(), admin.adminId())),
                view -> "/api/admin/v1/refunds/" + view.id()));
    }

    /** @param reason such as the campaign by which the price fell */
    record Wish(
            @NotNull @Size(min = 1, max = 50) List<@Valid @NotNull WishLine> lines,
            @NotBlank @Size(max = 200) String reason) {}

    record WishLine(@NotNull Id orderLineId, @NotNull @Min(1) @Max(100_000_000) Long amountFen) {}
}
