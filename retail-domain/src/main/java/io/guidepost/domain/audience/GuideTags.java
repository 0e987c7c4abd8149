package io.guidepost.domain.audience;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Words that headquarters gives guides to choose them by. */
public interface GuideTags {

    void tag(String tag, Collection<Long> guideIds, long adminId, Instant at);

    void untag(String tag, Collection<Long> guideIds);

    List<Counted> all(int limit);

    /** Guides with this tag by id, after the given one. */
    List<Long> guides(String tag, long afterGuideId, int limit);

    record Counted(String tag, int guides) {}
}
