package io.guidepost.domain.execution;

import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.execution.RawExecution.LiveTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what came of tasks (C7, RollupJob): soon where guides have done something, every ten minutes where customers may have, and
 * every night all that is not long over, comparing what should not have changed.
 */
@Service
public class CountExecution {

    private static final Logger log = LoggerFactory.getLogger(CountExecution.class);

    /** WeCom is asked until a week after the deadline; then orders may still come for a week. */
    private static final Duration LIVE_AFTER_DEADLINE = Duration.ofDays(15);

    private static final Duration CHECKED_AFTER_DEADLINE = Duration.ofDays(100);
    private static final Duration ANEW_AFTER = Duration.ofMinutes(10);

    /** A change may be committed so much later than it was made. */
    private static final Duration SETTLING = Duration.ofMinutes(2);

    private static final int TASKS_AT_ONCE = 200;

    private final RawExecution raw;
    private final ExecutionCounters counters;
    private final ExecutionGauges gauges;
    private final TransactionRetry transactions;
    private final TransactionTemplate oneMoment;
    private final Clock clock;

    CountExecution(
            RawExecution raw,
            ExecutionCounters counters,
            ExecutionGauges gauges,
            TransactionRetry transactions,
            PlatformTransactionManager manager,
            Clock clock) {
        this.raw = raw;
        this.counters = counters;
        this.gauges = gauges;
        this.transactions = transactions;
        this.oneMoment = new TransactionTemplate(manager);
        this.oneMoment.setReadOnly(true);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /** Counts the tasks that are due for it; the answer is how many. */
    public int runDue() {
        int counted = 0;
        long after = 0;
        List<LiveTask> page;
        do {
            page = raw.live(clock.instant().minus(LIVE_AFTER_DEADLINE), after, TASKS_AT_ONCE);
            for (var task : page) {
                after = task.id();
                if (isDue(task)) {
                    counted += isCounted(task.id()) ? 1 : 0;
                }
            }
        } while (page.size() == TASKS_AT_ONCE);
        return counted;
    }

    /** Whether guides have done something since, or customers have had time to. */
    static boolean isDue(LiveTask task) {
        return task.countedAt()
                .map(countedAt -> task.changedAt().isAfter(countedAt.minus(SETTLING))
                        || !task.now().isBefore(countedAt.plus(ANEW_AFTER)))
                .orElse(true);
    }

    private boolean isCounted(long taskId) {
        try {
            count(taskId);
            return true;
        } catch (RuntimeException broken) {
            // One task that cannot be counted must not keep the others from it.
            log.error("What came of task {} could not be counted", taskId, broken);
            return false;
        }
    }

    /** Counts one task anew; whether a figure has changed. */
    public boolean count(long taskId) {
        var task = raw.task(taskId).orElseThrow();
        var counting = counting(taskId);
        return transactions.call(() -> {
            var known = counters.lockCount(taskId);
            if (known.countedAt().isAfter(counting.at())) {
                return false;
            }
            var before = counters.byStore(taskId);
            if (before.equals(counting.figures())) {
                counters.counted(taskId, raw.dueOn(task), counting.at());
                return false;
            }
            counters.replace(taskId, raw.dueOn(task), before, counting.figures(), counting.at());
            return true;
        });
    }

    private record Counting(Instant at, Map<StoreOfTask, Execution> figures) {}

    private Counting counting(long taskId) {
        return oneMoment.execute(status -> new Counting(counters.now(), raw.byStore(taskId)));
    }

    /**
     * Counts again whatever is not long over. A task of which no assignment has changed since it was counted must come to the
     * same; where it does not, the counting was wrong, which is told and put right. The answer is how many were.
     */
    public int runNightly() {
        var now = clock.instant();
        int wrong = 0;
        int checked = 0;
        long after = 0;
        List<Long> page;
        do {
            page = raw.dueBetween(now.minus(CHECKED_AFTER_DEADLINE), now, after, TASKS_AT_ONCE);
            for (long taskId : page) {
                after = taskId;
                checked++;
                wrong += isWrong(taskId) ? 1 : 0;
                isCounted(taskId);
            }
        } while (page.size() == TASKS_AT_ONCE);
        wrong += daysPutRight(now);
        gauges.checked(checked, wrong);
        return wrong;
    }

    private int daysPutRight(Instant now) {
        var wrong = counters.wrongDays(CalendarRules.day(now.minus(CHECKED_AFTER_DEADLINE)), CalendarRules.day(now));
        for (var day : wrong) {
            log.error("The tasks due on {} were summed up wrong", day);
            transactions.run(() -> counters.sumAnew(day));
        }
        return wrong.size();
    }

    private boolean isWrong(long taskId) {
        return Boolean.TRUE.equals(oneMoment.execute(status -> {
            var count = counters.count(taskId);
            if (count.isEmpty()
                    || count.get().changedAt().isAfter(count.get().countedAt().minus(SETTLING))) {
                return false;
            }
            var kept = total(counters.byStore(taskId).values());
            var right = total(raw.byStore(taskId).values());
            if (kept.equals(right)) {
                return false;
            }
            log.error("What guides did of task {} was counted wrong: it is {}, not {}", taskId, right, kept);
            return true;
        }));
    }

    private static Execution total(Iterable<Execution> all) {
        var total = Execution.NONE;
        for (var one : all) {
            total = total.plus(one.ofGuidesAlone());
        }
        return total;
    }
}
