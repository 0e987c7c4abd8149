package io.guidepost.domain.execution;

/**
 * What came of assignments (C5). Each rate is a ratio of sums: those of several stores are the sums of their figures, never an average
 * of their rates.
 *
 * @param viewed looked at by the guide, exempt ones not among them
 * @param done proven well enough and in time; the only ones that count in the execution rate
 * @param doneUnverified claimed, but proven too weakly
 * @param late done after the deadline
 * @param mix how what was done is proven, whether it counts or not
 */
public record Execution(
        long assigned,
        long exempt,
        long viewed,
        long done,
        long doneUnverified,
        long expired,
        long failed,
        long late,
        Mix mix,
        Depth depth) {

    public static final Execution NONE = new Execution(0, 0, 0, 0, 0, 0, 0, 0, Mix.NONE, Depth.NONE);

    /** Completions by evidence: WeCom's word, our own events, reviewed by people, the guide's own claim (D5). */
    public record Mix(long e3, long e2, long e1, long e0) {

        static final Mix NONE = new Mix(0, 0, 0, 0);

        public long all() {
            return e3 + e2 + e1 + e0;
        }

        Mix plus(Mix other) {
            return new Mix(e3 + other.e3, e2 + other.e2, e1 + other.e1, e0 + other.e0);
        }
    }

    /**
     * How deep it went. Whether a customer replied is known to WeCom's archive alone, which is not connected: there is no
     * figure for it.
     *
     * @param targeted customers to reach
     * @param sent customers reached, by WeCom's word
     * @param undelivered customers whom WeCom would not send to
     * @param clicked customers who opened the guide's link, once each
     * @param ordered paid orders whose credit goes back to the task
     * @param netSalesFen what is left of them after refunds, without freight
     * @param commissionFen what the guides earned by them
     * @param deleted customers who removed the guide within 72 hours after the message
     */
    public record Depth(
            long targeted,
            long sent,
            long undelivered,
            long clicked,
            long ordered,
            long netSalesFen,
            long commissionFen,
            long deleted) {

        static final Depth NONE = new Depth(0, 0, 0, 0, 0, 0, 0, 0);

        Depth plus(Depth other) {
            return new Depth(
                    targeted + other.targeted,
                    sent + other.sent,
                    undelivered + other.undelivered,
                    clicked + other.clicked,
                    ordered + other.ordered,
                    Math.addExact(netSalesFen, other.netSalesFen),
                    Math.addExact(commissionFen, other.commissionFen),
                    deleted + other.deleted);
        }
    }

    /** Dispatched and not exempt: the denominator. */
    public long required() {
        return assigned - exempt;
    }

    public Ratio executionRate() {
        return new Ratio(done, required());
    }

    public Ratio viewedRate() {
        return new Ratio(viewed, required());
    }

    /** Of those done at all, whatever the proof, how many were in time. */
    public Ratio onTimeRate() {
        return new Ratio(done + doneUnverified, done + doneUnverified + late);
    }

    public Ratio lateRate() {
        return new Ratio(late, required());
    }

    public Ratio reach() {
        return new Ratio(depth.sent, depth.targeted);
    }

    public Ratio clickRate() {
        return new Ratio(depth.clicked, depth.sent);
    }

    public Ratio orderRate() {
        return new Ratio(depth.ordered, depth.sent);
    }

    public Ratio deletionRate() {
        return new Ratio(depth.deleted, depth.sent);
    }

    /** All that was required is done; false where nothing was. */
    boolean isComplete() {
        return required() > 0 && done == required();
    }

    public Execution plus(Execution other) {
        return new Execution(
                assigned + other.assigned,
                exempt + other.exempt,
                viewed + other.viewed,
                done + other.done,
                doneUnverified + other.doneUnverified,
                expired + other.expired,
                failed + other.failed,
                late + other.late,
                mix.plus(other.mix),
                depth.plus(other.depth));
    }

    /** Without what comes of customers later: clicks, orders, deletions. */
    Execution ofGuidesAlone() {
        return new Execution(
                assigned,
                exempt,
                viewed,
                done,
                doneUnverified,
                expired,
                failed,
                late,
                mix,
                new Depth(depth.targeted, depth.sent, depth.undelivered, 0, 0, 0, 0, 0));
    }
}
