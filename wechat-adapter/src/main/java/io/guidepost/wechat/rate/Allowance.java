package io.guidepost.wechat.rate;

import io.guidepost.domain.pace.Urgency;

/**
 * What is used of a cap. A bucket of {@code burst} turns that fills by {@code perMinute} gives at most {@code burst +
 * perMinute} of them in any minute; another burst is left for a bucket that Redis has forgotten and that begins full, and
 * 1.5 % for calls that were let go in one minute and arrive in the next.
 *
 * @param perMinute turns that come back in a minute
 * @param burst turns that can be taken at the same moment, at least one
 * @param anHour turns in any hour
 */
record Allowance(double perMinute, int burst, int anHour) {

    private static final double UNDER_WAY = 0.015;
    private static final double BURST = 0.0075;
    private static final double SHARED_OF_HOUR = 0.96;
    private static final double HELD_BACK_OF_HOUR = 0.03;

    /** For all processes together, as long as Redis counts for them. */
    static Allowance together(Cap cap) {
        int burst = burst(cap);
        return new Allowance(Math.max(0, usable(cap) - 2 * burst), burst, share(cap, SHARED_OF_HOUR, 1));
    }

    /**
     * For one process that cannot ask Redis, when there are at most {@code nodes} of them. Nobody knows then what the others
     * have used of the hour, so only what was held back for this case is divided until an hour has passed.
     */
    static Allowance alone(Cap cap, int nodes, boolean isHourOver) {
        int burst = Math.max(1, burst(cap) / nodes);
        double perMinute = Math.max(0, (double) (usable(cap) - nodes * burst) / nodes);
        return new Allowance(perMinute, burst, share(cap, isHourOver ? SHARED_OF_HOUR : HELD_BACK_OF_HOUR, nodes));
    }

    /** Turns that work of this urgency leaves in the bucket for what is more urgent. */
    int leftBy(Urgency urgency) {
        return switch (urgency) {
            case CLOCKED -> 0;
            case INTERACTIVE -> burst * 15 / 100;
            case MASS -> burst * 40 / 100;
        };
    }

    private static int usable(Cap cap) {
        return cap.aMinute() - (int) (cap.aMinute() * UNDER_WAY);
    }

    private static int burst(Cap cap) {
        return Math.max(1, (int) (cap.aMinute() * BURST));
    }

    private static int share(Cap cap, double part, int nodes) {
        return (int) (cap.anHour() * part / nodes);
    }
}
