package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to become of stores, and became of them by headquarters' decision. */
public interface StoreChanges {

    void add(StoreChange change);

    Optional<StoreChange> lock(long changeId);

    /** The latest first; at most 200. */
    List<StoreChange> of(long storeId);

    /** Proposed or approved and not applied yet. */
    boolean isAnyOpen(long storeId);

    /** Approved ones whose time has come, the earliest first. */
    List<StoreChange> due(Instant now, int limit);

    /** Writes state, time of effect, and who decided and when. */
    void save(StoreChange change);
}
