package io.guidepost.domain.contacts;

import io.guidepost.domain.contacts.OrgChange.Post;
import io.guidepost.domain.organization.Places;
import io.guidepost.domain.organization.Posting;
import io.guidepost.domain.organization.Staffing;
import io.guidepost.domain.organization.Staffing.Newcomer;
import io.guidepost.domain.organization.Stores;
import java.util.Collection;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Does what a plan says, in the caller's transaction. Doing it twice changes nothing more. */
@Component
class ApplyOrgChange {

    private final Staffing staffing;
    private final Places places;
    private final Stores stores;

    ApplyOrgChange(Staffing staffing, Places places, Stores stores) {
        this.staffing = staffing;
        this.places = places;
        this.stores = stores;
    }

    void apply(OrgChange change) {
        if (change instanceof OrgChange.AddRegion it) {
            long region = places.openRegion(it.departmentId(), it.name(), it.nameEn());
            places.moveRegion(region, regionOrNone(it.parentDepartmentId()));
        } else if (change instanceof OrgChange.RenameRegion it) {
            places.renameRegion(it.departmentId(), it.name(), it.nameEn());
        } else if (change instanceof OrgChange.MoveRegion it) {
            places.moveRegion(region(it.departmentId()), regionOrNone(it.toParentDepartmentId()));
        } else if (change instanceof OrgChange.AddStore it) {
            places.openStore(it.departmentId(), region(it.regionDepartmentId()), it.name(), it.nameEn());
        } else if (change instanceof OrgChange.RenameStore it) {
            places.renameStore(store(it.departmentId()), it.name(), it.nameEn());
        } else if (change instanceof OrgChange.MoveStore it) {
            places.moveStore(store(it.departmentId()), region(it.toRegionDepartmentId()));
        } else if (change instanceof OrgChange.CloseStore it) {
            places.closeStore(store(it.departmentId()));
        } else if (change instanceof OrgChange.ReopenStore it) {
            places.reopenStore(store(it.departmentId()));
        } else if (change instanceof OrgChange.Hire it) {
            staffing.hire(it.userid(), it.name(), postings(it.posts()));
        } else if (change instanceof OrgChange.RenameGuide it) {
            staffing.rename(it.userid(), it.name());
        } else if (change instanceof OrgChange.Transfer it) {
            staffing.post(it.userid(), postings(it.after()));
        } else if (change instanceof OrgChange.Retire it) {
            staffing.retire(it.userid());
        } else if (change instanceof OrgChange.Suspend it) {
            staffing.suspend(it.userid());
        } else if (change instanceof OrgChange.TakeBack it) {
            staffing.takeBack(it.userid(), postings(it.posts()));
        }
    }

    /** All of them with a few statements; it throws, and nobody is hired, when one of them is known meanwhile. */
    void hire(Collection<OrgChange.Hire> hires) {
        var found = new HashMap<Long, Long>();
        staffing.hireAll(hires.stream()
                .map(hire -> new Newcomer(
                        hire.userid(),
                        hire.name(),
                        hire.posts().stream()
                                .map(post -> new Posting(
                                        found.computeIfAbsent(post.storeDepartmentId(), this::store),
                                        post.role(),
                                        post.isPrimary()))
                                .toList()))
                .toList());
    }

    private long regionOrNone(long departmentId) {
        return departmentId == 0 ? 0 : region(departmentId);
    }

    private Set<Posting> postings(Set<Post> posts) {
        return posts.stream()
                .map(post -> new Posting(store(post.storeDepartmentId()), post.role(), post.isPrimary()))
                .collect(Collectors.toSet());
    }

    private long store(long departmentId) {
        return stores.byDepartment(departmentId)
                .orElseThrow(() -> new IllegalStateException("Department %d is no store yet".formatted(departmentId)))
                .id();
    }

    private long region(long departmentId) {
        return stores.regionByDepartment(departmentId)
                .orElseThrow(() -> new IllegalStateException("Department %d is no region yet".formatted(departmentId)))
                .id();
    }
}
