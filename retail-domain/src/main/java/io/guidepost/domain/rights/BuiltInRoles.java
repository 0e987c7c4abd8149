package io.guidepost.domain.rights;

import static io.guidepost.domain.rights.Permission.Action.APPROVE;
import static io.guidepost.domain.rights.Permission.Action.READ;
import static io.guidepost.domain.rights.Permission.Action.WRITE;

import io.guidepost.core.words.Words;
import io.guidepost.domain.organization.Admin.Role;
import io.guidepost.domain.rights.Permission.Action;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The roles that come with the product and cannot be changed. What they may do in an area is their outer bound: within it
 * each endpoint still names the roles that it is for, so that an operator does not decide on a withdrawal.
 */
public final class BuiltInRoles {

    private static final Map<Role, Words> NAMES = Map.of(
            Role.ADMINISTRATOR, new Words("系统管理员", "Administrator"),
            Role.AUDITOR, new Words("审计员", "Auditor"),
            Role.HQ_OPERATOR, new Words("总部运营", "Headquarters operator"),
            Role.HQ_CHECKER, new Words("总部审核", "Headquarters checker"),
            Role.REGION_MANAGER, new Words("大区经理", "Region manager"),
            Role.FINANCE, new Words("财务", "Finance"));

    private static final Map<Role, Set<Permission>> PERMISSIONS =
            Arrays.stream(Role.values()).collect(Collectors.toUnmodifiableMap(role -> role, BuiltInRoles::reckoned));

    private BuiltInRoles() {}

    public static Set<Permission> permissionsOf(Role role) {
        return PERMISSIONS.get(role);
    }

    public static Words nameOf(Role role) {
        return NAMES.get(role);
    }

    /** Empty for a role of the company's own. */
    public static Optional<Role> named(String code) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(code))
                .findFirst();
    }

    private static Set<Permission> reckoned(Role role) {
        var granted = new HashSet<Permission>();
        switch (role) {
            case ADMINISTRATOR -> {
                all(granted, Area.ADMINISTRATORS);
                all(granted, Area.INTEGRATION);
                grant(granted, READ, Area.AUDIT, Area.ORGANIZATION);
            }
            case AUDITOR -> {
                grant(granted, READ, Area.AUDIT, Area.ADMINISTRATORS, Area.LEDGER);
                grant(granted, WRITE, Area.AUDIT);
            }
            case HQ_OPERATOR, HQ_CHECKER -> business(granted, READ, WRITE, APPROVE);
            case REGION_MANAGER -> {
                business(granted, READ);
                grant(
                        granted,
                        WRITE,
                        Area.ORDERS,
                        Area.AFTER_SALES,
                        Area.TASKS,
                        Area.FILES,
                        Area.MEMBERS,
                        Area.ACQUISITION);
                grant(granted, APPROVE, Area.AFTER_SALES, Area.TASKS);
            }
            case FINANCE -> {
                business(granted, READ);
                grant(
                        granted,
                        WRITE,
                        Area.ORDERS,
                        Area.AFTER_SALES,
                        Area.INVOICES,
                        Area.ATTRIBUTION,
                        Area.PAYOUTS,
                        Area.STATEMENTS,
                        Area.LEDGER,
                        Area.FILES);
                grant(granted, APPROVE, Area.AFTER_SALES, Area.INVOICES, Area.PAYOUTS, Area.STATEMENTS);
            }
        }
        return Set.copyOf(granted);
    }

    private static void all(Set<Permission> granted, Area area) {
        Permission.in(area).forEach(granted::add);
    }

    private static void business(Set<Permission> granted, Action... actions) {
        for (var area : Area.values()) {
            if (area.isBusiness()) {
                Arrays.stream(actions)
                        .map(action -> new Permission(area, action))
                        .forEach(granted::add);
            }
        }
    }

    private static void grant(Set<Permission> granted, Action action, Area... areas) {
        Arrays.stream(areas).map(area -> new Permission(area, action)).forEach(granted::add);
    }
}
