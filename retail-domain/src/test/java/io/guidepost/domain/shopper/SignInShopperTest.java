package io.guidepost.domain.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.order.ShopScene;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class SignInShopperTest {

    @Autowired
    SignInShopper signInShopper;

    @Autowired
    Shoppers shoppers;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Test
    void twentyFirstLogInsAtOnceMakeOneMember() throws Exception {
        var pool = Executors.newFixedThreadPool(20);
        Callable<SignInShopper.SignedIn> signIn = () -> signInShopper.signIn("sim:twenty");

        var answers = pool.invokeAll(Collections.nCopies(20, signIn));
        pool.shutdown();

        var members = new java.util.HashSet<Long>();
        int made = 0;
        for (var answer : answers) {
            members.add(answer.get().memberId());
            made += answer.get().newMember() ? 1 : 0;
        }
        assertThat(members).hasSize(1);
        assertThat(made).isOne();
    }

    @Test
    void whoWasFirstSeenWithoutUnionidStaysTheSameMemberWhenItIsTold() {
        var first = signInShopper.signIn("only:late");
        var second = signInShopper.signIn("sim:late");

        assertThat(second.memberId()).isEqualTo(first.memberId());
        assertThat(second.newMember()).isFalse();
        assertThat(shoppers.openidOf(first.memberId())).contains("o_late");
    }

    @Test
    void friendsFromBeforeTheFirstLogInAreRecognised() {
        long guide = scene.guideAt(scene.store().storeId());
        scene.execute(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at, unionid) VALUES (?, 'wm_f', ?, 'u_friend')",
                guide,
                clock.instant());

        var signedIn = signInShopper.signIn("sim:friend");

        assertThat(scene.count("SELECT COUNT(*) FROM shopper_friendship WHERE member_id = ?", signedIn.memberId()))
                .isOne();
    }

    @Test
    void aBadCodeIsRefusedAndAnOutageIsNotTakenForOne() {
        assertThatThrownBy(() -> signInShopper.signIn("nonsense")).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo("bad_login_code");
            assertThat(no.kind()).isEqualTo(Refusal.Kind.UNAUTHENTICATED);
        });
        assertThatThrownBy(() -> signInShopper.signIn("down"))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
    }

    @Test
    void raisingTheSessionVersionEndsTheSessionsOpenedBefore() {
        var signedIn = signInShopper.signIn("sim:leaver");
        assertThat(signInShopper.isStillValid(signedIn.memberId(), signedIn.sessionVersion()))
                .isTrue();

        scene.execute("UPDATE shopper_member SET session_version = 1 WHERE id = ?", signedIn.memberId());

        assertThat(signInShopper.isStillValid(signedIn.memberId(), signedIn.sessionVersion()))
                .isFalse();
    }
}
