package io.guidepost.domain.performance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the books say about a paid order, each fact with the moment at which it was posted.
 *
 * @param paidAt which decides the day of the sale
 * @param knownAt when the payment was posted; an order of another till may come weeks after it was paid
 * @param decisions oldest first
 */
public record SoldOrder(
        long id,
        Instant paidAt,
        Instant knownAt,
        List<Line> lines,
        List<Refunded> refunds,
        List<Decision> decisions,
        List<Earned> earned) {

    public record Line(long id, int quantity, long paidFen) {}

    public record Refunded(long lineId, int quantity, long amountFen, Instant knownAt) {}

    /**
     * @param knownFrom when it replaced the one before; empty for one that stood when the order was paid
     * @param credits by line
     */
    public record Decision(int revision, Optional<Instant> knownFrom, Map<Long, Credit> credits) {}

    /**
     * Who a line was credited to, in the order of the decision.
     *
     * @param stores with the region of that moment; one with the id 0 for headquarters
     * @param guides none for a sale without one
     */
    public record Credit(List<StoreShare> stores, List<GuideShare> guides) {

        /** Nobody knows anything of the line: it is headquarters'. */
        public static final Credit HEADQUARTERS = new Credit(List.of(new StoreShare(0, 0, 10_000)), List.of());
    }

    public record StoreShare(long storeId, long regionId, int shareBp) {}

    public record GuideShare(long guideId, int shareBp) {}

    /** A change of commission: accrued when positive, clawed back when negative. */
    public record Earned(long lineId, int revision, boolean isGuide, long payeeId, long amountFen, Instant knownAt) {}
}
