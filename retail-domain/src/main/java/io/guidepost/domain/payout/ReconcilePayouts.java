package io.guidepost.domain.payout;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Asks WeChat about every transfer that is not finished, ever more seldom, so that a lost notice costs only time. */
@Service
public class ReconcilePayouts {

    private static final Logger log = LoggerFactory.getLogger(ReconcilePayouts.class);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

    private final Withdrawals withdrawals;
    private final CallWeChat weChat;
    private final Clock clock;

    ReconcilePayouts(Withdrawals withdrawals, CallWeChat weChat, Clock clock) {
        this.withdrawals = withdrawals;
        this.weChat = weChat;
        this.clock = clock;
    }

    /** Asks about at most {@code limit} transfers; the answer is about how many it asked. */
    public int runDue(int limit) {
        int asked = 0;
        for (var withdrawal : withdrawals.due(clock.instant(), limit)) {
            // The first question followed the sending after a minute.
            var pause = PAUSES.get(Math.min(withdrawal.attempts() + 1, PAUSES.size() - 1));
            if (withdrawals.claim(withdrawal, clock.instant().plus(pause))) {
                ask(withdrawal);
                asked++;
            }
        }
        return asked;
    }

    private void ask(Withdrawal withdrawal) {
        try {
            weChat.ask(withdrawal);
        } catch (RuntimeException broken) {
            // The others must still be asked about; this one comes up again after its pause.
            log.error("Withdrawal {} cannot be resolved", withdrawal.id(), broken);
        }
    }
}
