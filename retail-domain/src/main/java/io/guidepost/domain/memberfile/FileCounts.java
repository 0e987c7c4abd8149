package io.guidepost.domain.memberfile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How many rows there are to write, and those of tags. */
public interface FileCounts {

    /** All who are members today. */
    long members();

    /** Bound to these stores, at home there or in the pools of these regions; who is both is counted twice. */
    long membersOf(Collection<Long> regionIds, Collection<Long> storeIds);

    /** Tags on friendships. */
    long allMarks();

    /** By guide, customer and tag, after the given ones; only what holds. */
    List<MarkLine> marks(long afterGuide, String afterCustomer, long afterTag, int limit);

    record MarkLine(
            long guideId,
            String externalUserid,
            long tagId,
            Long memberId,
            String guide,
            String customer,
            String groupName,
            String tagName,
            String source,
            Instant changedAt) {}
}
