package io.guidepost.domain.flashsale;

import io.guidepost.domain.flashsale.FlashSale.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All flash sales, and what members have taken of them. Writing joins the caller's transaction. */
public interface FlashSales {

    Optional<FlashSale> find(long saleId);

    /** Reads it and keeps it to this transaction until its end. */
    Optional<FlashSale> lock(long saleId);

    /** Newest first. */
    List<FlashSale> page(Optional<Status> status, long beforeId, int limit);

    /** Approved ones that are running, or start before {@code until}; by their start. */
    List<FlashSale> showing(Instant now, Instant until, int limit);

    /** Approved ones whose end has come. */
    List<FlashSale> due(Instant now, int limit);

    void insert(FlashSale sale);

    /** Replaces what a draft says; false if it has another version. */
    boolean replace(FlashSale sale, int version);

    /** Moves it on; false if somebody else was faster. */
    boolean move(FlashSale sale);

    /** The first of the sale's SKUs that is in another approved sale at the same time. */
    Optional<Long> overlapping(FlashSale sale);

    /** What a member has taken, waiting to be paid or paid. */
    int taken(long saleId, long skuId, long memberId);

    /** Takes for a member within the limit; false, and nothing changes, beyond it. */
    boolean take(Taking taking);

    /**
     * The same for many at once; beyond anybody's limit the database refuses all of it.
     *
     * @param takings no two of the same member and SKU
     */
    void takeTogether(Collection<Taking> takings);

    void giveBack(long saleId, long memberId, Map<Long, Integer> units);

    /** All members who ever took something of a sale, or empty if they are more than {@code most}. */
    Optional<Set<Long>> takers(long saleId, int most);

    /** Places of sales that are over where units lie. */
    List<Long> overWithUnits(int limit);

    /** What is left at the sale's place, by SKU. */
    Map<Long, Integer> left(long saleId);

    /** Held back for orders that wait to be paid, and sold, by SKU. */
    Map<Long, Progress> progress(long saleId);

    record Progress(int available, int reserved, int sold) {}

    /** @param most so many units the member may have of it in all */
    record Taking(long saleId, long skuId, long memberId, int units, int most) {}
}
