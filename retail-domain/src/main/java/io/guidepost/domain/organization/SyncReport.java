package io.guidepost.domain.organization;

import io.guidepost.domain.organization.OrgChange.Post;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a sync found, and how far it came.
 *
 * @param counts by kind, complete
 * @param items the first of the changes, in the order in which they are applied
 * @param itemsOmitted how many changes are not among the items
 * @param applied changes made so far; 0 for a dry run
 * @param failure why it stopped, empty when it did not
 */
public record SyncReport(Map<Kind, Integer> counts, List<Item> items, int itemsOmitted, int applied, String failure) {

    private static final int MAX_ITEMS = 1_000;

    public enum Kind {
        REGION_ADDED,
        REGION_RENAMED,
        STORE_ADDED,
        STORE_RENAMED,
        STORE_MOVED,
        STORE_CLOSED,
        STORE_REOPENED,
        GUIDE_HIRED,
        GUIDE_RENAMED,
        GUIDE_TRANSFERRED,
        GUIDE_LEFT,
        GUIDE_SUSPENDED,
        GUIDE_RETURNED
    }

    /**
     * @param key the userid of a guide, the department id of a place
     * @param from names, departments or posts before; empty when there was nothing
     */
    public record Item(Kind kind, String key, String name, String from, String to) {}

    static SyncReport of(List<OrgChange> plan) {
        var items = plan.stream().map(SyncReport::item).toList();
        var counts = items.stream()
                .collect(Collectors.toMap(Item::kind, item -> 1, Integer::sum, TreeMap<Kind, Integer>::new));
        var shown = items.subList(0, Math.min(MAX_ITEMS, items.size()));
        return new SyncReport(counts, List.copyOf(shown), items.size() - shown.size(), 0, "");
    }

    SyncReport withApplied(int changes) {
        return new SyncReport(counts, items, itemsOmitted, changes, failure);
    }

    SyncReport failed(String why) {
        return new SyncReport(counts, items, itemsOmitted, applied, why);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Item item(OrgChange change) {
        if (change instanceof OrgChange.AddRegion it) {
            return new Item(Kind.REGION_ADDED, key(it.departmentId()), it.name(), "", "");
        }
        if (change instanceof OrgChange.RenameRegion it) {
            return new Item(Kind.REGION_RENAMED, key(it.departmentId()), it.name(), it.oldName(), it.name());
        }
        if (change instanceof OrgChange.AddStore it) {
            return new Item(Kind.STORE_ADDED, key(it.departmentId()), it.name(), "", key(it.regionDepartmentId()));
        }
        if (change instanceof OrgChange.RenameStore it) {
            return new Item(Kind.STORE_RENAMED, key(it.departmentId()), it.name(), it.oldName(), it.name());
        }
        if (change instanceof OrgChange.MoveStore it) {
            return new Item(
                    Kind.STORE_MOVED,
                    key(it.departmentId()),
                    it.name(),
                    key(it.fromRegionDepartmentId()),
                    key(it.toRegionDepartmentId()));
        }
        if (change instanceof OrgChange.CloseStore it) {
            return new Item(Kind.STORE_CLOSED, key(it.departmentId()), it.name(), "", "");
        }
        if (change instanceof OrgChange.ReopenStore it) {
            return new Item(Kind.STORE_REOPENED, key(it.departmentId()), it.name(), "", "");
        }
        if (change instanceof OrgChange.Hire it) {
            return new Item(Kind.GUIDE_HIRED, it.userid(), it.name(), "", posts(it.posts()));
        }
        if (change instanceof OrgChange.RenameGuide it) {
            return new Item(Kind.GUIDE_RENAMED, it.userid(), it.name(), it.oldName(), it.name());
        }
        if (change instanceof OrgChange.Transfer it) {
            return new Item(Kind.GUIDE_TRANSFERRED, it.userid(), it.name(), posts(it.before()), posts(it.after()));
        }
        if (change instanceof OrgChange.Retire it) {
            return new Item(Kind.GUIDE_LEFT, it.userid(), it.name(), "", "");
        }
        if (change instanceof OrgChange.Suspend it) {
            return new Item(Kind.GUIDE_SUSPENDED, it.userid(), it.name(), "", "");
        }
        var back = (OrgChange.TakeBack) change;
        return new Item(Kind.GUIDE_RETURNED, back.userid(), back.name(), "", posts(back.posts()));
    }

    private static String key(long departmentId) {
        return Long.toString(departmentId);
    }

    /** Such as {@code 13 MANAGER, 14 GUIDE}; the main store first. */
    private static String posts(Set<Post> posts) {
        return posts.stream()
                .sorted((one, other) -> one.isPrimary() == other.isPrimary()
                        ? Long.compare(one.storeDepartmentId(), other.storeDepartmentId())
                        : Boolean.compare(other.isPrimary(), one.isPrimary()))
                .map(post -> post.storeDepartmentId() + " " + post.role())
                .collect(Collectors.joining(", "));
    }
}
