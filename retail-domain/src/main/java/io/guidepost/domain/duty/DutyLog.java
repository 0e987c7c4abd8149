package io.guidepost.domain.duty;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.duty.DutyRun.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** What the scheduler's nodes tell of their duties. That it cannot be written down never stops a duty. */
@Service
public class DutyLog {

    private static final Logger log = LoggerFactory.getLogger(DutyLog.class);
    private static final int LONGEST_ERROR = 500;
    private static final int KEPT_OF_EACH = 1_000;

    private final Duties duties;
    private final Ids ids;
    private final Map<String, LastFailure> lastFailures = new ConcurrentHashMap<>();

    DutyLog(Duties duties, Ids ids) {
        this.duties = duties;
        this.ids = ids;
    }

    private record LastFailure(long runId, String error) {}

    /** When a duty ran, where, and who had asked for it. */
    public record Run(String duty, String node, Optional<Long> askedBy, Instant startedAt, Instant endedAt) {}

    /** {@code isWorthKeeping} is false for a duty that looks often and found nothing to do. */
    public void done(Run run, long items, boolean isWorthKeeping) {
        lastFailures.remove(run.duty());
        if (isWorthKeeping || items > 0 || run.askedBy().isPresent()) {
            keep(run, Outcome.OK, items, "");
        }
    }

    /** A failure like the one before counts as that one's repetition. */
    public void failed(Run run, RuntimeException failure) {
        var error = shortened(failure.getClass().getSimpleName() + ": " + failure.getMessage());
        var before = lastFailures.get(run.duty());
        if (before != null && before.error().equals(error) && run.askedBy().isEmpty()) {
            quietly(run.duty(), () -> duties.repeated(before.runId(), run.endedAt()));
        } else {
            keep(run, Outcome.FAILED, 0, error)
                    .ifPresent(id -> lastFailures.put(run.duty(), new LastFailure(id, error)));
        }
    }

    /** The node died in the middle of this run; {@code run.endedAt()} is when that was noticed. */
    public void lost(Run run) {
        keep(run, Outcome.LOST, 0, "The node died in the middle of the run");
    }

    public void misfired(String duty, Instant at) {
        quietly(duty, () -> duties.misfired(duty, at));
    }

    /** @return how many old runs were removed */
    public int prune(int limit) {
        int removed = 0;
        for (var duty : duties.all()) {
            if (removed < limit) {
                removed += duties.prune(duty.name(), KEPT_OF_EACH, limit - removed);
            }
        }
        return removed;
    }

    private Optional<Long> keep(Run run, Outcome outcome, long items, String error) {
        long id = ids.next();
        var kept = quietly(
                run.duty(),
                () -> duties.add(new DutyRun(
                        id,
                        run.duty(),
                        run.node(),
                        outcome,
                        run.askedBy(),
                        run.startedAt(),
                        run.endedAt(),
                        items,
                        1,
                        error)));
        return kept ? Optional.of(id) : Optional.empty();
    }

    private static boolean quietly(String duty, Runnable write) {
        try {
            write.run();
            return true;
        } catch (RuntimeException failed) {
            log.warn("What became of duty {} cannot be written down: {}", duty, failed.getMessage());
            return false;
        }
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }
}
