package io.guidepost.core.attribution;

import static io.guidepost.core.attribution.Scene.LI;
import static io.guidepost.core.attribution.Scene.NOW;
import static io.guidepost.core.attribution.Scene.STORE_1;
import static io.guidepost.core.attribution.Scene.STORE_2;
import static io.guidepost.core.attribution.Scene.WANG;
import static io.guidepost.core.attribution.Scene.ZHAO;
import static io.guidepost.core.attribution.Scene.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.BindingChange.Bound;
import io.guidepost.core.attribution.BindingChange.Ended;
import io.guidepost.core.attribution.BindingChange.Renewed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BindingRulesTest {

    private static final Instant PAID = NOW.plusSeconds(90);
    private static final Optional<Instant> PROTECTED = Optional.of(PAID.plus(Duration.ofDays(30)));
    private static final Optional<Instant> VALID = Optional.of(PAID.plus(Duration.ofDays(180)));

    private static List<BindingChange> afterPayment(Scene scene) {
        return BindingRules.afterPayment(scene.decide(), scene.inputs().rules(), scene.bindings(), PAID);
    }

    @Test
    void theFirstPaidOrderThroughAGuidesTouchBinds() {
        assertThat(afterPayment(new Scene().touch(1, LI, 1)))
                .containsExactly(new Bound(LI, STORE_1, BindingSource.FIRST_ORDER, PAID, PROTECTED, VALID));
    }

    @Test
    void paymentMovesAnUnprotectedBindingToTheGuideWhoWon() {
        assertThat(afterPayment(new Scene().bound(5, LI, 31).touch(2, WANG, 1)))
                .containsExactly(
                        new Ended(new BindingId(5), EndReason.SNATCHED, PAID),
                        new Bound(WANG, STORE_2, BindingSource.SNATCH, PAID, PROTECTED, VALID));
    }

    @Test
    void openingALinkAloneSnatchesNothing() {
        var scene = new Scene().bound(5, LI, 31).touch(2, WANG, 1);

        assertThat(scene.decide().afterPayment()).isEqualTo(BindingIntent.SNATCH);
        assertThat(BindingRules.activeAt(scene.bindings(), NOW))
                .hasValueSatisfying(binding -> assertThat(binding.guide()).isEqualTo(LI));
    }

    @Test
    void aPaidOrderOfTheBoundGuideRenewsTheBindingAndNotItsProtection() {
        assertThat(afterPayment(new Scene().bound(5, LI, 60)))
                .containsExactly(new Renewed(new BindingId(5), PAID, VALID));
    }

    @Test
    void anAssistDuringProtectionWinsTheOrderAndNotTheShopper() {
        assertThat(afterPayment(new Scene().bound(5, LI, 1).assisted(WANG, STORE_2, true)))
                .isEmpty();
    }

    @Test
    void nobodyIsSnatchedWhereTheRulesForbidItAndAnybodyWhereTheyAllowIt() {
        var never = RuleSet.APPAREL.draft().snatch(RuleSet.Snatch.NEVER).build();
        var anytime = RuleSet.APPAREL.draft().snatch(RuleSet.Snatch.ANYTIME).build();

        assertThat(afterPayment(new Scene().rules(never).bound(5, LI, 60).touch(2, WANG, 1)))
                .isEmpty();
        assertThat(afterPayment(new Scene().rules(anytime).bound(5, LI, 1).assisted(WANG, STORE_2, true)))
                .hasSize(2);
    }

    @Test
    void anExpiredBindingIsEndedBeforeANewOneBegins() {
        assertThat(afterPayment(new Scene().bound(5, LI, 200).touch(2, WANG, 1)))
                .containsExactly(
                        new Ended(new BindingId(5), EndReason.EXPIRED, days(20)),
                        new Bound(WANG, STORE_2, BindingSource.FIRST_ORDER, PAID, PROTECTED, VALID));
    }

    @Test
    void aSaleOfStoreOrHeadquartersBindsNobody() {
        assertThat(afterPayment(new Scene().home(STORE_1))).isEmpty();
        assertThat(afterPayment(new Scene())).isEmpty();
    }

    @Test
    void aGuideDoesNotBindHimself() {
        assertThat(afterPayment(new Scene().touch(1, LI, 1).buyer(LI))).isEmpty();
    }

    @Test
    void permanentBindingsHaveNoEnd() {
        assertThat(afterPayment(new Scene().rules(RuleSet.JEWELLERY).touch(1, LI, 1)))
                .containsExactly(
                        new Bound(LI, STORE_1, BindingSource.FIRST_ORDER, PAID, Optional.empty(), Optional.empty()));
    }

    @Test
    void addingAGuideAsFriendBindsUnlessBoundAlready() {
        assertThat(BindingRules.afterFriendAdded(RuleSet.APPAREL, List.of(), LI, STORE_1, PAID))
                .containsExactly(new Bound(LI, STORE_1, BindingSource.FRIEND_ADDED, PAID, PROTECTED, VALID));
        assertThat(BindingRules.afterFriendAdded(
                        RuleSet.APPAREL, new Scene().bound(5, WANG, 60).bindings(), LI, STORE_1, PAID))
                .isEmpty();
    }

    @Test
    void deletingTheGuideEndsTheBindingOnlyWhereTheRulesSaySo() {
        var bindings = new Scene().bound(5, LI, 60).bindings();
        var ending = RuleSet.APPAREL.draft().endOnDelete(true).build();

        assertThat(BindingRules.afterFriendDeleted(RuleSet.APPAREL, bindings, LI, NOW))
                .isEmpty();
        assertThat(BindingRules.afterFriendDeleted(ending, bindings, LI, NOW))
                .containsExactly(new Ended(new BindingId(5), EndReason.MEMBER_DELETED, NOW));
        assertThat(BindingRules.afterFriendDeleted(ending, bindings, WANG, NOW)).isEmpty();
    }

    @Test
    void aSuccessfulHandOverBindsToTheNewGuideWithoutFreshProtection() {
        var bindings = new Scene().bound(5, LI, 60).bindings();
        var fresh = RuleSet.APPAREL.draft().freshProtectionOnTransfer(true).build();
        var done = new Transfer(LI, WANG, days(1), Transfer.Outcome.SUCCEEDED, Optional.of(PAID));

        assertThat(BindingRules.afterTransfer(RuleSet.APPAREL, bindings, done, STORE_2))
                .containsExactly(
                        new Ended(new BindingId(5), EndReason.TRANSFER, PAID),
                        new Bound(WANG, STORE_2, BindingSource.TRANSFER, PAID, Optional.empty(), VALID));
        assertThat(BindingRules.afterTransfer(fresh, bindings, done, STORE_2).get(1))
                .isEqualTo(new Bound(WANG, STORE_2, BindingSource.TRANSFER, PAID, PROTECTED, VALID));
    }

    @Test
    void aFailedHandOverLeavesTheShopperToTheStore() {
        var bindings = new Scene().bound(5, LI, 60).bindings();

        for (var outcome : List.of(Transfer.Outcome.REJECTED, Transfer.Outcome.LIMIT_REACHED)) {
            var failed = new Transfer(LI, WANG, days(1), outcome, Optional.of(PAID));
            assertThat(BindingRules.afterTransfer(RuleSet.APPAREL, bindings, failed, STORE_2))
                    .containsExactly(new Ended(new BindingId(5), EndReason.GUIDE_LEFT, PAID));
        }
    }

    @Test
    void aPendingHandOverChangesNothing() {
        var pending = new Transfer(LI, WANG, days(1), Transfer.Outcome.PENDING, Optional.empty());

        assertThat(BindingRules.afterTransfer(
                        RuleSet.APPAREL, new Scene().bound(5, LI, 60).bindings(), pending, STORE_2))
                .isEmpty();
    }

    @Test
    void ofMergedShoppersTheProtectedThenTheLastPaidThenTheOldestBindingStays() {
        var fresh = Scene.binding(5, LI, 2, Optional.empty(), Optional.empty());
        var older = Scene.binding(6, WANG, 60, Optional.empty(), Optional.empty());
        var oldest = Scene.binding(7, LI, 90, Optional.empty(), Optional.empty());
        var paid = new Binding(
                new BindingId(8),
                WANG,
                STORE_2,
                BindingSource.FIRST_ORDER,
                days(50),
                Optional.empty(),
                Optional.empty(),
                Optional.of(days(3)),
                Optional.empty(),
                Optional.empty());

        assertKept(fresh, older);
        assertKept(paid, oldest);
        assertKept(oldest, older);
        assertKept(Scene.binding(4, LI, 60, Optional.empty(), Optional.empty()), older);
    }

    /** Whichever of them was read first. */
    private static void assertKept(Binding kept, Binding ended) {
        for (var bindings : List.of(List.of(kept, ended), List.of(ended, kept))) {
            assertThat(BindingRules.afterMerge(bindings, NOW))
                    .containsExactly(new Ended(ended.id(), EndReason.ADMIN, NOW));
        }
    }

    @Test
    void ofSeveralBindingsTheOneBoundLastIsInForce() {
        var first = Scene.binding(5, LI, 60, Optional.empty(), Optional.empty());
        var last = Scene.binding(6, WANG, 10, Optional.empty(), Optional.empty());
        var asLate = Scene.binding(7, ZHAO, 10, Optional.empty(), Optional.empty());

        assertThat(BindingRules.activeAt(List.of(first, last), NOW)).contains(last);
        assertThat(BindingRules.activeAt(List.of(last, first), NOW)).contains(last);
        assertThat(BindingRules.activeAt(List.of(last, asLate), NOW)).contains(last);
        assertThat(BindingRules.activeAt(List.of(asLate, last), NOW)).contains(last);
    }

    @Test
    void aCorrectionMovesTheShopperToTheGuideWhoWasGivenTheSale() {
        var bound = new Bound(WANG, STORE_2, BindingSource.MANUAL, PAID, PROTECTED, VALID);

        assertThat(correctedToWang(new Scene().bound(5, LI, 10)))
                .containsExactly(new Ended(new BindingId(5), EndReason.ADMIN, PAID), bound);
        assertThat(correctedToWang(new Scene().bound(5, LI, 200)))
                .containsExactly(new Ended(new BindingId(5), EndReason.EXPIRED, days(20)), bound);
        assertThat(correctedToWang(new Scene())).containsExactly(bound);
        assertThat(correctedToWang(new Scene().bound(5, WANG, 10))).isEmpty();
    }

    private static List<BindingChange> correctedToWang(Scene scene) {
        return BindingRules.afterCorrection(RuleSet.APPAREL, scene.bindings(), WANG, STORE_2, PAID);
    }

    @Test
    void bindingsThatHalfEndedCannotExist() {
        assertThatThrownBy(() -> Scene.binding(5, LI, 2, Optional.of(NOW), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTouchBindsOnlyWhereTheRulesSaySoAndNobodyElseDoesAlready() {
        var clicking = RuleSet.APPAREL
                .draft()
                .bindTriggers(Set.of(RuleSet.BindTrigger.CLICK_SHARE))
                .build();
        var registering = RuleSet.APPAREL
                .draft()
                .bindTriggers(Set.of(RuleSet.BindTrigger.REGISTER))
                .build();

        assertThat(BindingRules.afterTouch(RuleSet.APPAREL, List.of(), LI, STORE_1, PAID, true))
                .isEmpty();
        assertThat(BindingRules.afterTouch(clicking, List.of(), LI, STORE_1, PAID, false))
                .containsExactly(new Bound(LI, STORE_1, BindingSource.LINK, PAID, PROTECTED, VALID));
        assertThat(BindingRules.afterTouch(
                        clicking, new Scene().bound(5, WANG, 60).bindings(), LI, STORE_1, PAID, false))
                .isEmpty();
        assertThat(BindingRules.afterTouch(registering, List.of(), LI, STORE_1, PAID, false))
                .isEmpty();
        assertThat(BindingRules.afterTouch(registering, List.of(), LI, STORE_1, PAID, true))
                .containsExactly(new Bound(LI, STORE_1, BindingSource.REGISTRATION, PAID, PROTECTED, VALID));
    }

    @Test
    void theBindingsOfAGuideWhoLeftEndAndThoseOfOthersStay() {
        var bindings = new Scene().bound(5, LI, 10).bindings();

        assertThat(BindingRules.afterGuideLeft(bindings, LI, NOW))
                .containsExactly(new Ended(new BindingId(5), EndReason.GUIDE_LEFT, NOW));
        assertThat(BindingRules.afterGuideLeft(bindings, WANG, NOW)).isEmpty();
        assertThat(BindingRules.afterGuideLeft(new Scene().bound(5, LI, 200).bindings(), LI, NOW))
                .isEmpty();
    }

    @Test
    void aGuideWhoMovesTakesTheShopperAlongOrLeavesHim() {
        assertThat(BindingRules.afterMove(MoveRule.FOLLOW_GUIDE, new BindingId(5), STORE_2, NOW))
                .isEqualTo(new BindingChange.Followed(new BindingId(5), STORE_2, NOW));
        assertThat(BindingRules.afterMove(MoveRule.STAY_WITH_STORE, new BindingId(5), STORE_2, NOW))
                .isEqualTo(new Ended(new BindingId(5), EndReason.GUIDE_LEFT, NOW));
    }

    @Test
    void whoWasLeftByHisGuideCanStillBeHandedOverUnlessHeBelongsToSomebodyElse() {
        var left = new Scene().boundUntil(5, LI, 60, 2, EndReason.GUIDE_LEFT);
        var done = new Transfer(LI, WANG, days(1), Transfer.Outcome.SUCCEEDED, Optional.of(PAID));
        var refused = new Transfer(LI, WANG, days(1), Transfer.Outcome.REJECTED, Optional.of(PAID));

        assertThat(BindingRules.afterTransfer(RuleSet.APPAREL, left.bindings(), done, STORE_2))
                .containsExactly(new Bound(WANG, STORE_2, BindingSource.TRANSFER, PAID, Optional.empty(), VALID));
        assertThat(BindingRules.afterTransfer(RuleSet.APPAREL, left.bindings(), refused, STORE_2))
                .isEmpty();
        assertThat(BindingRules.afterTransfer(
                        RuleSet.APPAREL, left.bound(6, ZHAO, 1).bindings(), done, STORE_2))
                .isEmpty();
        var laterOfAnother = new Scene()
                .boundUntil(5, LI, 60, 9, EndReason.GUIDE_LEFT)
                .boundUntil(6, ZHAO, 8, 2, EndReason.ADMIN)
                .bindings();
        assertThat(BindingRules.afterTransfer(RuleSet.APPAREL, laterOfAnother, done, STORE_2))
                .isEmpty();
        assertThat(BindingRules.afterTransfer(
                        RuleSet.APPAREL, List.of(laterOfAnother.get(1), laterOfAnother.get(0)), done, STORE_2))
                .isEmpty();
        var snatched = new Scene().boundUntil(5, LI, 60, 2, EndReason.SNATCHED).bindings();
        assertThat(BindingRules.afterTransfer(RuleSet.APPAREL, snatched, done, STORE_2))
                .isEmpty();
    }

    @Test
    void anAdministratorBindsWhateverWasBefore() {
        var bindings = new Scene().bound(5, LI, 10).bindings();

        assertThat(BindingRules.byAdmin(RuleSet.APPAREL, bindings, WANG, STORE_2, PAID))
                .containsExactly(
                        new Ended(new BindingId(5), EndReason.ADMIN, PAID),
                        new Bound(WANG, STORE_2, BindingSource.MANUAL, PAID, PROTECTED, VALID));
        assertThat(BindingRules.endedByAdmin(bindings, PAID))
                .containsExactly(new Ended(new BindingId(5), EndReason.ADMIN, PAID));
        assertThat(BindingRules.endedByAdmin(List.of(), PAID)).isEmpty();
    }

    @Test
    void whoIsUnmergedGetsBackWhatHeLostAndNobodyKeepsWhatCameSince() {
        var lost = Scene.binding(5, LI, 60, Optional.of(days(3)), Optional.of(EndReason.ADMIN));
        var since = Scene.binding(6, WANG, 1, Optional.empty(), Optional.empty());
        var before = Scene.binding(7, WANG, 50, Optional.empty(), Optional.empty());
        var gone = Scene.binding(8, LI, 200, Optional.of(days(3)), Optional.of(EndReason.ADMIN));
        var regained = new Bound(LI, STORE_1, BindingSource.MANUAL, NOW, lost.protectedUntil(), lost.expiresAt());

        assertThat(BindingRules.afterUnmerge(List.of(lost, since), days(3), NOW))
                .containsExactly(new Ended(since.id(), EndReason.UNMERGE, NOW), regained);
        assertThat(BindingRules.afterUnmerge(List.of(lost), days(3), NOW)).containsExactly(regained);
        assertThat(BindingRules.afterUnmerge(List.of(lost, before), days(3), NOW))
                .isEmpty();
        assertThat(BindingRules.afterUnmerge(List.of(gone), days(3), NOW)).isEmpty();
        assertThat(BindingRules.afterUnmerge(List.of(lost), days(2), NOW)).isEmpty();
        assertThat(BindingRules.afterUnmerge(List.of(since), days(3), NOW))
                .containsExactly(new Ended(since.id(), EndReason.UNMERGE, NOW));
    }
}
