package io.guidepost.domain.sop;

import io.guidepost.domain.sop.Sop.StopOn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Procedures, and who goes through them. */
public interface Sops {

    void insert(Sop sop, Instant at);

    Optional<Sop> find(long id);

    Optional<Sop> lock(long id);

    /** Newest first, before the given id; those that come with the house are the last. */
    List<Sop> page(long beforeId, int limit);

    void approved(long id, long adminId, Instant at);

    void retired(long id);

    void insert(Cohort cohort);

    Optional<Cohort> cohort(long id);

    Optional<Cohort> lockCohort(long id);

    List<Cohort> cohorts(long sopId, long beforeId, int limit);

    /** Cohorts that are being filled or run, by id, after the given one. */
    List<Cohort> open(long afterId, int limit);

    void state(long cohortId, Cohort.State state, String reason);

    /** Writes down the next customers of the cohort's list. @return false at the end */
    boolean fillNext(Cohort cohort, int members);

    /** Ends it for those for whom this has happened since the start, a limited number at a time. @return how many */
    int stop(long cohortId, StopOn reason, Instant since, Instant at, int limit);

    List<Run> runs(long cohortId);

    void ran(long cohortId, int stepNo, long taskId, int members, Instant at);

    /** Puts the customers for whom it goes on into a list. @return how many */
    int putGoingOnInto(long listId, long cohortId);

    void replied(String externalUserid, long guideId, Instant at);

    Progress progress(long cohortId);

    record Run(int stepNo, long taskId, int members, Instant createdAt) {}

    record Progress(long members, long bought, long replied, long deleted) {}
}
