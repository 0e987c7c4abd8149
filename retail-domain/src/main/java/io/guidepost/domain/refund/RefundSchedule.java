package io.guidepost.domain.refund;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When WeChat is asked about a refund: never twice within a minute, then ever more rarely. */
final class RefundSchedule {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6));

    /** Should the message that sends it get lost, the round of queries finds it. */
    private static final Duration SENT_BY_THEN = Duration.ofMinutes(10);

    private RefundSchedule() {}

    static Instant next(int asked, Instant now) {
        return now.plus(PAUSES.get(Math.min(asked, PAUSES.size() - 1)));
    }

    static Instant afterApproval(Instant now) {
        return now.plus(SENT_BY_THEN);
    }
}
