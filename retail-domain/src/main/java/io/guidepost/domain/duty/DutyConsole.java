package io.guidepost.domain.duty;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.duty.DutyRun.Outcome;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Headquarters looks at the duties and steers them (ADM-10). An order is written down here and heeded by the scheduler's nodes
 * within a second; while none runs, by the first that comes.
 */
@Service
public class DutyConsole {

    private final Duties duties;
    private final Ids ids;
    private final TransactionRetry transaction;
    private final Clock clock;

    DutyConsole(Duties duties, Ids ids, TransactionRetry transaction, Clock clock) {
        this.duties = duties;
        this.ids = ids;
        this.transaction = transaction;
        this.clock = clock;
    }

    public List<DutyState> all() {
        var firings = duties.firings();
        var running = duties.running();
        var lastRuns = duties.last(EnumSet.allOf(Outcome.class));
        var lastFailures = duties.last(EnumSet.of(Outcome.FAILED, Outcome.LOST));
        return duties.all().stream()
                .map(entry -> {
                    var name = entry.name();
                    var firing = Optional.ofNullable(firings.get(name));
                    boolean isPaused = entry.paused().isPresent();
                    return new DutyState(
                            name,
                            entry.cadence(),
                            DutyState.phase(
                                    isPaused,
                                    running.containsKey(name),
                                    firing.filter(Duties.Firing::isSound).isPresent()),
                            entry.paused(),
                            entry.runAsked(),
                            firing.flatMap(Duties.Firing::lastAt),
                            firing.filter(known -> !isPaused).flatMap(Duties.Firing::nextAt),
                            Optional.ofNullable(running.get(name)),
                            entry.misfires(),
                            entry.misfiredAt(),
                            Optional.ofNullable(lastRuns.get(name)),
                            Optional.ofNullable(lastFailures.get(name)));
                })
                .toList();
    }

    public DutyState duty(String name) {
        return all().stream()
                .filter(duty -> duty.name().equals(name))
                .findFirst()
                .orElseThrow(DutyConsole::unknown);
    }

    /** From now on it is not begun any more, on no node and after no restart; a run under way ends as it would. */
    public DutyState pause(String name, long adminId) {
        return order(name, "PAUSE", adminId, entry -> {
            if (entry.paused().isEmpty()) {
                duties.paused(name, adminId, clock.instant());
                return true;
            }
            return false;
        });
    }

    public DutyState resume(String name, long adminId) {
        return order(name, "RESUME", adminId, entry -> {
            if (entry.paused().isPresent()) {
                duties.resumed(name);
                return true;
            }
            return false;
        });
    }

    /**
     * Has it run once, as soon as a node looks and no other run of it is under way; also while it is paused, so that a duty can
     * be led step by step. Asking again before it has begun changes nothing.
     */
    public DutyState runNow(String name, long adminId) {
        return order(name, "RUN", adminId, entry -> {
            if (entry.runAsked().isEmpty()) {
                duties.runAsked(name, adminId, clock.instant());
                return true;
            }
            return false;
        });
    }

    public List<DutyRun> runs(String name, long belowId, int limit) {
        duties.find(name).orElseThrow(DutyConsole::unknown);
        return duties.runs(name, belowId, limit);
    }

    private interface Change {
        boolean apply(Duties.Entry entry);
    }

    private DutyState order(String name, String kind, long adminId, Change change) {
        transaction.run(() -> {
            var entry = duties.find(name).orElseThrow(DutyConsole::unknown);
            if (change.apply(entry)) {
                duties.ordered(ids.next(), name, kind, adminId, clock.instant());
            }
        });
        return duty(name);
    }

    private static Refusal unknown() {
        return Refusal.notFound("定时职责", "duty");
    }
}
