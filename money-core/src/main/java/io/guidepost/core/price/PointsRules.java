package io.guidepost.core.price;

import io.guidepost.core.money.Allocation;
import io.guidepost.core.money.Money;
import java.util.List;

/**
 * How many points an order earns, and what becomes of them and of those it was paid with when goods go back (PRM-6, PRM-8).
 *
 * <p>Whatever goes back, in however many parts: what is posted is the difference to what ought to stand, so that no series of
 * refunds wins or loses a point.
 */
public final class PointsRules {

    private PointsRules() {}

    /**
     * A line that points have paid a part of.
     *
     * @param pointsShare what points took off it
     */
    public record PaidWithPoints(Money pointsShare, int quantity, int refundedQuantity) {

        public PaidWithPoints {
            if (pointsShare.isNegative() || quantity < 1 || refundedQuantity < 0 || refundedQuantity > quantity) {
                throw new IllegalArgumentException(
                        "%d of %d units have gone back".formatted(refundedQuantity, quantity));
            }
        }
    }

    /** For what was paid for goods, without freight; what does not make a point is dropped. */
    public static long earned(Money paid, int pointsPerYuan) {
        if (paid.isNegative() || pointsPerYuan < 0) {
            throw new IllegalArgumentException("%d points per yuan for %d fen".formatted(pointsPerYuan, paid.fen()));
        }
        return Math.multiplyExact(paid.fen(), pointsPerYuan) / 100;
    }

    /** What is left of the points that were earned, of what is left of the money; all of it gone leaves none. */
    public static long kept(long earned, Money kept, Money paid) {
        if (earned < 0 || kept.isNegative() || kept.isMoreThan(paid)) {
            throw new IllegalArgumentException(
                    "%d points, %d of %d fen kept".formatted(earned, kept.fen(), paid.fen()));
        }
        return paid.isZero() ? 0 : Math.multiplyExact(earned, kept.fen()) / paid.fen();
    }

    /** How many of the points fall on each line, by what they took off it; they add up to all. */
    public static long[] shares(long used, List<PaidWithPoints> lines) {
        return Allocation.of(
                used, lines.stream().mapToLong(line -> line.pointsShare().fen()).toArray());
    }

    /** How many of the points an order was paid with are due back in all, for units that have gone back. */
    public static long due(long used, List<PaidWithPoints> lines) {
        long[] shares = shares(used, lines);
        long due = 0;
        for (int i = 0; i < shares.length; i++) {
            PaidWithPoints line = lines.get(i);
            due += Math.multiplyExact(shares[i], line.refundedQuantity()) / line.quantity();
        }
        return due;
    }
}
