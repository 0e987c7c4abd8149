package io.guidepost.domain.refund.persistence;

import io.guidepost.domain.refund.Refund;
import io.guidepost.domain.refund.Refund.RefundLine;
import io.guidepost.domain.refund.RefundKind;
import io.guidepost.domain.refund.RefundStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

record RefundRow(
        long id,
        long orderId,
        RefundKind kind,
        String transactionId,
        String outRefundNo,
        RefundStatus status,
        long amountFen,
        String reason,
        Instant requestedAt,
        Long approvedBy,
        Instant approvedAt,
        Instant finishedAt,
        String failReason,
        int attempts,
        Instant queryAt,
        int version,
        long freightFen,
        Long caseId) {

    static RefundRow of(Refund refund) {
        return new RefundRow(
                refund.id(),
                refund.orderId(),
                refund.kind(),
                refund.transactionId(),
                refund.outRefundNo(),
                refund.status(),
                refund.amountFen(),
                refund.reason(),
                refund.requestedAt(),
                null,
                refund.approvedAt().orElse(null),
                null,
                null,
                0,
                refund.queryAt().orElse(null),
                0,
                refund.freightFen(),
                refund.caseId().orElse(null));
    }

    Refund toRefund(List<RefundLine> lines) {
        return new Refund(
                id,
                orderId,
                kind,
                transactionId,
                outRefundNo,
                status,
                amountFen,
                reason,
                requestedAt,
                Optional.ofNullable(approvedAt),
                Optional.ofNullable(finishedAt),
                Optional.ofNullable(failReason),
                Optional.ofNullable(queryAt),
                attempts,
                lines,
                freightFen,
                Optional.ofNullable(caseId));
    }
}
