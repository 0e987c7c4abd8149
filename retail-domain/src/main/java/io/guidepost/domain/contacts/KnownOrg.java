package io.guidepost.domain.contacts;

import io.guidepost.domain.contacts.OrgChange.Post;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Region;
import io.guidepost.domain.organization.Store;
import java.util.List;
import java.util.Set;

/** The places as our tables have them at one moment. */
record KnownOrg(List<KnownRegion> regions, List<KnownStore> stores) {

    /** {@code parentDepartmentId} is 0 for a region directly below headquarters. */
    record KnownRegion(Region region, long parentDepartmentId) {}

    /**
     * @param regionDepartmentId 0 for a store that belongs nowhere
     * @param isPlacedByHeadquarters whether its region is headquarters' decision, not WeCom's
     */
    record KnownStore(Store store, long regionDepartmentId, boolean isPlacedByHeadquarters) {}

    record KnownGuide(Guide guide, Set<Post> posts) {}
}
