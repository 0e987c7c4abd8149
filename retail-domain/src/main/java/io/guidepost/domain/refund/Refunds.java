package io.guidepost.domain.refund;

import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All refunds. Whoever changes one holds the lock of its order first, so that no two can cross. */
public interface Refunds {

    Optional<Refund> find(long refundId);

    Optional<Refund> findByNo(String outRefundNo);

    /** Only if the order's credited store lies in this region; empty means any region. */
    Optional<Refund> findIn(Sight sight, long refundId);

    /** Newest first. */
    List<Refund> ofOrder(long orderId);

    /** Newest first, older than {@code beforeId}; pass {@link Long#MAX_VALUE} for the first page. */
    List<Refund> page(Sight sight, Optional<RefundStatus> status, long beforeId, int limit);

    /** Units and money of open refunds, and units that are being exchanged, by order line; a line without any is missing. */
    Map<Long, Pending> pendingOf(long orderId);

    /** Freight that went back, or may still. */
    long freightOf(long orderId);

    /** More goes back, beside the goods; false once it is decided. */
    boolean addFreight(long refundId, long fen);

    void insert(Refund refund);

    /** The same for one that this administrator asks for; another one has to approve it. */
    void insertFor(Refund refund, long adminId);

    /** The administrator who asked for it; empty if a shopper did. */
    Optional<Long> askedForBy(long refundId);

    /**
     * Moves it, if it is still in the state that it was read in.
     *
     * @return false when somebody else was faster
     */
    boolean move(Refund refund, Move move);

    /** Those to be asked about, longest due first. */
    List<Refund> due(Instant now, int limit);

    /** Takes a due one until {@code leaseUntil}; false when another node has. */
    boolean claim(Refund due, Instant leaseUntil);

    /** Ends a claim, unless the refund moved meanwhile. */
    void askAgain(long refundId, Instant leaseUntil, Instant queryAt);

    /** Asked for and not yet decided, in units and fen. */
    record Pending(int quantity, long amountFen) {}

    /**
     * What changes; empty fields stay as they are.
     *
     * @param queryAt when to ask WeChat next; empty: never again
     */
    record Move(
            RefundStatus to,
            Optional<Long> approvedBy,
            Optional<Instant> approvedAt,
            Optional<Instant> finishedAt,
            Optional<String> failReason,
            Optional<Instant> queryAt) {

        static Move to(RefundStatus status, Instant queryAt) {
            return new Move(
                    status,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(queryAt));
        }

        static Move end(RefundStatus status, Instant finishedAt, Optional<String> failReason) {
            return new Move(
                    status, Optional.empty(), Optional.empty(), Optional.of(finishedAt), failReason, Optional.empty());
        }
    }
}
