package io.guidepost.domain.rights;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.audit.Act;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.organization.AdminPasswords;
import io.guidepost.domain.organization.Admins;
import io.guidepost.domain.organization.Region;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.rights.Accounts.Account;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.signin.EnterHeadquarters;
import io.guidepost.domain.signin.SecondFactor;
import io.guidepost.domain.signin.SessionList.EndReason;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** Accounts of headquarters: added, given roles and places, disabled. None is ever removed, for its acts remain. */
@Service
public class KeepAccounts {

    private final Accounts accounts;
    private final Admins admins;
    private final AdminPasswords passwords;
    private final CompanyRoles companyRoles;
    private final RoleBook roleBook;
    private final Roster roster;
    private final EnterHeadquarters door;
    private final SecondFactor factor;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    KeepAccounts(
            Accounts accounts,
            Admins admins,
            AdminPasswords passwords,
            CompanyRoles companyRoles,
            RoleBook roleBook,
            Roster roster,
            EnterHeadquarters door,
            SecondFactor factor,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.admins = admins;
        this.passwords = passwords;
        this.companyRoles = companyRoles;
        this.roleBook = roleBook;
        this.roster = roster;
        this.door = door;
        this.factor = factor;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param roles of both kinds, by code */
    public record Wanted(String name, Set<String> roles, Sight sight, boolean isActive) {}

    public List<Account> page(long afterId, int limit) {
        return accounts.page(afterId, limit);
    }

    public Account account(long adminId) {
        return accounts.find(adminId).orElseThrow(() -> Refusal.notFound("账号", "account"));
    }

    /**
     * The password is changed by its owner at the first sign-in. Refused with {@code username_taken}, {@code weak_password},
     * {@code unknown_role}, {@code beyond_own_rights}. Not transactional as a whole: hashing takes long.
     */
    public Account add(Grantor by, String username, String password, Wanted wanted) {
        var chosen = chosen(by, wanted);
        var hash = passwords.hash(username, password);
        var admin = new Admin(
                ids.next(), username, wanted.name(), chosen.builtIn(), wanted.sight(), wanted.isActive(), 0, false);
        transaction.run(() -> {
            if (!admins.add(admin, hash, clock.instant())) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT, "username_taken", new Words("用户名已被使用", "This username is taken"));
            }
            admins.setPassword(admin.id(), hash, true, clock.instant());
            companyRoles.give(admin.id(), chosen.companyIds());
        });
        return account(admin.id());
    }

    /**
     * Another name, other roles, other places, disabled or not; sessions of before end. Refused with {@code self_change} for
     * one's own account and with {@code last_administrator} where nobody would be left to look after accounts.
     */
    public Account change(Grantor by, long adminId, int version, Wanted wanted, Instant machineTime) {
        by.requireOther(adminId);
        var chosen = chosen(by, wanted);
        transaction.run(() -> {
            var administrators = accounts.lockAdministrators();
            var before = account(adminId);
            by.requireCovers(roleBook.permissionsOf(before.roles()));
            if (!accounts.change(adminId, version, wanted.name(), wanted.isActive())) {
                throw new OptimisticLockingFailureException("account " + adminId);
            }
            boolean stays = wanted.isActive() && chosen.builtIn().contains(Admin.Role.ADMINISTRATOR);
            if (!stays && administrators.equals(List.of(adminId))) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "last_administrator",
                        new Words("必须保留至少一名系统管理员", "Somebody must be left to look after accounts"));
            }
            accounts.giveRoles(adminId, chosen.builtIn());
            accounts.keepTo(adminId, wanted.sight());
            companyRoles.give(adminId, chosen.companyIds());
            door.endAll(adminId, machineTime, EndReason.ROLES);
            Act.changes(before, account(adminId));
        });
        return account(adminId);
    }

    /** A password for somebody who has forgotten his; he changes it at the next sign-in. */
    public void givePassword(Grantor by, long adminId, String password, Instant machineTime) {
        requireMayHelp(by, adminId);
        passwords.give(adminId, account(adminId).username(), password);
        door.endAll(adminId, machineTime, EndReason.PASSWORD);
    }

    /** For somebody who has lost the authenticator and the recovery codes. */
    public void resetSecondFactor(Grantor by, long adminId, Instant machineTime) {
        requireMayHelp(by, adminId);
        transaction.run(() -> {
            factor.reset(adminId);
            door.endAll(adminId, machineTime, EndReason.FACTOR);
        });
    }

    /** Everywhere at once, as after a theft. */
    public void endSessions(Grantor by, long adminId, Instant machineTime) {
        requireMayHelp(by, adminId);
        transaction.run(() -> door.endAll(adminId, machineTime, EndReason.REVOKED));
    }

    /** Who could take over an account could do what it may do. */
    private void requireMayHelp(Grantor by, long adminId) {
        by.requireEverywhere();
        by.requireOther(adminId);
        by.requireCovers(roleBook.permissionsOf(account(adminId).roles()));
    }

    private Chosen chosen(Grantor by, Wanted wanted) {
        by.requireEverywhere();
        var regions = roster.regions().stream().map(Region::id).collect(Collectors.toSet());
        if (!regions.containsAll(wanted.sight().regions())) {
            throw Refusal.notFound("大区", "region");
        }
        if (roster.stores(wanted.sight().stores()).size()
                != wanted.sight().stores().size()) {
            throw Refusal.notFound("门店", "store");
        }
        var builtIn = wanted.roles().stream()
                .flatMap(code -> BuiltInRoles.named(code).stream())
                .collect(Collectors.toSet());
        var own = roleBook.withCodes(wanted.roles().stream()
                .filter(code -> BuiltInRoles.named(code).isEmpty())
                .toList());
        var permissions = new HashSet<Permission>();
        builtIn.forEach(role -> permissions.addAll(BuiltInRoles.permissionsOf(role)));
        own.forEach(role -> permissions.addAll(role.permissions()));
        by.requireCovers(permissions);
        if (!wanted.sight().isAll()
                && permissions.stream().anyMatch(one -> !one.area().isBusiness())) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "role_not_for_region",
                    new Words(
                            "管理、审计与集成权限不能限定大区或门店",
                            "Rights over accounts, audit and integration cannot be kept to places"));
        }
        return new Chosen(builtIn, own.stream().map(CompanyRole::id).toList());
    }

    private record Chosen(Set<Admin.Role> builtIn, List<Long> companyIds) {}
}
