package io.guidepost.domain.storefile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.filejob.ExportKind;
import io.guidepost.domain.organization.OrgChart;
import io.guidepost.domain.organization.OrgChart.RegionOnChart;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who works where today: a row for each guide and store. */
@Component
class GuideFile implements ExportKind {

    private static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.text("region", "大区", "Region"),
            SheetColumn.text("storeId", "门店编号", "Store ID"),
            SheetColumn.text("store", "门店", "Store"),
            SheetColumn.text("guideId", "导购编号", "Guide ID"),
            SheetColumn.text("userid", "导购账号", "Guide's userid"),
            SheetColumn.text("guide", "导购", "Guide"),
            SheetColumn.text("role", "角色", "Role"),
            SheetColumn.text("status", "状态", "Status"));

    private final OrgChart chart;
    private final Clock clock;

    GuideFile(OrgChart chart, Clock clock) {
        this.chart = chart;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "GUIDES";
    }

    @Override
    public Words title() {
        return new Words("导购", "Guides");
    }

    @Override
    public List<SheetColumn> columns() {
        return COLUMNS;
    }

    @Override
    public boolean isByRegion() {
        return true;
    }

    @Override
    public long count(Scope scope) {
        return regions(scope).stream()
                .flatMap(region -> region.stores().stream())
                .mapToInt(store -> store.guides().size())
                .sum();
    }

    /** All in one page, as the chart is read. */
    @Override
    public Page page(Scope scope, Optional<String> after) {
        var rows = new ArrayList<List<Object>>();
        for (var region : regions(scope)) {
            for (var store : region.stores()) {
                for (var guide : store.guides()) {
                    rows.add(List.of(
                            region.name(),
                            Long.toString(store.id()),
                            store.name(),
                            Long.toString(guide.id()),
                            guide.userid(),
                            guide.name(),
                            guide.role().name(),
                            guide.status().name()));
                }
            }
        }
        return new Page(rows, Optional.empty());
    }

    private List<RegionOnChart> regions(Scope scope) {
        return chart.at(clock.instant(), Sight.of(scope.regionId()));
    }
}
