package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is agreed with each store, and was on any day of the past. */
public interface StorePolicies {

    /** The approved agreement in force at that instant; empty where nothing was ever agreed. */
    Optional<StorePolicy> inForceAt(long storeId, Instant at);

    /** All of a store's agreements by the instant from which they hold, the latest first; at most 200. */
    List<StorePolicy> of(long storeId);

    Optional<StorePolicy> lock(long policyId);

    void add(StorePolicy policy);

    /** From PROPOSED; false when somebody has decided already. */
    boolean decide(StorePolicy decided);
}
