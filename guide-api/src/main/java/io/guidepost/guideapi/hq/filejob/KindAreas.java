package io.guidepost.guideapi.hq.filejob;

import io.guidepost.domain.rights.Area;
import io.guidepost.domain.rights.Permission;
import io.guidepost.domain.rights.Permission.Action;
import java.util.Map;

/** What a kind of table is about: who brings it in writes there, who takes it out reads there. */
final class KindAreas {

    private static final Map<String, Area> AREAS = Map.of(
            "MEMBERS", Area.MEMBERS,
            "MEMBER_TAGS", Area.MEMBERS,
            "TAGS", Area.MEMBERS,
            "PRODUCTS", Area.CATALOGUE,
            "STOCK", Area.STOCK,
            "STORES", Area.ORGANIZATION,
            "GUIDES", Area.ORGANIZATION,
            "CHANNEL_ORDERS", Area.ORDERS,
            "TASK_GUIDES", Area.TASKS,
            "TASK_CUSTOMERS", Area.TASKS);

    private KindAreas() {}

    /** A kind that nobody has declared is nobody's: it asks for the right to look after accounts. */
    static Permission permission(String kind, Action action) {
        return new Permission(AREAS.getOrDefault(kind, Area.ADMINISTRATORS), action);
    }

    static boolean isDeclared(String kind) {
        return AREAS.containsKey(kind);
    }
}
