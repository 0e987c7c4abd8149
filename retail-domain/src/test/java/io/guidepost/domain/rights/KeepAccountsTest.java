package io.guidepost.domain.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.organization.Places;
import io.guidepost.domain.rights.KeepAccounts.Wanted;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class KeepAccountsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @Autowired
    KeepAccounts keepAccounts;

    @Autowired
    Accounts accounts;

    @Autowired
    Places places;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void somebodyIsAlwaysLeftToLookAfterAccounts() {
        var retired = new ArrayList<Long>();
        for (long other : accounts.lockAdministrators()) {
            retired.add(other);
            jdbc.update("UPDATE org_admin SET status = 'DISABLED' WHERE id = ?", other);
        }
        try {
            var last = add(Set.of("ADMINISTRATOR"), Sight.ALL);

            for (var wanted : List.of(
                    new Wanted("A", Set.of("FINANCE"), Sight.ALL, true),
                    new Wanted("A", Set.of("ADMINISTRATOR"), Sight.ALL, false))) {
                assertThat(codeOf(() -> keepAccounts.change(anAdministrator(), last, 0, wanted, NOW)))
                        .isEqualTo("last_administrator");
            }
            add(Set.of("ADMINISTRATOR"), Sight.ALL);
            keepAccounts.change(anAdministrator(), last, 0, new Wanted("A", Set.of("FINANCE"), Sight.ALL, true), NOW);

            assertThat(keepAccounts.account(last).roles()).containsExactly("FINANCE");
        } finally {
            retired.forEach(id -> jdbc.update("UPDATE org_admin SET status = 'ACTIVE' WHERE id = ?", id));
        }
    }

    @Test
    void rightsOverAccountsAreNeverKeptToARegion() {
        long region = places.openRegion(ids.next(), "大区", "Region");

        assertThat(codeOf(() -> add(Set.of("ADMINISTRATOR"), Sight.region(region))))
                .isEqualTo("role_not_for_region");
        assertThat(codeOf(() -> add(Set.of("REGION_MANAGER"), Sight.region(-5L))))
                .isEqualTo("not_found");
        assertThat(keepAccounts
                        .account(add(Set.of("REGION_MANAGER"), Sight.region(region)))
                        .sight())
                .isEqualTo(Sight.region(region));
    }

    @Test
    void whatARoleOfTheProductMayDoIsABoundAndNobodyHasEverything() {
        for (var role : Admin.Role.values()) {
            assertThat(BuiltInRoles.permissionsOf(role))
                    .as(role.name())
                    .isNotEmpty()
                    .hasSizeLessThan(Permission.all().size());
            assertThat(BuiltInRoles.nameOf(role)).isNotNull();
        }
        assertThat(BuiltInRoles.permissionsOf(Admin.Role.HQ_OPERATOR))
                .noneMatch(permission -> !permission.area().isBusiness());
    }

    private static Grantor anAdministrator() {
        return new Grantor(-1, Set.of("ADMINISTRATOR"), Set.of(), Sight.ALL);
    }

    private long add(Set<String> roles, Sight sight) {
        return keepAccounts
                .add(
                        anAdministrator(),
                        "kept-" + UUID.randomUUID(),
                        "correct horse battery",
                        new Wanted("A. Admin", roles, sight, true))
                .id();
    }

    private static String codeOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(Refusal.class, work).code();
    }
}
