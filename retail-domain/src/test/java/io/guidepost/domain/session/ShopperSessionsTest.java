package io.guidepost.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.order.ShopScene;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ShopperSessionsTest {

    @Autowired
    ShopperSessions sessions;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Test
    void renewingGivesAnotherPairAndKillsTheOneBefore() {
        long member = scene.member();
        var first = sessions.open(member, Device.UNKNOWN);

        var second = sessions.renew(first.refreshToken(), Optional.empty());

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(sessions.isAlive(member, first.grantNo())).isFalse();
        assertThat(sessions.isAlive(member, second.grantNo())).isTrue();
        assertThat(sessions.isAlive(scene.member(), second.grantNo())).isFalse();
    }

    @Test
    void anAnswerThatWasLostIsAskedForAgain() {
        long member = scene.member();
        var first = sessions.open(member, Device.UNKNOWN);
        var lost = sessions.renew(first.refreshToken(), Optional.empty());

        var again = sessions.renew(first.refreshToken(), Optional.empty());

        assertThat(sessions.isAlive(member, lost.grantNo())).isFalse();
        assertThat(sessions.isAlive(member, again.grantNo())).isTrue();
    }

    @Test
    void aTokenThatComesBackLaterIsInTheHandsOfTwoAndEndsTheSession() {
        long member = scene.member();
        var first = sessions.open(member, Device.UNKNOWN);
        var second = sessions.renew(first.refreshToken(), Optional.empty());
        clock.advance(Duration.ofMinutes(2));

        assertOver(first.refreshToken(), "REUSED");

        assertThat(sessions.isAlive(member, second.grantNo())).isFalse();
        assertOver(second.refreshToken(), "REUSED");
    }

    @Test
    void aSessionBelongsToItsDevice() {
        long member = scene.member();
        var stolen = sessions.open(member, new Device(Optional.of("device-of-chen"), Optional.of("iPhone")));

        assertThatThrownBy(() -> sessions.renew(stolen.refreshToken(), Optional.of("device-of-thief")))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.facts()).containsEntry("reason", "OTHER_DEVICE"));

        assertThat(sessions.isAlive(member, stolen.grantNo())).isFalse();
    }

    @Test
    void signingInAgainOnADeviceReplacesItsSession() {
        long member = scene.member();
        var device = new Device(Optional.of("one-device"), Optional.of("iPhone"));
        var first = sessions.open(member, device);
        var second = sessions.open(member, device);

        assertThat(sessions.isAlive(member, first.grantNo())).isFalse();
        assertThat(sessions.of(member, second.grantNo()))
                .singleElement()
                .satisfies(living -> assertThat(living.deviceName()).isEqualTo("iPhone"));
    }

    @Test
    void ofTooManyDevicesTheOneNotUsedForLongestGoes() {
        long member = scene.member();
        var first = sessions.open(member, Device.UNKNOWN);
        clock.advance(Duration.ofSeconds(1));
        var second = sessions.open(member, Device.UNKNOWN);
        clock.advance(Duration.ofSeconds(1));
        first = sessions.renew(first.refreshToken(), Optional.empty());
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofSeconds(1));
            sessions.open(member, Device.UNKNOWN);
        }

        assertThat(sessions.isAlive(member, second.grantNo())).isFalse();
        assertThat(sessions.isAlive(member, first.grantNo())).isTrue();
        assertThat(sessions.of(member, first.grantNo())).hasSize(5).first().satisfies(living -> assertThat(
                        living.isThisOne())
                .isTrue());
    }

    @Test
    void aSessionThatIsNotUsedForAMonthIsOver() {
        var idle = sessions.open(scene.member(), Device.UNKNOWN);
        clock.advance(Duration.ofDays(30));

        assertOver(idle.refreshToken(), "EXPIRED");
    }

    @Test
    void oneThatIsUsedSlidesOnButNotForEver() {
        var session = sessions.open(scene.member(), Device.UNKNOWN);
        for (int month = 0; month < 6; month++) {
            clock.advance(Duration.ofDays(29));
            session = sessions.renew(session.refreshToken(), Optional.empty());
        }
        assertThat(session.refreshExpiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(6)));
        clock.advance(Duration.ofDays(6));

        assertOver(session.refreshToken(), "EXPIRED");
    }

    @Test
    void signingOutEndsThisDeviceOrAnotherOrAll() {
        long member = scene.member();
        var here = sessions.open(member, Device.UNKNOWN);
        var there = sessions.open(member, Device.UNKNOWN);
        var elsewhere = sessions.open(member, Device.UNKNOWN);

        sessions.logOut(member, here.grantNo());
        sessions.logOut(member, here.grantNo());
        assertThat(sessions.isAlive(member, here.grantNo())).isFalse();
        assertOver(here.refreshToken(), "LOGGED_OUT");

        assertThatThrownBy(() -> sessions.logOutDevice(scene.member(), there.id()))
                .isInstanceOf(Refusal.class);
        sessions.logOutDevice(member, there.id());
        assertThat(sessions.isAlive(member, there.grantNo())).isFalse();

        sessions.logOutEverywhere(member, EndReason.LOGGED_OUT);
        assertThat(sessions.isAlive(member, elsewhere.grantNo())).isFalse();
        assertThat(scene.count("SELECT session_version FROM shopper_member WHERE id = ?", member))
                .isOne();
    }

    @Test
    void tokensAreKeptAsDigestsAlone() {
        var open = sessions.open(scene.member(), new Device(Optional.of("a-device-id"), Optional.empty()));

        assertThat(scene.count(
                        "SELECT COUNT(*) FROM session_shopper WHERE id = ? AND (refresh_hash = ? OR device_index = ?)",
                        open.id(),
                        open.refreshToken(),
                        "a-device-id"))
                .isZero();
        assertThat(open.toString()).doesNotContain(open.refreshToken());
    }

    @Test
    void nobodyRenewsWithWhatWasNeverGivenOut() {
        assertOver("made-up", "UNKNOWN");
    }

    private void assertOver(String token, String reason) {
        assertThatThrownBy(() -> sessions.renew(token, Optional.empty())).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo("session_ended");
            assertThat(no.facts()).containsEntry("reason", reason);
        });
    }
}
