package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows behind {@link Places}; for reading there is the {@link Roster}. */
public interface Stores {

    List<Store> all();

    Optional<Store> byDepartment(long departmentId);

    /** Held until the end of the transaction. */
    Optional<Store> lock(long storeId);

    void add(Store store, Instant at);

    /** Writes everything but id and department; the version rises by one. */
    void save(Store store);

    /** The store is closed from then on; beginning twice at one instant is beginning once. */
    void beginClosure(long storeId, Instant at);

    void endClosure(long storeId, Instant at);

    Optional<Region> regionByDepartment(long departmentId);

    void add(Region region, Instant at);

    void rename(Region region);

    /** Region by store, as it is until further notice. */
    Map<Long, Long> regions();

    /** The store's belonging that goes on until further notice; empty when it belongs nowhere. */
    Optional<Placement> placement(long storeId);

    void place(long storeId, long regionId, Instant from);

    void end(Placement placement, Instant until);

    record Placement(long storeId, long regionId, Instant from) {}
}
