package io.guidepost.guideapi.hq.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;

/** How far an address of headquarters goes for accounts that are kept to places. */
enum Reach {
    /** The same for everybody, as the range of goods is: read by all. */
    COMPANY,
    /** Shows and changes what the sight covers, and nothing else. */
    PLACES,
    /** For those who see the whole company. What nobody has declared is so. */
    HEADQUARTERS;

    private static final Set<String> OF_COMPANY = Set.of(
            "activities",
            "attribution",
            "brands",
            "commission",
            "compliance",
            "coupon-templates",
            "flash-sales",
            "freight-templates",
            "funders",
            "guide-tags",
            "holidays",
            "incentives",
            "material-categories",
            "material-files",
            "materials",
            "member-groups",
            "metrics",
            "price-lists",
            "product-categories",
            "product-reviews",
            "products",
            "recurrences",
            "search",
            "segments",
            "shop-pages",
            "sops",
            "statement-months",
            "tag-groups",
            "tags");

    private static final Set<String> OF_PLACES = Set.of(
            "acquisition-codes",
            "acquisition-funnel",
            "after-sales",
            "approvals",
            "disputes",
            "execution",
            "execution-exports",
            "exports",
            "friend-conversion",
            "friends",
            "guides",
            "handovers",
            "holds",
            "imports",
            "members",
            "orders",
            "org",
            "overview",
            "performance",
            "proofs",
            "receivables",
            "refunds",
            "statements",
            "stock",
            "stores",
            "targets",
            "task-digests",
            "tasks",
            "welcome-templates");

    /** By first and second, or first and third step: figures and lists of the whole company below what is not. */
    private static final Set<List<String>> OF_HEADQUARTERS_BELOW = Set.of(
            List.of("coupon-templates", "codes"),
            List.of("coupon-templates", "issues"),
            List.of("coupon-templates", "outcome"),
            List.of("coupon-templates", "quotas"),
            List.of("funders", "statements"),
            List.of("incentives", "standings"),
            List.of("member-groups", "members"),
            List.of("members", "closure"),
            List.of("members", "conflicts"),
            List.of("members", "erasures"),
            List.of("members", "points-adjustments"),
            List.of("org", "department-readings"),
            List.of("org", "syncs"),
            List.of("sops", "enrolments"),
            List.of("targets", "export"),
            List.of("tasks", "plan"),
            List.of("tasks", "unreachable-members"));

    /** Of these the list is for everybody, and the detail tells figures of the whole company. */
    private static final Set<String> LIST_ALONE = Set.of("statement-months");

    /** What is done from places: by the first step and what is done there. */
    private static final Map<String, Set<String>> DONE_FROM_PLACES = Map.ofEntries(
            Map.entry("acquisition-codes", Set.of("", "batches", "retry")),
            Map.entry(
                    "after-sales",
                    Set.of("approval", "rejection", "inspection", "replacement", "refund-instead", "refund-retry")),
            Map.entry("disputes", Set.of("decision")),
            Map.entry("execution-exports", Set.of("")),
            Map.entry("exports", Set.of("")),
            Map.entry("holds", Set.of("confirmation", "release")),
            Map.entry("imports", Set.of("")),
            Map.entry("members", Set.of("consents", "phone-reveals", "tags")),
            Map.entry("orders", Set.of("events", "notes", "shipments", "shipping-upload", "retry")),
            Map.entry("proofs", Set.of("decision")),
            Map.entry("refunds", Set.of("approval", "rejection")),
            Map.entry("stock", Set.of("approval", "counts", "documents", "rejection", "threshold")),
            Map.entry("tasks", Set.of("execution-exports", "nudges")),
            Map.entry("welcome-templates", Set.of("", "approval", "rejection", "retirement")));

    /** @param steps of the path behind {@code /api/admin/v1} */
    static Reach of(HttpMethod method, List<String> steps) {
        var first = steps.get(0);
        boolean isBelow = steps.size() > 1 && OF_HEADQUARTERS_BELOW.contains(List.of(first, steps.get(1)))
                || steps.size() > 2 && OF_HEADQUARTERS_BELOW.contains(List.of(first, steps.get(2)));
        if (isBelow || steps.size() > 1 && LIST_ALONE.contains(first)) {
            return HEADQUARTERS;
        }
        boolean isRead = method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
        if (OF_COMPANY.contains(first)) {
            return isRead ? COMPANY : HEADQUARTERS;
        }
        boolean isForPlaces = OF_PLACES.contains(first)
                && (isRead || DONE_FROM_PLACES.getOrDefault(first, Set.of()).contains(done(steps)));
        return isForPlaces ? PLACES : HEADQUARTERS;
    }

    /** The last step that is no id; empty for the thing itself. */
    private static String done(List<String> steps) {
        for (int at = steps.size() - 1; at > 0; at--) {
            if (!isId(steps.get(at))) {
                return steps.get(at);
            }
        }
        return "";
    }

    static boolean isId(String step) {
        return step.startsWith("{") || !step.isEmpty() && step.chars().allMatch(Character::isDigit);
    }
}
