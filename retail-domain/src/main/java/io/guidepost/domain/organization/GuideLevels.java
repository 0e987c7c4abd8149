package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which guide had which level when. */
public interface GuideLevels {

    /** The levels of these guides at this moment; who has none is missing. */
    Map<Long, Integer> at(Collection<Long> guideIds, Instant at);

    /** All that this guide ever had or is to have, newest first. */
    List<GuideLevel> history(long guideId, int limit);

    void add(GuideLevel level);

    /** The level that began at {@code from} ends at {@code until}. */
    void end(long guideId, Instant from, Instant until);
}
