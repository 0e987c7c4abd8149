package io.guidepost.domain.contacts;

import io.guidepost.domain.contacts.OrgChange.Post;
import io.guidepost.domain.contacts.PlannedChange.State;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Steps as lines that are kept and read, and back. */
@Component
class PlanLines {

    private static final int LONGEST = 500;
    private static final int LONGEST_FAILURE = 200;

    private final JsonMapper json;

    PlanLines(JsonMapper json) {
        this.json = json;
    }

    /** Its place in the plan is given later. */
    PlannedChange line(OrgChange change) {
        var line = told(change);
        return new PlannedChange(
                0,
                line.kind,
                line.subject,
                line.name,
                shortened(line.was, LONGEST),
                shortened(line.becomes, LONGEST),
                json.writeValueAsString(change),
                State.PENDING,
                "");
    }

    static PlannedChange notice(ChangeKind kind, String subject, String name, String was, String becomes, String why) {
        return new PlannedChange(
                0,
                kind,
                subject,
                shortened(name, LONGEST_FAILURE),
                shortened(was, LONGEST),
                shortened(becomes, LONGEST),
                "",
                State.NOTICE,
                shortened(why, LONGEST_FAILURE));
    }

    static PlannedChange notice(ChangeKind kind, long departmentId, String name, String was, String becomes) {
        return notice(kind, key(departmentId), name, was, becomes, "");
    }

    OrgChange step(PlannedChange line) {
        return json.readValue(line.step(), line.kind().step());
    }

    static String shortenedFailure(String why) {
        return shortened(why, LONGEST_FAILURE);
    }

    private static Told told(OrgChange change) {
        if (change instanceof OrgChange.AddRegion it) {
            return new Told(
                    ChangeKind.REGION_ADDED, key(it.departmentId()), it.name(), "", key(it.parentDepartmentId()));
        }
        if (change instanceof OrgChange.RenameRegion it) {
            return new Told(ChangeKind.REGION_RENAMED, key(it.departmentId()), it.name(), it.oldName(), it.name());
        }
        if (change instanceof OrgChange.MoveRegion it) {
            return new Told(
                    ChangeKind.REGION_MOVED,
                    key(it.departmentId()),
                    it.name(),
                    key(it.fromParentDepartmentId()),
                    key(it.toParentDepartmentId()));
        }
        if (change instanceof OrgChange.AddStore it) {
            return new Told(
                    ChangeKind.STORE_ADDED, key(it.departmentId()), it.name(), "", key(it.regionDepartmentId()));
        }
        if (change instanceof OrgChange.RenameStore it) {
            return new Told(ChangeKind.STORE_RENAMED, key(it.departmentId()), it.name(), it.oldName(), it.name());
        }
        if (change instanceof OrgChange.MoveStore it) {
            return new Told(
                    ChangeKind.STORE_MOVED,
                    key(it.departmentId()),
                    it.name(),
                    key(it.fromRegionDepartmentId()),
                    key(it.toRegionDepartmentId()));
        }
        if (change instanceof OrgChange.CloseStore it) {
            return new Told(ChangeKind.STORE_CLOSED, key(it.departmentId()), it.name(), "", "");
        }
        if (change instanceof OrgChange.ReopenStore it) {
            return new Told(ChangeKind.STORE_REOPENED, key(it.departmentId()), it.name(), "", "");
        }
        return told((OrgChange.OfPerson) change);
    }

    private static Told told(OrgChange.OfPerson change) {
        if (change instanceof OrgChange.Hire it) {
            return new Told(ChangeKind.GUIDE_HIRED, it.userid(), it.name(), "", posts(it.posts()));
        }
        if (change instanceof OrgChange.RenameGuide it) {
            return new Told(ChangeKind.GUIDE_RENAMED, it.userid(), it.name(), it.oldName(), it.name());
        }
        if (change instanceof OrgChange.Transfer it) {
            var kind = it.after().isEmpty() ? ChangeKind.GUIDE_WITHOUT_STORE : ChangeKind.GUIDE_TRANSFERRED;
            return new Told(kind, it.userid(), it.name(), posts(it.before()), posts(it.after()));
        }
        if (change instanceof OrgChange.Retire it) {
            return new Told(ChangeKind.GUIDE_LEFT, it.userid(), it.name(), posts(it.before()), "");
        }
        if (change instanceof OrgChange.Suspend it) {
            return new Told(ChangeKind.GUIDE_SUSPENDED, it.userid(), it.name(), posts(it.before()), "");
        }
        var back = (OrgChange.TakeBack) change;
        return new Told(ChangeKind.GUIDE_RETURNED, back.userid(), back.name(), "", posts(back.posts()));
    }

    private static String key(long departmentId) {
        return Long.toString(departmentId);
    }

    /** Such as {@code 13 MANAGER, 14 GUIDE}; the main store first. */
    private static String posts(Set<Post> posts) {
        return posts.stream()
                .sorted(Comparator.comparing((Post post) -> !post.isPrimary())
                        .thenComparingLong(Post::storeDepartmentId))
                .map(post -> post.storeDepartmentId() + " " + post.role())
                .collect(Collectors.joining(", "));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private record Told(ChangeKind kind, String subject, String name, String was, String becomes) {}
}
