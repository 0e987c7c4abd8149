package io.guidepost.domain.training;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** How guides answered the questions of trainings; nothing is ever changed. */
public interface Attempts {

    List<Attempt> of(long assignmentId);

    void append(long assignmentId, Attempt attempt);

    /** @param answers for each question the positions chosen */
    record Attempt(int number, List<Set<Integer>> answers, int right, int questions, boolean passed, Instant at) {}
}
