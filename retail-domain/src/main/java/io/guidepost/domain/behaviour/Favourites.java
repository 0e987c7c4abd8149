package io.guidepost.domain.behaviour;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What shoppers have marked, and what they looked at last. */
public interface Favourites {

    /** False when it was marked already, or there is no such product. */
    boolean add(long memberId, long productId, Instant at);

    /** False when it was not marked. */
    boolean remove(Collection<Long> memberIds, long productId);

    int count(Collection<Long> memberIds);

    /** Those of these products that are marked. */
    List<Long> among(Collection<Long> memberIds, Collection<Long> productIds);

    /** Latest first, behind {@code after}. */
    List<Seen> favourites(Collection<Long> memberIds, Optional<Seen> after, int limit);

    /** Latest first, behind {@code after}. */
    List<Seen> visits(Collection<Long> memberIds, Optional<Seen> after, int limit);

    record Seen(long productId, Instant at) {}

    /** Looks more at these products; the latest look counts, whenever it is told. */
    void visit(Collection<Behaviour> views);

    /** @param productId empty for all */
    void forgetVisits(Collection<Long> memberIds, Optional<Long> productId);

    int purgeVisits(Instant before, int limit);
}
