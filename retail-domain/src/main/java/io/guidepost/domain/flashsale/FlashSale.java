package io.guidepost.domain.flashsale;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A sale of some SKUs at their own price, from {@code startsAt} on and before {@code endsAt}.
 *
 * @param items by SKU
 * @param closedAt when it ended or was called off; its units are given back from then on
 */
public record FlashSale(
        long id,
        String title,
        String titleEn,
        Status status,
        Instant startsAt,
        Instant endsAt,
        List<Item> items,
        long createdBy,
        Instant createdAt,
        Optional<Long> approvedBy,
        Optional<Instant> approvedAt,
        Optional<Instant> closedAt,
        int version) {

    public FlashSale {
        Objects.requireNonNull(status, "status");
        items = List.copyOf(items);
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("A sale ends after it starts");
        }
    }

    public enum Status {
        DRAFT,
        SUBMITTED,
        /** Its units are set aside; it sells within its window. */
        APPROVED,
        ENDED,
        /** Called off, before or while it sold. */
        CANCELLED;

        boolean isOver() {
            return this == ENDED || this == CANCELLED;
        }
    }

    /** Where a sale stands at a moment, for those who look at it. */
    public enum Phase {
        COMING,
        RUNNING,
        OVER
    }

    /**
     * @param priceFen of one unit
     * @param units set aside for it
     * @param perMember so many units one member may take
     */
    public record Item(long skuId, long priceFen, int units, int perMember) {}

    /** A sale that was never approved is over before it began. */
    public Phase phaseAt(Instant now) {
        if (status != Status.APPROVED || !now.isBefore(endsAt)) {
            return Phase.OVER;
        }
        return now.isBefore(startsAt) ? Phase.COMING : Phase.RUNNING;
    }

    public Optional<Item> item(long skuId) {
        return items.stream().filter(item -> item.skuId() == skuId).findFirst();
    }

    FlashSale in(Status next) {
        return with(next, approvedBy, approvedAt, closedAt);
    }

    FlashSale approved(long adminId, Instant at) {
        return with(Status.APPROVED, Optional.of(adminId), Optional.of(at), closedAt);
    }

    FlashSale closed(Status over, Instant at) {
        return with(over, approvedBy, approvedAt, Optional.of(at));
    }

    private FlashSale with(
            Status next, Optional<Long> approver, Optional<Instant> approval, Optional<Instant> closing) {
        return new FlashSale(
                id,
                title,
                titleEn,
                next,
                startsAt,
                endsAt,
                items,
                createdBy,
                createdAt,
                approver,
                approval,
                closing,
                version + 1);
    }
}
