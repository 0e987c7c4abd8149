package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Region;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Serving;
import io.guidepost.domain.organization.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisRoster implements Roster {

    /** Long lists of ids are asked for in pieces: a statement has a size the server refuses to go beyond. */
    private static final int PIECE = 1_000;

    private final RosterMapper mapper;

    MyBatisRoster(RosterMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Guide> guide(long guideId) {
        return Optional.ofNullable(mapper.guide(guideId)).map(GuideRow::toGuide);
    }

    @Override
    public Optional<Guide> guideByUserid(String userid) {
        return Optional.ofNullable(mapper.guideByUserid(userid)).map(GuideRow::toGuide);
    }

    @Override
    public List<Guide> guides(Collection<Long> guideIds) {
        return inPieces(guideIds, mapper::guides).stream()
                .map(GuideRow::toGuide)
                .toList();
    }

    @Override
    public List<Guide> guidesByUserid(Collection<String> userids) {
        return inPieces(userids, mapper::guidesByUserid).stream()
                .map(GuideRow::toGuide)
                .toList();
    }

    @Override
    public List<Guide> activeGuides(long afterGuideId, int limit) {
        return mapper.activeGuides(afterGuideId, limit).stream()
                .map(GuideRow::toGuide)
                .toList();
    }

    @Override
    public List<Employment> employmentsOf(Collection<Long> guideIds) {
        return inPieces(guideIds, mapper::employmentsOf).stream()
                .map(EmploymentRow::toEmployment)
                .toList();
    }

    @Override
    public Optional<Serving> serving(long guideId, Instant at) {
        return Optional.ofNullable(mapper.serving(guideId, at));
    }

    @Override
    public List<Serving> serving(Collection<Long> guideIds, Instant at) {
        return inPieces(guideIds, piece -> mapper.servingOf(piece, at));
    }

    @Override
    public List<Serving> servingIn(Area area, Instant at, long afterGuideId, int limit) {
        var regionIds = area.regionIds().isEmpty()
                ? area.regionIds()
                : RegionTree.of(mapper.regionParents(at)).within(area.regionIds());
        return mapper.servingIn(
                area.isEverybody(), regionIds, area.storeIds(), area.guideIds(), at, afterGuideId, limit);
    }

    @Override
    public Optional<Store> store(long storeId) {
        return Optional.ofNullable(mapper.store(storeId));
    }

    @Override
    public List<Store> stores(Collection<Long> storeIds) {
        return inPieces(storeIds, mapper::stores);
    }

    @Override
    public Optional<Long> regionOf(long storeId, Instant at) {
        return Optional.ofNullable(mapper.regionOf(storeId, at));
    }

    @Override
    public Optional<Region> region(long regionId) {
        return Optional.ofNullable(mapper.region(regionId));
    }

    @Override
    public List<Region> regions() {
        return mapper.regions();
    }

    @Override
    public Set<Long> within(long regionId, Instant at) {
        return RegionTree.of(mapper.regionParents(at)).within(Set.of(regionId));
    }

    private static <K, R> List<R> inPieces(Collection<K> keys, Function<List<K>, List<R>> ask) {
        var sorted = List.copyOf(new TreeSet<>(keys));
        var found = new ArrayList<R>();
        for (int from = 0; from < sorted.size(); from += PIECE) {
            found.addAll(ask.apply(sorted.subList(from, Math.min(from + PIECE, sorted.size()))));
        }
        return found;
    }
}
