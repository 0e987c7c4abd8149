package io.guidepost.domain.moment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The corporate moments of tasks, and what guides' own moments were recognized. */
public interface MomentJobs {

    /** Running corporate moment tasks for which no moment is planned yet. */
    List<Long> unplanned(int limit);

    /** Plans one moment for each so many guides of the task who are not exempt, to be asked for at that time. */
    void plan(long taskId, int guidesPerMoment, Instant at);

    /** Takes up to {@code limit} jobs that are due, until then. */
    List<MomentJob> claim(Instant now, Instant until, int limit);

    /** Writes what has become of a job and when to look again; false when somebody else was faster. */
    boolean save(MomentJob before, MomentJob after, Optional<Instant> lookAt);

    /** The jobs of the task that something may still come of are due at once. */
    void hurry(long taskId, Instant now);

    Optional<MomentJob> jobOf(long taskId, long guideId);

    /** The userids of the guides of a job who are not exempt, by guide id. */
    List<String> userids(MomentJob job);

    /** Guides of a job of whom WeCom has not said yet that they published. */
    int unpublished(MomentJob job);

    /** What the guide is about to publish; the first time counts. */
    void shared(long assignmentId, String fingerprint, Instant at);

    Optional<Share> share(long assignmentId);

    /** This moment proves that assignment; false when it proves another one already. */
    boolean recognized(long assignmentId, String momentId);

    record Share(String fingerprint, Instant tappedAt, Optional<String> momentId) {}
}
