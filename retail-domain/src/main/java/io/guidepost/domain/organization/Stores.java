package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** {@code setBy} is the administrator who decided it; 0 for WeCom's tree. */
    void place(long storeId, long regionId, Instant from, long setBy);

    /** Whatever headquarters has decided about the store's region is as if WeCom's tree said it. */
    void leaveToWeCom(long storeId);

    /** Stores whose region headquarters has decided, for now or for a day to come, whatever WeCom's tree says. */
    Set<Long> placedByHeadquarters(Instant now);

    /** Changes when a region, an open store or a belonging does, and not for anything else. */
    String fingerprint();

    void end(Placement placement, Instant until);

    /** Region by region that lies in it, until further notice; those directly below headquarters are left out. */
    Map<Long, Long> regionParents();

    /** Where the region lies until further notice; empty for one that always lay directly below headquarters. */
    Optional<RegionPlacement> regionPlacement(long regionId);

    /** {@code parentId} is 0 for directly below headquarters. */
    void placeRegion(long regionId, long parentId, Instant from);

    void end(RegionPlacement placement, Instant until);

    record RegionPlacement(long regionId, long parentId, Instant from) {}

    record Placement(long storeId, long regionId, Instant from) {}
}
