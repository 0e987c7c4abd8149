package io.guidepost.simulator.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock plus an offset that only grows. */
public final class VirtualClock extends Clock {

    private record Offset(long millis) {}

    private final Clock machine;
    private final ZoneId zone;
    private final Table<Offset> saved;

    private VirtualClock(Clock machine, ZoneId zone, Table<Offset> saved) {
        this.machine = machine;
        this.zone = zone;
        this.saved = saved;
    }

    public static VirtualClock in(Store store) {
        return new VirtualClock(Clock.systemUTC(), ZoneOffset.UTC, store.table("clock", Offset.class, 1));
    }

    /** Moves the clock forward for good; it never goes back. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The clock only moves forward, not by " + by);
        }
        saved.put("offset", new Offset(Math.addExact(offset().toMillis(), by.toMillis())));
    }

    public Duration offset() {
        return Duration.ofMillis(saved.get("offset").map(Offset::millis).orElse(0L));
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new VirtualClock(machine, other, saved);
    }
}
