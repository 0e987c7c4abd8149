package io.guidepost.domain.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans and their occurrences. */
public interface Plans {

    void insert(Plan plan);

    Optional<Plan> find(long id);

    /** Locks the plan's row for the rest of the transaction. */
    Optional<Plan> lock(long id);

    /** Newest first, before the given id. */
    List<Plan> page(long beforeId, int limit);

    /** By id, after the given one. */
    List<Plan> active(long afterId, int limit);

    void approved(long id, long adminId, Instant at);

    void stopped(long id, String reason);

    /** Days of this time that have their task already. */
    Set<LocalDate> occurrences(long planId, LocalDate from, LocalDate through);

    /** One day has one task for ever. */
    void occurs(long planId, LocalDate on, long taskId, Instant at);

    /** By day, latest first, before the given one. */
    List<Occurrence> occurrences(long planId, LocalDate before, int limit);

    record Occurrence(LocalDate occursOn, long taskId, String status, Instant startAt, Instant deadlineAt) {}
}
