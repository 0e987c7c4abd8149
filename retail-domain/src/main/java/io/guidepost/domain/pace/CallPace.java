package io.guidepost.domain.pace;

import java.time.Duration;

/**
 * How fast calls of one API can follow each other below WeCom's caps: all of an hour's may be made early in it, at so many a
 * minute.
 */
public record CallPace(int aMinute, int anHour) {

    /** What is used of 10,000 calls a minute and 150,000 an hour. */
    public static final CallPace OF_WECOM = new CallPace(9_700, 144_000);

    private static final long NANOS_OF_MINUTE = Duration.ofMinutes(1).toNanos();

    public CallPace {
        if (aMinute < 1 || anHour < 1) {
            throw new IllegalArgumentException("A pace is at least one call a minute and one an hour");
        }
    }

    /** From the first of so many calls to the end of the last. */
    public Duration timeFor(long calls) {
        if (calls <= 0) {
            return Duration.ZERO;
        }
        long wholeHours = (calls - 1) / anHour;
        return Duration.ofHours(wholeHours).plus(minutesFor(calls - wholeHours * anHour));
    }

    /** How many calls can be made in this time. */
    public long callsIn(Duration time) {
        if (time.isNegative()) {
            return 0;
        }
        var rest = time.minusHours(time.toHours());
        return time.toHours() * anHour + Math.min(anHour, rest.toNanos() * aMinute / NANOS_OF_MINUTE);
    }

    private Duration minutesFor(long calls) {
        return Duration.ofNanos((calls * NANOS_OF_MINUTE + aMinute - 1) / aMinute);
    }
}
