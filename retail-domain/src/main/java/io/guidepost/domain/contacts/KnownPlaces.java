package io.guidepost.domain.contacts;

import io.guidepost.domain.contacts.KnownOrg.KnownGuide;
import io.guidepost.domain.contacts.KnownOrg.KnownRegion;
import io.guidepost.domain.contacts.KnownOrg.KnownStore;
import io.guidepost.domain.contacts.OrgChange.Post;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Region;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.organization.Stores;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Our organization, named by WeCom's ids, so that it can be compared. */
@Component
class KnownPlaces {

    private final Roster roster;
    private final Stores stores;
    private final Clock clock;

    KnownPlaces(Roster roster, Stores stores, Clock clock) {
        this.roster = roster;
        this.stores = stores;
        this.clock = clock;
    }

    KnownOrg all() {
        var regions = roster.regions();
        var departments = regions.stream().collect(Collectors.toMap(Region::id, Region::departmentId));
        var parents = stores.regionParents();
        var regionOf = stores.regions();
        var placed = stores.placedByHeadquarters(clock.instant());
        return new KnownOrg(
                regions.stream()
                        .map(region -> new KnownRegion(
                                region, departments.getOrDefault(parents.getOrDefault(region.id(), 0L), 0L)))
                        .toList(),
                stores.all().stream()
                        .map(store -> new KnownStore(
                                store,
                                departments.getOrDefault(regionOf.getOrDefault(store.id(), 0L), 0L),
                                placed.contains(store.id())))
                        .toList());
    }

    String fingerprint() {
        return stores.fingerprint();
    }

    int openStores() {
        return (int) stores.all().stream().filter(Store::isOpen).count();
    }

    boolean areStores(Collection<Post> posts) {
        return posts.stream()
                .allMatch(post -> stores.byDepartment(post.storeDepartmentId()).isPresent());
    }

    Optional<KnownGuide> guide(String userid) {
        return guides(roster.guidesByUserid(List.of(userid))).stream().findFirst();
    }

    /** With the posts that go on until further notice. */
    List<KnownGuide> guides(Collection<Guide> guides) {
        var open = roster.employmentsOf(guides.stream().map(Guide::id).toList()).stream()
                .filter(Employment::isOpenEnded)
                .toList();
        var departments = roster.stores(open.stream().map(Employment::storeId).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Store::id, Store::departmentId));
        Map<Long, Set<Post>> posts = open.stream()
                .collect(Collectors.groupingBy(
                        Employment::guideId,
                        Collectors.mapping(
                                employment -> new Post(
                                        departments.get(employment.storeId()),
                                        employment.role(),
                                        employment.isPrimary()),
                                Collectors.toUnmodifiableSet())));
        return guides.stream()
                .map(guide -> new KnownGuide(guide, posts.getOrDefault(guide.id(), Set.of())))
                .toList();
    }
}
