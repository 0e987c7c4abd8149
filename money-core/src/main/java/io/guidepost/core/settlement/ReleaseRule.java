package io.guidepost.core.settlement;

import io.guidepost.core.sale.ReturnWindow;
import java.time.Instant;
import java.util.Objects;

/**
 * When frozen commission may be released (B9). Goods have been received in any case: what is on its way is never paid for.
 *
 * @param days at least so many; a product that may be returned for longer has its own
 */
public record ReleaseRule(Base base, int days) {

    /** Received, and the seven days in which everything may be returned: the default. */
    public static final ReleaseRule RECEIVED_AND_A_WEEK = new ReleaseRule(Base.RECEIVED, ReturnWindow.DEFAULT.days());

    /** From when the days count. */
    public enum Base {
        PAID,
        RECEIVED,
        /** When the goods can no longer be returned: the days come on top. */
        FINISHED,
        /** No days at all: at receipt. */
        IMMEDIATE
    }

    public ReleaseRule {
        Objects.requireNonNull(base, "base");
        if (days < 0 || days > 3650) {
            throw new IllegalArgumentException("Commission waits for 0 to 3650 days, not " + days);
        }
    }

    /** @param returnDays for how long the most generous line of the order may be returned */
    public Instant releaseAt(Instant paidAt, Instant receivedAt, int returnDays) {
        var window = new ReturnWindow(Math.max(days, returnDays));
        return switch (base) {
            case PAID -> later(receivedAt, window.closesAt(paidAt));
            case RECEIVED -> window.closesAt(receivedAt);
            case FINISHED -> new ReturnWindow(days).closesAt(new ReturnWindow(returnDays).closesAt(receivedAt));
            case IMMEDIATE -> receivedAt;
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
