package io.guidepost.domain.audience;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Customers by list, and the filling of segments in stretches. */
public interface MemberLists {

    void insert(MemberList list);

    Optional<MemberList> find(long id);

    /** Newest first, before the given id; without those of operating procedures. */
    List<MemberList> page(long beforeId, int limit);

    /** Who is in it already stays in it once. */
    void add(long listId, Collection<String> externalUserids);

    void counted(long listId, Instant at);

    /** By id, after the given one. */
    List<String> members(long listId, String after, int limit);

    /** Takes up to so many members out. @return false when none is left */
    boolean empty(long listId, int limit);

    /** The last guide of the next stretch of guides who have friends; empty at the end. */
    Optional<Long> endOfStretch(long afterGuideId, int guides);

    /** Puts those friends of a stretch of guides into the list who meet the conditions at that moment. */
    void fill(long listId, SegmentConditions conditions, Instant at, long afterGuideId, long throughGuideId);
}
