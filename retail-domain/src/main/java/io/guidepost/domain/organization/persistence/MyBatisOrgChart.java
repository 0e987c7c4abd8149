package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.OrgChart;
import io.guidepost.domain.organization.Region;
import io.guidepost.domain.organization.persistence.OrgChartMapper.GuideInStore;
import io.guidepost.domain.organization.persistence.OrgChartMapper.StoreInRegion;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisOrgChart implements OrgChart {

    private final RosterMapper roster;
    private final OrgChartMapper chart;

    MyBatisOrgChart(RosterMapper roster, OrgChartMapper chart) {
        this.roster = roster;
        this.chart = chart;
    }

    @Override
    public List<RegionOnChart> at(Instant instant, Sight sight) {
        var parents = RegionTree.of(roster.regionParents(instant));
        var guides = chart.guides(instant, sight).stream()
                .collect(Collectors.groupingBy(
                        GuideInStore::storeId, Collectors.mapping(MyBatisOrgChart::guide, Collectors.toList())));
        var stores = chart.stores(instant, sight).stream()
                .collect(Collectors.groupingBy(
                        StoreInRegion::regionId,
                        Collectors.mapping(
                                store -> store(store, guides.getOrDefault(store.id(), List.of())),
                                Collectors.toList())));
        // Around a store that is seen by itself stands its region, without the others in it.
        var shown = new HashSet<>(stores.keySet());
        if (!sight.regions().isEmpty()) {
            shown.addAll(parents.within(sight.regions()));
        }
        return roster.regions().stream()
                .filter(region -> sight.isAll() || shown.contains(region.id()))
                .sorted(Comparator.comparingLong(Region::departmentId))
                .map(region -> new RegionOnChart(
                        region.id(),
                        region.name(),
                        parents.above(region.id()),
                        stores.getOrDefault(region.id(), List.of())))
                .toList();
    }

    private static StoreOnChart store(StoreInRegion store, List<GuideOnChart> guides) {
        return new StoreOnChart(store.id(), store.name(), store.ownership(), store.state(), store.version(), guides);
    }

    private static GuideOnChart guide(GuideInStore guide) {
        return new GuideOnChart(guide.id(), guide.userid(), guide.name(), guide.role(), guide.status());
    }
}
