package io.guidepost.domain.rights;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.audit.Act;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.signin.EnterHeadquarters;
import io.guidepost.domain.signin.SessionList.EndReason;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** The roles there are and what they allow. */
@Service
public class RoleBook {

    private final CompanyRoles roles;
    private final EnterHeadquarters door;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    RoleBook(CompanyRoles roles, EnterHeadquarters door, TransactionRetry transaction, Ids ids, Clock clock) {
        this.roles = roles;
        this.door = door;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    public List<CompanyRole> ofCompany() {
        return roles.all();
    }

    /** Who has a role of the company's own. */
    public List<Long> holders(long roleId) {
        return roles.holders(roleId);
    }

    /** What all roles with these names allow together; a name that nobody knows allows nothing. */
    public Set<Permission> permissionsOf(Collection<String> names) {
        var granted = new HashSet<Permission>();
        names.forEach(name ->
                BuiltInRoles.named(name).ifPresent(builtIn -> granted.addAll(BuiltInRoles.permissionsOf(builtIn))));
        if (names.stream().anyMatch(name -> BuiltInRoles.named(name).isEmpty())) {
            roles.all().stream()
                    .filter(role -> names.contains(role.code()))
                    .forEach(role -> granted.addAll(role.permissions()));
        }
        return Set.copyOf(granted);
    }

    /** A role of the company's own. Refused with {@code role_exists} and {@code beyond_own_rights}. */
    public CompanyRole add(Grantor by, String code, String name, Set<Permission> permissions) {
        by.requireEverywhere();
        by.requireCovers(permissions);
        var role = new CompanyRole(ids.next(), code, name, permissions, by.adminId(), clock.instant(), 0);
        return transaction.call(() -> {
            if (!roles.add(role)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "role_exists",
                        new Words("角色代码已存在", "There is a role of this code already"));
            }
            return role;
        });
    }

    /** Another name and other rights; sessions of those who have the role end. Nobody changes a role that he has himself. */
    public CompanyRole change(
            Grantor by, long id, int version, String name, Set<Permission> permissions, Instant machine) {
        by.requireEverywhere();
        return transaction.call(() -> {
            var before = require(id);
            requireNotOwn(by, before);
            by.requireCovers(before.permissions());
            by.requireCovers(permissions);
            if (!roles.change(id, version, name, permissions)) {
                throw new OptimisticLockingFailureException("role " + id);
            }
            roles.holders(id).forEach(holder -> door.endAll(holder, machine, EndReason.ROLES));
            var after = require(id);
            Act.changes(before.toString(), after.toString());
            return after;
        });
    }

    /** Refused with {@code role_in_use} as long as somebody has it. */
    public void remove(Grantor by, long id) {
        by.requireEverywhere();
        transaction.run(() -> {
            var role = require(id);
            requireNotOwn(by, role);
            by.requireCovers(role.permissions());
            if (roles.isInUse(id)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT, "role_in_use", new Words("仍有账号使用此角色", "Somebody still has this role"));
            }
            roles.remove(id);
        });
    }

    private static void requireNotOwn(Grantor by, CompanyRole role) {
        if (by.roles().contains(role.code())) {
            by.requireOther(by.adminId());
        }
    }

    private CompanyRole require(long id) {
        return roles.find(id).orElseThrow(() -> Refusal.notFound("角色", "role"));
    }

    /** The company's roles with these codes; refused with {@code unknown_role} where there is none. */
    List<CompanyRole> withCodes(Collection<String> codes) {
        var byCode = roles.all().stream().collect(Collectors.toMap(CompanyRole::code, Function.identity()));
        return codes.stream()
                .map(code -> {
                    if (!byCode.containsKey(code)) {
                        throw new Refusal(
                                Refusal.Kind.REFUSED,
                                "unknown_role",
                                new Words("没有角色 " + code, "There is no role " + code),
                                Map.of("role", code));
                    }
                    return byCode.get(code);
                })
                .toList();
    }
}
