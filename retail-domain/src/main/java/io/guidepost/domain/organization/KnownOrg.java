package io.guidepost.domain.organization;

import io.guidepost.domain.organization.OrgChange.Post;
import java.util.List;
import java.util.Set;

/** The organization as our tables have it at one moment. */
record KnownOrg(List<Region> regions, List<KnownStore> stores, List<KnownGuide> guides) {

    /** {@code regionDepartmentId} is 0 for a store that belongs nowhere. */
    record KnownStore(Store store, long regionDepartmentId) {}

    record KnownGuide(Guide guide, Set<Post> posts) {}
}
