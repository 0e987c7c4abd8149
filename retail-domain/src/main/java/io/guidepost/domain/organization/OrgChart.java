package io.guidepost.domain.organization;

import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;

/** The whole organization on one page, as it was at an instant. */
public interface OrgChart {

    /** @param sight which regions and stores, with the regions around those stores */
    List<RegionOnChart> at(Instant instant, Sight sight);

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
