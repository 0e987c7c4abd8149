package io.guidepost.domain.pace;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When of a day something may go out; both ends lie on the same day. */
public record OpenHours(LocalTime from, LocalTime until, ZoneId zone) {

    /** C7: 07:00 to 23:00 in Asia/Shanghai. */
    public static final OpenHours USUAL =
            new OpenHours(LocalTime.of(7, 0), LocalTime.of(23, 0), ZoneId.of("Asia/Shanghai"));

    public OpenHours {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("Hours that open at %s cannot close at %s".formatted(from, until));
        }
    }

    /** {@code at} itself while it is open, else the next opening. */
    Instant nextOpen(Instant at) {
        var local = at.atZone(zone);
        if (local.toLocalTime().isBefore(from)) {
            return local.with(from).toInstant();
        }
        return local.toLocalTime().isBefore(until)
                ? at
                : local.plusDays(1).with(from).toInstant();
    }

    /** The end of the day's hours; {@code at} is within them. */
    Instant closes(Instant at) {
        return at.atZone(zone).with(until).toInstant();
    }
}
