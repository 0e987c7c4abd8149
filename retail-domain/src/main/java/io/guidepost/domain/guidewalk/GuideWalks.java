package io.guidepost.domain.guidewalk;

import java.time.Instant;
import java.util.Optional;

/** The walks and how far they have come. */
public interface GuideWalks {

    Optional<GuideWalk> find(String name);

    /** A new walk from the first guide on; one that is under way goes on instead. @return whether a new one begins */
    boolean begin(String name, Instant at);

    /** Takes the next guides in hand until then; false when somebody else has or the walk has moved on. */
    boolean claim(GuideWalk walk, Instant until);

    /** Those up to this guide are done, and the next may be taken. Nothing happens when somebody else was sooner. */
    void reached(GuideWalk walk, long guideId, int guides, Instant at);

    void failed(GuideWalk walk, Instant againAt);

    void finished(GuideWalk walk, int guides, Instant at);
}
