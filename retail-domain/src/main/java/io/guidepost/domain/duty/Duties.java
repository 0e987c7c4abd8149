package io.guidepost.domain.duty;

import io.guidepost.domain.duty.DutyState.Running;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Duties, their runs, and what Quartz knows of them. */
public interface Duties {

    /** Makes the timetable be these duties; what is wished of those that stay is to be heeded anew. */
    void register(Map<String, String> cadenceByName);

    Optional<Entry> find(String name);

    /** All that are on the timetable, by name. */
    List<Entry> all();

    /** Those of which something is wished that no node has heeded yet. */
    List<Entry> unheeded();

    /** False when somebody has wished something else meanwhile. */
    boolean heeded(Entry entry);

    void paused(String name, long adminId, Instant at);

    void resumed(String name);

    void runAsked(String name, long adminId, Instant at);

    void ordered(long id, String name, String kind, long adminId, Instant at);

    void misfired(String name, Instant at);

    void add(DutyRun run);

    /** The same failure once more. */
    void repeated(long runId, Instant endedAt);

    /** Runs of a duty below this id, newest first. */
    List<DutyRun> runs(String name, long belowId, int limit);

    /** The last run of each duty, those with one of these outcomes. */
    Map<String, DutyRun> last(Collection<DutyRun.Outcome> outcomes);

    /** Removes up to {@code limit} runs of a duty that are older than its {@code kept} newest. */
    int prune(String name, int kept, int limit);

    Map<String, Firing> firings();

    Map<String, Running> running();

    /** {@code version} grows with each wish. */
    record Entry(
            String name,
            String cadence,
            Optional<DutyState.Order> paused,
            Optional<DutyState.Order> runAsked,
            long misfires,
            Optional<Instant> misfiredAt,
            int version) {}

    /** What Quartz has planned. */
    record Firing(Optional<Instant> lastAt, Optional<Instant> nextAt, boolean isSound) {}
}
