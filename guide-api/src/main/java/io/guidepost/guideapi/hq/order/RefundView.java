package io.guidepost.guideapi.hq.order;

import io.guidepost.domain.refund.Refund;
import io.guidepost.domain.refund.RefundKind;
import io.guidepost.domain.refund.RefundStatus;
import java.time.Instant;
import java.util.List;

/**
 * {@code kind} tells goods given back from money that paid nothing and goes back by itself; {@code freightFen} is part of
 * {@code amountFen}.
 */
record RefundView(
        String id,
        String orderId,
        RefundKind kind,
        RefundStatus status,
        long amountFen,
        long freightFen,
        String reason,
        List<Line> lines,
        Instant requestedAt,
        Instant approvedAt,
        Instant finishedAt,
        String failReason) {

    record Line(String orderLineId, int quantity, long amountFen) {}

    static RefundView from(Refund refund) {
        return new RefundView(
                Long.toString(refund.id()),
                Long.toString(refund.orderId()),
                refund.kind(),
                refund.status(),
                refund.amountFen(),
                refund.freightFen(),
                refund.reason(),
                refund.lines().stream()
                        .map(line -> new Line(Long.toString(line.orderLineId()), line.quantity(), line.amountFen()))
                        .toList(),
                refund.requestedAt(),
                refund.approvedAt().orElse(null),
                refund.finishedAt().orElse(null),
                refund.failReason().orElse(null));
    }
}
