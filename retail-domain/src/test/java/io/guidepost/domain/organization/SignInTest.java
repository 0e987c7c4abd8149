package io.guidepost.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Employment.Role;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class SignInTest {

    @Autowired
    SignInGuide signInGuide;

    @Autowired
    SignInAdmin signInAdmin;

    @Autowired
    FakeGuideLogin login;

    @Autowired
    Staffing staffing;

    @Autowired
    Places places;

    @Autowired
    Roster roster;

    @Autowired
    Admins admins;

    @Autowired
    PasswordHashes passwords;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    @AfterEach
    void weComIsUp() {
        login.isDown(false);
    }

    @Test
    void aGuideSignsInWithWeComsCodeAndLearnsWhereHeServes() {
        var userid = hire();

        var signedIn = signInGuide.signIn("sim:" + userid);

        assertThat(signedIn.serving().userid()).isEqualTo(userid);
        assertThat(signedIn.serving().role()).isEqualTo(Role.MANAGER);
        assertThat(roster.guideByUserid(userid).orElseThrow().payeeOpenid()).contains("o_" + userid);
        assertThat(signInGuide.isStillValid(signedIn.serving().guideId(), signedIn.sessionVersion()))
                .isTrue();
    }

    @Test
    void nobodyIsKeptOutBecauseThePayeeCannotBeAskedFor() {
        var userid = hire();
        login.isDown(true);
        signInGuide.signIn("sim:" + userid);
        assertThat(roster.guideByUserid(userid).orElseThrow().payeeOpenid()).isEmpty();

        login.isDown(false);
        signInGuide.signIn("sim:" + userid);

        assertThat(roster.guideByUserid(userid).orElseThrow().payeeOpenid()).isPresent();
    }

    @Test
    void badCodesVisitorsAndLeaversStayOutside() {
        var userid = hire();
        var session = signInGuide.signIn("sim:" + userid);
        staffing.retire(userid);

        assertThat(codeOf(() -> signInGuide.signIn("nonsense"))).isEqualTo("bad_login_code");
        assertThat(codeOf(() -> signInGuide.signIn("visitor"))).isEqualTo("guide_not_employed");
        assertThat(codeOf(() -> signInGuide.signIn("sim:" + userid))).isEqualTo("guide_not_employed");
        assertThat(codeOf(() -> signInGuide.signIn("sim:nobody"))).isEqualTo("guide_not_employed");
        assertThat(signInGuide.isStillValid(session.serving().guideId(), session.sessionVersion()))
                .isFalse();
    }

    @Test
    void aMoveEndsTheSessionsThatNameTheOldStore() {
        var userid = hire();
        var session = signInGuide.signIn("sim:" + userid);
        clock.advance(Duration.ofMinutes(1));

        staffing.post(userid, List.of(new Posting(store(), Role.GUIDE, true)));

        assertThat(signInGuide.isStillValid(session.serving().guideId(), session.sessionVersion()))
                .isFalse();
        assertThat(signInGuide.signIn("sim:" + userid).serving().storeId())
                .isNotEqualTo(session.serving().storeId());
    }

    @Test
    void anAdministratorSignsInWithThePasswordAlone() {
        var username = admin("correct horse battery");

        var admin = signInAdmin.signIn(username, "correct horse battery");

        assertThat(admin.roles()).containsExactlyInAnyOrder(Admin.Role.FINANCE, Admin.Role.HQ_CHECKER);
        assertThat(signInAdmin.isStillValid(admin.id(), admin.sessionVersion())).isTrue();
        assertThat(signInAdmin.isStillValid(admin.id(), admin.sessionVersion() + 1))
                .isFalse();
        assertThat(codeOf(() -> signInAdmin.signIn(username, "wrong horse"))).isEqualTo("bad_credentials");
        assertThat(codeOf(() -> signInAdmin.signIn(username + "x", "correct horse battery")))
                .isEqualTo("bad_credentials");
    }

    @Test
    void fiveFailuresLockForFifteenMinutesWhetherOrNotTheNameExists() {
        for (var username : List.of(admin("correct horse battery"), "nobody-" + UUID.randomUUID())) {
            for (int i = 0; i < 5; i++) {
                assertThat(waitOf(username, "guess " + i)).as(username).isEmpty();
            }
            assertThat(waitOf(username, "correct horse battery")).as(username).contains(900L);
        }
    }

    @Test
    void aLockEndsAndARightPasswordStartsCountingAnew() {
        var username = admin("correct horse battery");
        for (int i = 0; i < 5; i++) {
            waitOf(username, "guess");
        }
        clock.advance(Duration.ofMinutes(15));

        signInAdmin.signIn(username, "correct horse battery");

        for (int i = 0; i < 4; i++) {
            waitOf(username, "guess");
        }
        assertThat(signInAdmin.signIn(username, "correct horse battery").username())
                .isEqualTo(username);
    }

    @Test
    void eachFurtherLockLastsTwiceAsLongUntilASuccess() {
        for (var username : List.of(admin("correct horse battery"), "nobody-" + UUID.randomUUID())) {
            for (long expected : List.of(900L, 1800L, 3600L)) {
                for (int i = 0; i < 5; i++) {
                    assertThat(waitOf(username, "guess")).as(username).isEmpty();
                }
                assertThat(waitOf(username, "guess")).as(username).contains(expected);
                clock.advance(Duration.ofSeconds(expected));
            }
        }
    }

    /** R12: what is for trying out keeps everything else from starting. */
    @Test
    void demonstrationAdministratorsKeepOtherApplicationsFromStarting() {
        var outsideTheDemo = new DemoAdmins(admins, roster, passwords, ids, clock, false);
        assertThatThrownBy(outsideTheDemo::create).isInstanceOf(IllegalStateException.class);
        outsideTheDemo.afterSingletonsInstantiated();
        places.openRegion(ids.next(), "华东", "East");
        var demo = new DemoAdmins(admins, roster, passwords, ids, clock, true);

        demo.create();
        demo.create();

        assertThat(signInAdmin.signIn("hq", "hq-demo-pass").roles())
                .containsExactlyInAnyOrder(Admin.Role.ADMINISTRATOR, Admin.Role.HQ_OPERATOR, Admin.Role.FINANCE);
        assertThat(signInAdmin.signIn("east", "east-demo-pass").sight().regions())
                .hasSize(1);
        demo.afterSingletonsInstantiated();
        assertThatThrownBy(outsideTheDemo::afterSingletonsInstantiated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("guidepost.demo");
    }

    @Test
    void theFirstAdministratorIsOnlyMadeWhereThereIsNone() {
        var username = "first-" + UUID.randomUUID();
        admin("correct horse battery");

        new FirstAdmin(admins, passwords, ids, clock, username, "a long password").afterSingletonsInstantiated();

        assertThat(admins.credentials(username)).isEmpty();
    }

    private Optional<Object> waitOf(String username, String password) {
        try {
            signInAdmin.signIn(username, password);
            throw new AssertionError("let in");
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo("bad_credentials");
            return Optional.ofNullable(refusal.facts().get("retryAfterSeconds"));
        }
    }

    private static String codeOf(ThrowingCallable work) {
        var thrown = org.assertj.core.api.Assertions.catchThrowable(work);
        assertThat(thrown).isInstanceOf(Refusal.class);
        return ((Refusal) thrown).code();
    }

    private String admin(String password) {
        var username = "admin-" + UUID.randomUUID();
        admins.add(
                new Admin(
                        ids.next(),
                        username,
                        "A. Admin",
                        Set.of(Admin.Role.FINANCE, Admin.Role.HQ_CHECKER),
                        Sight.ALL,
                        true,
                        0,
                        false),
                passwords.hash(password),
                clock.instant());
        return username;
    }

    private String hire() {
        var userid = "u" + UUID.randomUUID();
        staffing.hire(userid, "导购", List.of(new Posting(store(), Role.MANAGER, true)));
        return userid;
    }

    private long store() {
        long region = places.openRegion(ids.next(), "大区", "Region");
        return places.openStore(ids.next(), region, "门店", "Store");
    }
}
