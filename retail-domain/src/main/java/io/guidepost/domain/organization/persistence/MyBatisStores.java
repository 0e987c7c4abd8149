package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Region;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.organization.Stores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisStores implements Stores {

    private final StoreMapper mapper;

    MyBatisStores(StoreMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Store> all() {
        return mapper.all();
    }

    @Override
    public Optional<Store> byDepartment(long departmentId) {
        return Optional.ofNullable(mapper.byDepartment(departmentId));
    }

    @Override
    public Optional<Store> lock(long storeId) {
        return Optional.ofNullable(mapper.lock(storeId));
    }

    @Override
    public void add(Store store, Instant at) {
        mapper.insert(store, at);
    }

    @Override
    public void save(Store store) {
        mapper.save(store);
    }

    @Override
    public void beginClosure(long storeId, Instant at) {
        mapper.beginClosure(storeId, at, Employment.OPEN_END);
    }

    @Override
    public void endClosure(long storeId, Instant at) {
        mapper.endClosure(storeId, at, Employment.OPEN_END);
    }

    @Override
    public Optional<Region> regionByDepartment(long departmentId) {
        return Optional.ofNullable(mapper.regionByDepartment(departmentId));
    }

    @Override
    public void add(Region region, Instant at) {
        mapper.insertRegion(region, at);
    }

    @Override
    public void rename(Region region) {
        mapper.renameRegion(region);
    }

    @Override
    public Map<Long, Long> regions() {
        return mapper.placements(Employment.OPEN_END).stream()
                .collect(Collectors.toMap(Placement::storeId, Placement::regionId));
    }

    @Override
    public Optional<Placement> placement(long storeId) {
        return Optional.ofNullable(mapper.placement(storeId, Employment.OPEN_END));
    }

    @Override
    public void place(long storeId, long regionId, Instant from, long setBy) {
        mapper.place(storeId, regionId, from, setBy);
    }

    @Override
    public void leaveToWeCom(long storeId) {
        mapper.leaveToWeCom(storeId, Employment.OPEN_END);
    }

    @Override
    public void end(Placement placement, Instant until) {
        mapper.endPlacement(placement, until);
    }

    @Override
    public Set<Long> placedByHeadquarters(Instant now) {
        return Set.copyOf(mapper.placedByHeadquarters(now));
    }

    @Override
    public String fingerprint() {
        return mapper.fingerprint(Employment.OPEN_END);
    }

    @Override
    public Map<Long, Long> regionParents() {
        return mapper.regionPlacements(Employment.OPEN_END).stream()
                .filter(placement -> placement.parentId() != 0)
                .collect(Collectors.toMap(RegionPlacement::regionId, RegionPlacement::parentId));
    }

    @Override
    public Optional<RegionPlacement> regionPlacement(long regionId) {
        return Optional.ofNullable(mapper.regionPlacement(regionId, Employment.OPEN_END));
    }

    @Override
    public void placeRegion(long regionId, long parentId, Instant from) {
        mapper.placeRegion(regionId, parentId, from);
    }

    @Override
    public void end(RegionPlacement placement, Instant until) {
        mapper.endRegionPlacement(placement, until);
    }
}
