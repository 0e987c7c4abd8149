package io.guidepost.core.sale;

import java.time.Instant;
import java.time.ZoneId;

/**
 * How long goods may be returned: through the end of the last calendar day in Asia/Shanghai, the day of receipt being
 * day 0. With 7 days, goods received on the 1st at any hour may be returned until the 8th 23:59:59, not on the 9th.
 */
public record ReturnWindow(int days) {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final ReturnWindow DEFAULT = new ReturnWindow(7);

    public ReturnWindow {
        if (days < 0 || days > 3650) {
            throw new IllegalArgumentException("A return window has 0 to 3650 days, not " + days);
        }
    }

    /** The first instant at which it is too late; the same instant at which commission may be released. */
    public Instant closesAt(Instant receivedAt) {
        return receivedAt
                .atZone(ZONE)
                .toLocalDate()
                .plusDays(days + 1L)
                .atStartOfDay(ZONE)
                .toInstant();
    }

    public boolean isOpen(Instant receivedAt, Instant at) {
        return at.isBefore(closesAt(receivedAt));
    }
}
