package io.guidepost.domain.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What will be sent when, as WeCom's caps allow, were nothing else sent meanwhile: guides hear of a task a thousand at a time,
 * and each group send is a call of its own.
 *
 * @param notices the cards to guides; empty when there are none
 * @param sends the making of group sends, one stretch a day
 * @param endsAt when the last call is made, or the start when there is none
 */
public record SendingPlan(List<Stretch> notices, List<Stretch> sends, Instant endsAt) {

    private static final int GUIDES_PER_NOTICE = 1_000;
    private static final int MOST_DAYS = 400;

    /** Calls that follow each other without a break, and how many guides they concern. */
    public record Stretch(Instant from, Instant until, long calls, long guides) {}

    /**
     * Plans the calls of one task.
     *
     * @param guides who are to be told
     * @param sends group sends to be made, at most one for each guide and 10,000 customers; 0 when guides make them by a tap
     * @param startAt when the dispatch begins
     */
    public static SendingPlan of(long guides, long sends, Instant startAt, CallPace pace, OpenHours hours) {
        var notices = stretches((guides + GUIDES_PER_NOTICE - 1) / GUIDES_PER_NOTICE, guides, startAt, pace, hours);
        var made = stretches(sends, Math.min(sends, guides), startAt, pace, hours);
        return new SendingPlan(notices, made, later(lastEnd(notices, startAt), lastEnd(made, startAt)));
    }

    private static List<Stretch> stretches(long calls, long guides, Instant startAt, CallPace pace, OpenHours hours) {
        var stretches = new ArrayList<Stretch>();
        long left = calls;
        long guidesLeft = guides;
        var at = startAt;
        while (left > 0 && stretches.size() < MOST_DAYS) {
            var from = hours.nextOpen(at);
            var closes = hours.closes(from);
            long now = Math.min(left, pace.callsIn(Duration.between(from, closes)));
            long guidesNow = now == left ? guidesLeft : Math.min(guidesLeft, now * guides / calls);
            if (now > 0) {
                stretches.add(new Stretch(from, from.plus(pace.timeFor(now)), now, guidesNow));
            }
            left -= now;
            guidesLeft -= guidesNow;
            at = closes;
        }
        return List.copyOf(stretches);
    }

    private static Instant lastEnd(List<Stretch> stretches, Instant startAt) {
        return stretches.isEmpty()
                ? startAt
                : stretches.get(stretches.size() - 1).until();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
