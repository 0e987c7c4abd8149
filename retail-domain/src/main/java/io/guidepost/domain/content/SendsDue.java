package io.guidepost.domain.content;

import java.time.Instant;
import java.util.List;

/** Assignments whose group sends are made, or brought to an end, without a guide's tap. */
public interface SendsDue {

    /**
     * Puts assignments of running tasks on the list, which nobody has taken in hand: some of each task, after those that were
     * put there before. They are due when their guide is to be told of the task.
     *
     * @return how many assignments were looked at; fewer than {@code limit} when all have been
     */
    int addAhead(Instant now, int limit);

    /** The same with sends that WeCom was asked for before {@code askedBefore} and whose answer is not known. */
    int addUnclear(Instant now, Instant askedBefore, int limit);

    /** Takes up to {@code limit} that are due; they come up again at {@code until} unless they are done by then. */
    List<Due> claim(Instant now, Instant until, int limit);

    void later(long assignmentId, Instant at);

    void done(List<Long> assignmentIds);

    /** {@code attempts} counts the claims, this one included. */
    record Due(long assignmentId, long guideId, int attempts) {}
}
