package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The details of stores. */
public interface StoreDetails {

    /** By store; stores of which nothing is known are left out. */
    Map<Long, StoreDetail> of(Collection<Long> storeIds);

    /** False when it is no longer of the version before. */
    boolean save(StoreDetail detail, long adminId, Instant at);

    /** Replaces the hours alone; whoever is just writing the details has to read them again. */
    void keepHours(long storeId, OpeningHours hours, long adminId, Instant at);
}
