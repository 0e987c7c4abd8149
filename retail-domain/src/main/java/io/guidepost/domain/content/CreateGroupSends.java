package io.guidepost.domain.content;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.calendar.DispatchCalendar;
import io.guidepost.domain.content.SendsDue.Due;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.pace.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Makes group sends without waiting for guides' taps, unless that is switched off, as fast as WeCom's caps allow: a hundred
 * thousand taps within one lunch break would have to queue for the same caps, with people waiting. WeCom tells a guide of a
 * new send by itself, so nothing is made before the guide's store is to be told, nor at night. And, always, it brings those to
 * an end whose answer was lost. It does what a guide's tap does, which is safe to do twice: a send that WeCom may have is
 * looked for in WeCom's list before it is ever made again.
 *
 * <p>Claimed by lease a page at a time; as many calls run side by side as it takes to use the caps, and no more are begun than
 * there is room for.
 */
@Service
public class CreateGroupSends {

    private static final Logger log = LoggerFactory.getLogger(CreateGroupSends.class);

    /** Longer than all that one assignment can take, its waiting for a turn included. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int PAGE = 200;
    private static final int ROWS_PUT_AT_A_TIME = 5_000;

    private final SendsDue due;
    private final ExecuteAssignment execute;
    private final SideBySide calls;
    private final DispatchCalendar calendar;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final boolean isAhead;
    /** Until then WeCom may still carry out what it was asked for, and its list may not show it yet. */
    private final Duration unclearFor;

    CreateGroupSends(
            SendsDue due,
            ExecuteAssignment execute,
            SideBySide calls,
            DispatchCalendar calendar,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.content.sends-ahead:false}") boolean isAhead,
            @Value("${guidepost.content.unclear-for:PT1M}") Duration unclearFor) {
        this.due = due;
        this.execute = execute;
        this.calls = calls;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
        this.isAhead = isAhead;
        this.unclearFor = unclearFor;
    }

    /** @return how many assignments were looked after; fewer than {@code limit} means that nothing more is due */
    public int runDue(int limit) {
        putOnTheList();
        int claimed = 0;
        try (var round = calls.round()) {
            int page;
            do {
                int most = Math.min(PAGE, limit - claimed);
                var now = clock.instant();
                var next = transaction.call(() -> due.claim(now, now.plus(LEASE), most));
                next.forEach(one -> round.begin(() -> Urgency.MASS.run(() -> lookAfter(one))));
                page = next.size();
                claimed += page;
            } while (page == PAGE && claimed < limit);
        }
        return claimed;
    }

    private void putOnTheList() {
        var now = clock.instant();
        transaction.call(() -> due.addUnclear(now, now.minus(unclearFor), ROWS_PUT_AT_A_TIME));
        if (isAhead && calendar.quietUntil(now).isEmpty()) {
            transaction.call(() -> due.addAhead(now, ROWS_PUT_AT_A_TIME));
        }
    }

    private void lookAfter(Due one) {
        var again = Optional.<Duration>empty();
        try {
            execute.execute(one.guideId(), one.assignmentId());
        } catch (Refusal no) {
            again = pauseAfter(no, one.attempts());
        } catch (GatewayUnclear unclear) {
            again = Optional.of(growing(unclearFor, one.attempts()));
        } catch (GatewayRejected rejected) {
            log.warn("WeCom tells nothing about assignment {}: {}", one.assignmentId(), rejected.getMessage());
            again = Optional.of(growing(unclearFor, one.attempts()));
        } catch (RuntimeException broken) {
            // The others must still be looked after; this one comes up again after its pause.
            log.error("The group send of assignment {} cannot be made", one.assignmentId(), broken);
            again = Optional.of(growing(unclearFor, one.attempts()));
        }
        settle(one, again);
    }

    private void settle(Due one, Optional<Duration> again) {
        try {
            transaction.run(() -> again.ifPresentOrElse(
                    pause -> due.later(one.assignmentId(), clock.instant().plus(pause)),
                    () -> due.done(List.of(one.assignmentId()))));
        } catch (RuntimeException failed) {
            log.warn(
                    "Assignment {} stays claimed until its lease is over: {}", one.assignmentId(), failed.getMessage());
        }
    }

    /** Empty where trying again is of no use: it is over, or WeCom has said no and the guide sees why. */
    private Optional<Duration> pauseAfter(Refusal no, int attempts) {
        return switch (no.code()) {
            case "wecom_busy" -> Optional.of(growing(A_MOMENT, attempts));
            case "wecom_unclear", "request_in_progress" -> Optional.of(growing(unclearFor, attempts));
            case "task_closed" ->
                "PAUSED".equals(no.facts().get("status")) ? Optional.of(LONGEST_PAUSE) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Duration growing(Duration first, int attempts) {
        var pause = first.multipliedBy(1L << Math.min(Math.max(0, attempts - 1), 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
