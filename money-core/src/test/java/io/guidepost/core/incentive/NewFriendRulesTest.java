package io.guidepost.core.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.incentive.NewFriendRules.Friend;
import io.guidepost.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewFriendRulesTest {

    private static final Instant ADDED = Instant.parse("2026-11-10T04:00:00Z");
    private static final Instant SEVEN_DAYS_LATER = ADDED.plus(Duration.ofDays(7));

    @Test
    void whoStaysForSevenDaysIsRewarded() {
        assertThat(whyNot(friend(), SEVEN_DAYS_LATER)).isEmpty();
        assertThat(whyNot(friend(), SEVEN_DAYS_LATER.minusMillis(1))).contains(NoReward.HOLD_RUNNING);
    }

    @Test
    void whoIsGoneBeforeIsNot() {
        var gone = new Friend(ADDED, Optional.of(SEVEN_DAYS_LATER.minusMillis(1)), Optional.of("u1"), ADDED, false);
        var goneAfterwards = new Friend(ADDED, Optional.of(SEVEN_DAYS_LATER), Optional.of("u1"), ADDED, false);

        assertThat(whyNot(gone, SEVEN_DAYS_LATER)).contains(NoReward.DELETED_TOO_SOON);
        assertThat(whyNot(goneAfterwards, SEVEN_DAYS_LATER)).isEmpty();
    }

    /**
     * F-RY4: the age of an account says nothing.
     * Elsewhere a new user is whoever registered less than 30 seconds ago. Here the age of an account is not even known: what
     * counts is whether this person was ever anybody's friend.
     */
    @Test
    void anAccountOfTenSecondsIsNoNewFriendIfThePersonWasOneBefore() {
        var friendLastYear = ADDED.minus(Duration.ofDays(365));
        var again = new Friend(ADDED, Optional.empty(), Optional.of("u1"), friendLastYear, false);
        var forTheFirstTime = new Friend(ADDED, Optional.empty(), Optional.of("u1"), ADDED, false);

        assertThat(whyNot(again, SEVEN_DAYS_LATER)).contains(NoReward.FRIEND_BEFORE);
        assertThat(whyNot(forTheFirstTime, SEVEN_DAYS_LATER)).isEmpty();
        assertThat(Friend.class.getRecordComponents())
                .extracting(component -> component.getName())
                .doesNotContain("registeredAt", "accountAge");
    }

    @Test
    void oneUnionidIsRewardedOnce() {
        var rewarded = new Friend(ADDED, Optional.empty(), Optional.of("u1"), ADDED, true);

        assertThat(whyNot(rewarded, SEVEN_DAYS_LATER)).contains(NoReward.ALREADY_REWARDED);
    }

    @Test
    void withoutAUnionidNobodyKnowsWhetherItIsANewOne() {
        var unknown = new Friend(ADDED, Optional.empty(), Optional.empty(), ADDED, false);

        assertThat(whyNot(unknown, SEVEN_DAYS_LATER)).contains(NoReward.NO_UNIONID);
    }

    @Test
    void friendsFromBeforeTheIncentiveWereAddedForNothing() {
        var early = Promise.FROM.minusSeconds(1);
        var before = new Friend(early, Optional.empty(), Optional.of("u1"), early, false);

        assertThat(whyNot(before, SEVEN_DAYS_LATER)).contains(NoReward.NOT_IN_FORCE);
    }

    @Test
    void afterItWasCalledOffNobodyIsRewardedAnyMore() {
        var promise = promise();
        promise.endedAt = SEVEN_DAYS_LATER;

        assertThat(NewFriendRules.whyNot(promise.made(), friend(), SEVEN_DAYS_LATER))
                .contains(NoReward.ENDED);
    }

    @Test
    void theSentenceNamesTheDays() {
        assertThat(IncentiveWords.newFriend(promise().made()).en())
                .isEqualTo("“私域千元奖”: a new WeCom friend stayed for 7 days: 5.00 yuan.");
    }

    private static Friend friend() {
        return new Friend(ADDED, Optional.empty(), Optional.of("u1"), ADDED, false);
    }

    private static Promise promise() {
        var promise = new Promise();
        promise.kind = IncentiveKind.NEW_FRIEND;
        promise.amount = new Money(500);
        return promise;
    }

    private static Optional<NoReward> whyNot(Friend friend, Instant now) {
        return NewFriendRules.whyNot(promise().made(), friend, now);
    }
}
