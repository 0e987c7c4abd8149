package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The whole organization on one page, as it was at an instant. */
public interface OrgChart {

    /** @param onlyRegion this region and those within it; empty for all regions */
    List<RegionOnChart> at(Instant instant, Optional<Long> onlyRegion);

    /** {@code parentId} is the region in which it lay at that instant; 0 for directly below headquarters. */
    record RegionOnChart(long id, String name, long parentId, List<StoreOnChart> stores) {}

    record StoreOnChart(
            long id,
            String name,
            Store.Ownership ownership,
            Store.State state,
            int version,
            List<GuideOnChart> guides) {}

    record GuideOnChart(long id, String userid, String name, Employment.Role role, Guide.Status status) {}
}
