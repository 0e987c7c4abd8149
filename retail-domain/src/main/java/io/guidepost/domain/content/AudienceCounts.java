package io.guidepost.domain.content;

import io.guidepost.domain.fatigue.Thresholds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a dispatch would come to, counted by the rules it goes by and without writing anything (C8). */
public interface AudienceCounts {

    /**
     * Counts the next guides of a task's audience.
     *
     * @param asOf who serves and who is whose friend then
     * @param dispatchAt when it would go out
     * @return empty when the whole audience has been counted
     */
    Optional<Stretch> count(
            Task task, Instant asOf, Instant dispatchAt, long afterGuideId, int guides, Thresholds limits);

    /** Members of the task's list; empty when it has none. */
    Optional<Long> listed(Task task);

    /**
     * One stretch.
     *
     * @param away guides who are suspended or on leave
     * @param withTarget guides at work with at least one customer to write to
     * @param reachable customers who would be given to one of these guides
     * @param stranded customers whose only guides in the audience are away
     * @param tired of the reachable, who has had enough messages
     * @param optedOut of the reachable, who wants none
     * @param sends group sends at WeCom that it takes
     * @param quotaUsed messages the reachable have had in WeCom's current period
     */
    record Stretch(
            long throughGuideId,
            long guides,
            long away,
            long withTarget,
            long reachable,
            long stranded,
            long tired,
            long optedOut,
            long sends,
            long quotaUsed,
            List<Batch> batches) {}

    /** So many guides hear of it then. */
    record Batch(Instant tellAt, long guides) {}
}
