package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows behind {@link Staffing}; for reading there is the {@link Roster}. */
public interface Guides {

    /** Held until the end of the transaction, so that two changes of one guide follow each other. */
    Optional<Guide> lock(String userid);

    Optional<Guide> lock(long guideId);

    /** False when somebody already has this userid; nothing is changed then. */
    boolean add(Guide guide, Instant at);

    /** All of them in one statement each; nothing is added when one of the userids is somebody's. */
    void addAll(List<Guide> guides, List<Employment> employments, Instant at);

    /** Writes everything but the id; the version rises by one. */
    void save(Guide guide);

    void rememberPayee(long guideId, String openid);

    /** Employments that have not ended by then, those yet to begin included. */
    List<Employment> notEndedBy(long guideId, Instant at);

    void add(Employment employment);

    void end(long employmentId, Instant until);

    /** All guides whatever their status, by id, after the given one. */
    List<Guide> all(long afterGuideId, int limit);

    int countActive();
}
