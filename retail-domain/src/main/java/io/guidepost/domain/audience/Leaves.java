package io.guidepost.domain.audience;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Days on which guides are away; both ends included. Whoever is away gets no task and counts in no rate. */
public interface Leaves {

    /** A leave that begins on the same day is replaced. */
    void keep(Leave leave, long adminId, Instant at);

    /** @return false when there was none */
    boolean remove(long guideId, LocalDate from);

    /** Of one guide, latest first. */
    List<Leave> of(long guideId, int limit);

    record Leave(long guideId, LocalDate from, LocalDate until, String note) {}
}
