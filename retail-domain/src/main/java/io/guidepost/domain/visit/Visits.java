package io.guidepost.domain.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What came of calling on customers. */
public interface Visits {

    enum Outcome {
        CONTACTED,
        NO_ANSWER,
        /** The customer means to come or to buy. */
        PROMISED,
        DECLINED
    }

    /**
     * @param loggedAt when the first result was logged
     * @param nextOn when the guide means to call again
     */
    record Visit(
            String externalUserid,
            Outcome outcome,
            String note,
            Optional<LocalDate> nextOn,
            Instant loggedAt,
            Instant changedAt) {}

    /** Adds the result for a customer, or replaces it; the time of the first one stays. */
    void save(long assignmentId, Visit visit);

    Optional<Visit> find(long assignmentId, String externalUserid);

    /** By customer, after the given one. */
    List<Visit> of(long assignmentId, String afterExternalUserid, int limit);

    boolean isTarget(long assignmentId, String externalUserid);

    /** When the first results of the customers were logged, earliest first; at most {@code limit}. */
    List<Instant> loggedAt(long assignmentId, int limit);

    int logged(long assignmentId);

    /**
     * Of how many customers something of our own shows that the guide was in touch with them after he had logged it: a
     * message of a task that WeCom delivered, a paid order that is his, a code of the store or a link of his that was opened.
     */
    int borneOut(long assignmentId, long guideId);
}
