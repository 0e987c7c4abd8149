package io.guidepost.domain.refund;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Money back to a shopper; amounts in fen.
 *
 * @param transactionId WeChat's number of the payment that is given back; the channel's name if another till gave it back
 * @param outRefundNo our number for WeChat, the same for life; of no meaning to it if another till gave the money back
 * @param lines empty for {@link RefundKind#SUSPENSE}
 * @param queryAt when to ask WeChat what became of it, while that is open
 * @param attempts how often that was asked
 * @param freightFen freight that goes back with the goods, part of the amount; it touches no line and no commission
 * @param caseId the after-sale case whose way decides about it, if there is one
 */
public record Refund(
        long id,
        long orderId,
        RefundKind kind,
        String transactionId,
        String outRefundNo,
        RefundStatus status,
        long amountFen,
        String reason,
        Instant requestedAt,
        Optional<Instant> approvedAt,
        Optional<Instant> finishedAt,
        Optional<String> failReason,
        Optional<Instant> queryAt,
        int attempts,
        List<RefundLine> lines,
        long freightFen,
        Optional<Long> caseId) {

    /** Without freight, and of no after-sale case. */
    public Refund(
            long id,
            long orderId,
            RefundKind kind,
            String transactionId,
            String outRefundNo,
            RefundStatus status,
            long amountFen,
            String reason,
            Instant requestedAt,
            Optional<Instant> approvedAt,
            Optional<Instant> finishedAt,
            Optional<String> failReason,
            Optional<Instant> queryAt,
            int attempts,
            List<RefundLine> lines) {
        this(
                id,
                orderId,
                kind,
                transactionId,
                outRefundNo,
                status,
                amountFen,
                reason,
                requestedAt,
                approvedAt,
                finishedAt,
                failReason,
                queryAt,
                attempts,
                lines,
                0,
                Optional.empty());
    }

    public Refund {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        lines = List.copyOf(lines);
        if (amountFen < 1) {
            throw new IllegalArgumentException("Refund %d gives nothing back".formatted(id));
        }
        if (kind != RefundKind.SUSPENSE
                && lines.stream().mapToLong(RefundLine::amountFen).sum() + freightFen != amountFen) {
            throw new IllegalArgumentException("Refund %d does not add up".formatted(id));
        }
    }

    /** Units and money of one line; no units where only the price fell (B7). */
    public record RefundLine(long orderLineId, int quantity, long amountFen) {}
}
