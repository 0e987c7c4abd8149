package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.Optional;

/** What guides have written on their cards. */
public interface GuideCards {

    Optional<GuideCard> find(long guideId);

    /** False when it is no longer of the version before. */
    boolean save(GuideCard card, Instant at);
}
