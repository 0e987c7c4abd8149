package io.guidepost.domain.dispute;

import io.guidepost.core.attribution.DisputeState;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows behind disputes. Lists are newest first, older than {@code beforeId}. */
public interface Disputes {

    /** False when this guide disputes this order already. */
    boolean insert(Dispute filed);

    Optional<Dispute> find(long id);

    /** Held until the end of the transaction. */
    Optional<Dispute> lock(long id);

    /** Writes what may change, or an error: the caller holds the row. */
    void save(Dispute dispute);

    int openOf(long guideId);

    /** Those he filed and those about sales he is credited with. */
    List<Dispute> ofGuide(long guideId, long beforeId, int limit);

    List<Dispute> ofStores(List<Long> storeIds, long beforeId, int limit);

    List<Dispute> page(Optional<DisputeState> status, Sight sight, long beforeId, int limit);

    /** Open disputes that have to be looked at by now, the longest waiting first. */
    List<Dispute> toWatch(Instant now, int limit);

    /** Looks at it again later: something about it is broken. */
    void watchLater(long id, Instant at);

    /** Guides who manage the store at that moment. */
    List<Long> managersOf(long storeId, Instant at);

    /** The stores that the guide manages at that moment. */
    List<Long> storesManagedBy(long guideId, Instant at);
}
