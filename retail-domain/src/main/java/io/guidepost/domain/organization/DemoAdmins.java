package io.guidepost.domain.organization;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Admin.Role;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Administrators whose passwords stand in the documentation. They exist for the quickstart alone: every application
 * that does not run with {@code guidepost.demo=true} refuses to start on a database that has them.
 */
@Service
public class DemoAdmins implements SmartInitializingSingleton {

    private final Admins admins;
    private final Roster roster;
    private final PasswordHashes passwords;
    private final Ids ids;
    private final Clock clock;
    private final boolean isDemo;

    DemoAdmins(
            Admins admins,
            Roster roster,
            PasswordHashes passwords,
            Ids ids,
            Clock clock,
            @Value("${guidepost.demo:false}") boolean isDemo) {
        this.admins = admins;
        this.roster = roster;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
        this.isDemo = isDemo;
    }

    /** Before the first request is served. */
    @Override
    public void afterSingletonsInstantiated() {
        if (!isDemo && admins.hasDemo()) {
            throw new IllegalStateException("数据库中存在演示管理员（密码是公开的），本应用拒绝启动：请使用新的数据库，或仅在演示时设置"
                    + " guidepost.demo=true。 This database has the demonstration's administrators, whose passwords are"
                    + " public: use a new database, or set guidepost.demo=true for a demonstration only.");
        }
    }

    /** Creates those of {@code hq}, {@code checker} and {@code east} that are missing; the region East must be known. */
    public void create() {
        if (!isDemo) {
            throw new IllegalStateException("Demonstration administrators are for guidepost.demo=true only");
        }
        var east = roster.regions().stream()
                .filter(region ->
                        region.name().contains("华东") || region.nameEn().contains("East"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no region East; sync the contacts first"));
        create("hq", "总部运营", "hq-demo-pass", Set.of(Role.ADMINISTRATOR, Role.HQ_OPERATOR, Role.FINANCE), Sight.ALL);
        create("checker", "总部审核", "checker-demo-pass", Set.of(Role.HQ_CHECKER, Role.FINANCE), Sight.ALL);
        create("east", "华东大区经理", "east-demo-pass", Set.of(Role.REGION_MANAGER), Sight.region(east.id()));
    }

    private void create(String username, String name, String password, Set<Role> roles, Sight sight) {
        if (admins.credentials(username).isEmpty()) {
            var admin = new Admin(ids.next(), username, name, roles, sight, true, 0, true);
            admins.add(admin, passwords.hash(password), clock.instant());
        }
    }
}
