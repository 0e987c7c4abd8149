package io.guidepost.miniappapi.refund;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.refund.Refund;
import io.guidepost.domain.refund.RefundKind;
import io.guidepost.domain.refund.Refunds;
import io.guidepost.domain.refund.RequestRefund;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/shop/v1/orders/{orderId}/refunds")
class RefundController {

    private final RequestRefund requestRefund;
    private final Orders orders;
    private final Refunds refunds;
    private final OnceOnly once;
    private final Offload offload;

    RefundController(RequestRefund requestRefund, Orders orders, Refunds refunds, OnceOnly once, Offload offload) {
        this.requestRefund = requestRefund;
        this.orders = orders;
        this.refunds = refunds;
        this.once = once;
        this.offload = offload;
    }

    @Operation(summary = "申请退款 Ask for money back, by line and quantity")
    @PostMapping
    Mono<OnceAnswer<RefundView>> request(
            SignedInShopper me, IdempotencyKey key, @PathVariable long orderId, @Valid @RequestBody NewRefund body) {
        return offload.call(() -> once.inTransaction(
                me,
                key,
                body,
                HttpStatus.CREATED,
                () -> RefundView.from(requestRefund.request(body.by(me, orderId))),
                refund -> "/api/shop/v1/orders/%d/refunds/%s".formatted(orderId, refund.id())));
    }

    /** All of them: WeChat Pay allows no more than fifty per order. */
    @Operation(summary = "订单的退款 The refunds of an order")
    @GetMapping
    Mono<Page<RefundView>> list(SignedInShopper me, @PathVariable long orderId) {
        return offload.call(() ->
                new Page<>(mine(me, orderId).stream().map(RefundView::from).toList(), null));
    }

    @Operation(summary = "退款详情 How a refund has come along")
    @GetMapping("/{id}")
    Mono<RefundView> show(SignedInShopper me, @PathVariable long orderId, @PathVariable long id) {
        return offload.call(() -> mine(me, orderId).stream()
                .filter(refund -> refund.id() == id)
                .findFirst()
                .map(RefundView::from)
                .orElseThrow(() -> Refusal.notFound("退款单", "refund")));
    }

    private List<Refund> mine(SignedInShopper me, long orderId) {
        orders.findOf(me.memberId(), orderId).orElseThrow(() -> Refusal.notFound("订单", "order"));
        return refunds.ofOrder(orderId);
    }

    record NewRefund(
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Line> lines,
            @NotBlank @Size(max = 200) String reason) {

        record Line(
                @NotNull @Pattern(regexp = "\\d{1,18}|[1-8]\\d{18}") String orderLineId,
                @NotNull @Min(1) @Max(999) Integer quantity) {}

        RequestRefund.Command by(SignedInShopper me, long orderId) {
            var wanted = lines.stream()
                    .map(line -> new RequestRefund.Command.Wanted(Long.parseLong(line.orderLineId()), line.quantity()))
                    .toList();
            return new RequestRefund.Command(me.memberId(), orderId, wanted, reason);
        }
    }

    /** {@code kind} tells goods given back from money that paid nothing and goes back by itself. */
    record RefundView(
            String id,
            String orderId,
            RefundKind kind,
            String status,
            long amountFen,
            String reason,
            List<Line> lines,
            Instant requestedAt,
            Instant finishedAt,
            String failReason) {

        record Line(String orderLineId, int quantity, long amountFen) {}

        static RefundView from(Refund refund) {
            return new RefundView(
                    Long.toString(refund.id()),
                    Long.toString(refund.orderId()),
                    refund.kind(),
                    refund.status().name(),
                    refund.amountFen(),
                    refund.reason(),
                    refund.lines().stream()
                            .map(line -> new Line(Long.toString(line.orderLineId()), line.quantity(), line.amountFen()))
                            .toList(),
                    refund.requestedAt(),
                    refund.finishedAt().orElse(null),
                    refund.failReason().orElse(null));
        }
    }
}
