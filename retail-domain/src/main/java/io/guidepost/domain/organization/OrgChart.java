package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The whole organization on one page, as it was at an instant. */
public interface OrgChart {

    /** @param onlyRegion empty for all regions */
    List<RegionOnChart> at(Instant instant, Optional<Long> onlyRegion);

    record RegionOnChart(long id, String name, List<StoreOnChart> stores) {}

    record StoreOnChart(
            long id,
            String name,
            Store.Ownership ownership,
            Store.State state,
            int version,
            List<GuideOnChart> guides) {}

    record GuideOnChart(long id, String userid, String name, Employment.Role role, Guide.Status status) {}
}
