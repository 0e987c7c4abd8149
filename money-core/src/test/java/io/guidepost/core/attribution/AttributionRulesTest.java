package io.guidepost.core.attribution;

import static io.guidepost.core.attribution.Scene.COAT;
import static io.guidepost.core.attribution.Scene.HAT;
import static io.guidepost.core.attribution.Scene.LI;
import static io.guidepost.core.attribution.Scene.NOW;
import static io.guidepost.core.attribution.Scene.SHOES;
import static io.guidepost.core.attribution.Scene.STORE_1;
import static io.guidepost.core.attribution.Scene.STORE_2;
import static io.guidepost.core.attribution.Scene.STORE_3;
import static io.guidepost.core.attribution.Scene.WANG;
import static io.guidepost.core.attribution.Scene.ZHAO;
import static io.guidepost.core.attribution.Scene.days;
import static io.guidepost.core.attribution.Scene.rejection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.core.attribution.Candidate.Kind;
import io.guidepost.core.attribution.RuleSet.AssistConfirm;
import io.guidepost.core.attribution.RuleSet.CrossStore;
import io.guidepost.core.attribution.RuleSet.GuideAsCustomer;
import io.guidepost.core.attribution.RuleSet.MultiFriend;
import io.guidepost.core.attribution.RuleSet.SelfPurchase;
import io.guidepost.core.attribution.RuleSet.StoreCredit;
import io.guidepost.core.attribution.RuleSet.TouchScope;
import io.guidepost.core.sale.LineId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttributionRulesTest {

    private static Scene scene() {
        return new Scene();
    }

    @Test
    void ofTwoGuidesWhoSharedTheLaterOneWins() {
        var decided = scene().touch(1, LI, 3).touch(2, WANG, 1).decide();

        assertThat(decided.basis()).isEqualTo(Basis.LAST_TOUCH);
        assertThat(decided.guide()).contains(WANG);
        assertThat(decided.store()).contains(STORE_2);
        assertThat(rejection(decided, Kind.TOUCH, 1)).isEqualTo(RejectCode.LATER_TOUCH_WINS);
    }

    @Test
    void aProtectedBindingWinsOverAnotherGuidesLink() {
        var decided = scene().bound(5, LI, 10).touch(2, WANG, 1).decide();

        assertThat(decided.basis()).isEqualTo(Basis.PROTECTED_BINDING);
        assertThat(decided.guide()).contains(LI);
        assertThat(rejection(decided, Kind.TOUCH, 2)).isEqualTo(RejectCode.LOWER_PRECEDENCE);
        assertThat(decided.afterPayment()).isEqualTo(BindingIntent.RENEW);
    }

    @Test
    void onceProtectionIsOverAnotherGuidesLinkWinsTheOrder() {
        var decided = scene().bound(5, LI, 31).touch(2, WANG, 1).decide();

        assertThat(decided.basis()).isEqualTo(Basis.LAST_TOUCH);
        assertThat(decided.guide()).contains(WANG);
        assertThat(rejection(decided, Kind.BINDING, 5)).isEqualTo(RejectCode.LOWER_PRECEDENCE);
        assertThat(decided.afterPayment()).isEqualTo(BindingIntent.SNATCH);
    }

    @Test
    void protectionEndsAtItsVeryInstant() {
        assertThat(scene().bound(5, LI, 30 - 1 / 86_400.0)
                        .touch(2, WANG, 1)
                        .decide()
                        .guide())
                .contains(LI);
        assertThat(scene().bound(5, LI, 30).touch(2, WANG, 1).decide().guide()).contains(WANG);
    }

    @Test
    void anUnprotectedBindingWinsWhereNobodyElseWasMet() {
        var decided = scene().bound(5, LI, 60).friend(8, WANG, 2).decide();

        assertThat(decided.basis()).isEqualTo(Basis.UNPROTECTED_BINDING);
        assertThat(decided.guide()).contains(LI);
        assertThat(rejection(decided, Kind.FRIEND, 8)).isEqualTo(RejectCode.LOWER_PRECEDENCE);
    }

    @Test
    void aBindingExpiresAfterItsValidity() {
        var decided = scene().bound(5, LI, 180).decide();

        assertThat(decided.basis()).isEqualTo(Basis.HQ);
        assertThat(rejection(decided, Kind.BINDING, 5)).isEqualTo(RejectCode.BINDING_EXPIRED);
    }

    @Test
    void aSnatchedBindingNoLongerCounts() {
        var decided = scene().boundUntil(5, LI, 60, 10, EndReason.SNATCHED)
                .bound(6, WANG, 10)
                .decide();

        assertThat(decided.guide()).contains(WANG);
        assertThat(rejection(decided, Kind.BINDING, 5)).isEqualTo(RejectCode.BINDING_SNATCHED);
    }

    @Test
    void aConfirmedAssistWinsOverAProtectedBinding() {
        var decided = scene().assisted(WANG, STORE_2, true).bound(5, LI, 1).decide();

        assertThat(decided.basis()).isEqualTo(Basis.ASSIST);
        assertThat(decided.guide()).contains(WANG);
        assertThat(decided.afterPayment()).isEqualTo(BindingIntent.NONE);
    }

    @Test
    void anAssistThatTheShopperDidNotConfirmDoesNotCount() {
        var decided = scene().assisted(WANG, STORE_2, false).bound(5, LI, 1).decide();

        assertThat(decided.guide()).contains(LI);
        assertThat(rejection(decided, Kind.ASSIST, 9)).isEqualTo(RejectCode.TOKEN_INVALID);
        var trusting = RuleSet.APPAREL.draft().assistConfirm(AssistConfirm.NONE).build();
        assertThat(scene().rules(trusting)
                        .assisted(WANG, STORE_2, false)
                        .bound(5, LI, 1)
                        .decide()
                        .guide())
                .contains(WANG);
    }

    @Test
    void anAssistCountsOnlyInAStoreWhereTheGuideServes() {
        var decided = scene().assisted(WANG, STORE_1, true).decide();

        assertThat(rejection(decided, Kind.ASSIST, 9)).isEqualTo(RejectCode.GUIDE_NOT_EMPLOYED);
    }

    @Test
    void anAssistSharesWithTheBoundGuideWhereTheRulesSaySo() {
        var sharing = RuleSet.APPAREL.draft().assistShareBp(7_000).build();

        var decided = scene().rules(sharing)
                .assisted(WANG, STORE_2, true)
                .bound(5, LI, 1)
                .decide();

        assertThat(decided.guide()).contains(WANG);
        assertThat(decided.splits())
                .containsExactly(
                        new Split(PayeeType.GUIDE, 2, 7_000, 7_000, 0, CommissionBar.NONE),
                        new Split(PayeeType.GUIDE, 1, 3_000, 3_000, 0, CommissionBar.NONE),
                        new Split(PayeeType.STORE, 2, 10_000, 10_000, 0, CommissionBar.NONE));
        assertThat(rejection(decided, Kind.BINDING, 5)).isNull();
    }

    @Test
    void aGuideWhoAssistsHisOwnShopperSharesWithNobody() {
        var sharing = RuleSet.APPAREL.draft().assistShareBp(7_000).build();

        var decided = scene().rules(sharing)
                .assisted(LI, STORE_1, true)
                .bound(5, LI, 1)
                .decide();

        assertThat(decided.splits()).hasSize(2);
        assertThat(decided.afterPayment()).isEqualTo(BindingIntent.RENEW);
    }

    @Test
    void aGuideWhoLeftIsNotEligibleAndHisStoreKeepsTheSale() {
        var decided = scene().bound(5, LI, 10).left(LI, 2).home(STORE_3).decide();

        assertThat(decided.basis()).isEqualTo(Basis.STORE);
        assertThat(decided.guide()).isEmpty();
        assertThat(decided.store()).contains(STORE_1);
        assertThat(rejection(decided, Kind.BINDING, 5)).isEqualTo(RejectCode.GUIDE_NOT_EMPLOYED);
        assertThat(rejection(decided, Kind.HOME_STORE, 3)).isEqualTo(RejectCode.LOWER_PRECEDENCE);
    }

    @Test
    void afterAGuideWhoLeftTheNextCandidateWins() {
        var decided = scene().bound(5, LI, 10).left(LI, 2).touch(2, WANG, 1).decide();

        assertThat(decided.guide()).contains(WANG);
        assertThat(decided.store()).contains(STORE_2);
    }

    @Test
    void aGuideWhoWasNotYetEmployedWhenTouchedDoesNotWin() {
        var hired = new GuideId(3);
        var decided = scene().left(ZHAO, 300)
                .employed(31, hired, STORE_3, days(1), Optional.empty())
                .touch(1, hired, 2)
                .decide();

        assertThat(rejection(decided, Kind.TOUCH, 1)).isEqualTo(RejectCode.GUIDE_NOT_EMPLOYED);
    }

    @Test
    void betweenLeavingAndHandingOverTheShopperBelongsToTheStoreAlone() {
        var decided =
                scene().bound(5, LI, 10).left(LI, 2).handingOver(LI, WANG, 2).decide();

        assertThat(decided.basis()).isEqualTo(Basis.STORE);
        assertThat(decided.store()).contains(STORE_1);
        assertThat(rejection(decided, Kind.BINDING, 5)).isEqualTo(RejectCode.TRANSFER_PENDING);
    }

    @Test
    void deletingTheGuideInWeComEndsTheFriendshipAndNotTheBinding() {
        var decided = scene().bound(5, LI, 60).formerFriend(8, LI, 60, 3).decide();

        assertThat(decided.basis()).isEqualTo(Basis.UNPROTECTED_BINDING);
        assertThat(decided.guide()).contains(LI);
        assertThat(rejection(decided, Kind.FRIEND, 8)).isEqualTo(RejectCode.OUT_OF_WINDOW);
    }

    @Test
    void theStoreCarriedByATouchCountsForAPartTimer() {
        var partTimer = scene().employed(11, LI, STORE_3, days(100), Optional.empty());

        assertThat(partTimer.touchCarrying(1, LI, STORE_3, 1).decide().store()).contains(STORE_3);
    }

    @Test
    void aTouchWithoutAStoreCountsForThePartTimersMainStore() {
        var decided = scene().employed(11, LI, STORE_3, days(100), Optional.empty())
                .touch(1, LI, 1)
                .decide();

        assertThat(decided.store()).contains(STORE_1);
        assertThat(decided.outcome().employment()).contains(new EmploymentId(1));
    }

    @Test
    void aGuideWhoMovedIsCreditedInTheStoreOfToday() {
        var decided = scene().left(LI, 5)
                .employed(11, LI, STORE_2, days(5), Optional.empty())
                .touchCarrying(1, LI, STORE_1, 1)
                .decide();

        assertThat(decided.store()).contains(STORE_2);
    }

    @Test
    void aGuideOfAClosedStoreDoesNotWin() {
        var decided =
                scene().touch(1, LI, 1).bound(6, WANG, 60).closed(STORE_1, 0.5).decide();

        assertThat(decided.guide()).contains(WANG);
        assertThat(rejection(decided, Kind.TOUCH, 1)).isEqualTo(RejectCode.STORE_CLOSED);
    }

    @Test
    void theMembersOfAClosedStoreBelongToHeadquarters() {
        var decided = scene().home(STORE_1).closed(STORE_1, 1).decide();

        assertThat(decided.basis()).isEqualTo(Basis.HQ);
        assertThat(rejection(decided, Kind.HOME_STORE, 1)).isEqualTo(RejectCode.STORE_CLOSED);
        assertThat(decided.splits()).containsExactly(new Split(PayeeType.HQ, 0, 10_000, 10_000, 0, CommissionBar.NONE));
    }

    @Test
    void aStoreThatClosesAfterTheOrderKeepsItsCredit() {
        assertThat(scene().touch(1, LI, 1).closed(STORE_1, -1).decide().store()).contains(STORE_1);
    }

    @Test
    void aForwardedLinkCountsForTheGuideOfItsToken() {
        var forwarded = new Touch(
                new TouchId(1),
                Optional.of(LI),
                Optional.of(STORE_1),
                TouchSource.SHARE_LINK,
                Optional.empty(),
                days(1),
                days(1),
                TouchStanding.VALID,
                4);

        assertThat(scene().touch(forwarded).decide().guide()).contains(LI);
        assertThat(forwarded.forwardDepth()).isEqualTo(1);
    }

    @Test
    void aTouchReportedAfterTheOrderChangesNothingAndIsFlagged() {
        var late = new Touch(
                new TouchId(1),
                Optional.of(LI),
                Optional.empty(),
                TouchSource.SHARE_LINK,
                Optional.empty(),
                days(1),
                NOW.plusSeconds(5),
                TouchStanding.VALID,
                0);

        var decided = scene().touch(late).bound(6, WANG, 60).decide();

        assertThat(decided.guide()).contains(WANG);
        assertThat(rejection(decided, Kind.TOUCH, 1)).isEqualTo(RejectCode.OUT_OF_WINDOW);
        assertThat(decided.candidates()).filteredOn(Candidate::late).hasSize(1);
    }

    @Test
    void aClientClockThatRunsAheadWinsNothing() {
        var ahead = new Touch(
                new TouchId(1),
                Optional.of(LI),
                Optional.empty(),
                TouchSource.SHARE_LINK,
                Optional.empty(),
                NOW.plusSeconds(3_600),
                days(2),
                TouchStanding.VALID,
                0);

        var decided = scene().touch(ahead).touch(2, WANG, 1).decide();

        assertThat(decided.guide()).contains(WANG);
        assertThat(rejection(decided, Kind.TOUCH, 1)).isEqualTo(RejectCode.LATER_TOUCH_WINS);
    }

    @Test
    void aTouchCountsForSevenDaysToTheSecond() {
        assertThat(scene().touch(1, LI, 7).decide().guide()).contains(LI);

        var decided = scene().touch(1, LI, 7 + 1 / 86_400.0).decide();
        assertThat(decided.guide()).isEmpty();
        assertThat(rejection(decided, Kind.TOUCH, 1)).isEqualTo(RejectCode.OUT_OF_WINDOW);
    }

    @Test
    void badTokensNeverWin() {
        var decided = scene().touch(1, LI, days(1), TouchStanding.TOKEN_INVALID)
                .touch(2, WANG, days(1), TouchStanding.TOKEN_EXPIRED)
                .touch(3, ZHAO, days(1), TouchStanding.BLOCKED_BY_FRAUD)
                .decide();

        assertThat(decided.basis()).isEqualTo(Basis.HQ);
        assertThat(rejection(decided, Kind.TOUCH, 1)).isEqualTo(RejectCode.TOKEN_INVALID);
        assertThat(rejection(decided, Kind.TOUCH, 2)).isEqualTo(RejectCode.TOKEN_EXPIRED);
        assertThat(rejection(decided, Kind.TOUCH, 3)).isEqualTo(RejectCode.BLOCKED_BY_FRAUD);
    }

    @Test
    void ofTwoTouchesAtOneInstantTheStrongerSourceThenTheSmallerIdWins() {
        var poster = touch(1, LI, TouchSource.SHARE_POSTER);
        var till = touch(2, WANG, TouchSource.POS_SCAN);
        var link = touch(3, ZHAO, TouchSource.SHARE_LINK);

        assertThat(scene().touch(poster).touch(till).decide().guide()).contains(WANG);
        assertThat(scene().touch(link).touch(poster).decide().guide()).contains(LI);
    }

    private static Touch touch(long id, GuideId guide, TouchSource source) {
        return new Touch(
                new TouchId(id),
                Optional.of(guide),
                Optional.empty(),
                source,
                Optional.empty(),
                days(1),
                days(1),
                TouchStanding.VALID,
                0);
    }

    @Test
    void aFriendWinsWhereNothingElseSpeaks() {
        var decided = scene().friend(8, LI, 90).friend(9, WANG, 5).home(STORE_3).decide();

        assertThat(decided.basis()).isEqualTo(Basis.FRIEND);
        assertThat(decided.guide()).contains(WANG);
        assertThat(decided.afterPayment()).isEqualTo(BindingIntent.NONE);
    }

    @Test
    void whichFriendCountsIsARule() {
        assertThat(friends(MultiFriend.FIRST).guide()).contains(LI);
        assertThat(friends(MultiFriend.PRIORITY_LIST).guide()).contains(ZHAO);
        var none = friends(MultiFriend.NONE);
        assertThat(none.basis()).isEqualTo(Basis.HQ);
        assertThat(rejection(none, Kind.FRIEND, 8)).isEqualTo(RejectCode.RULE_DISABLED);
    }

    private static Attribution friends(MultiFriend which) {
        var rules = RuleSet.APPAREL
                .draft()
                .multiFriend(which)
                .friendPriority(List.of(ZHAO, LI))
                .build();
        return scene().rules(rules)
                .friend(8, LI, 90)
                .friend(9, WANG, 5)
                .friend(10, ZHAO, 40)
                .decide();
    }

    @Test
    void withoutAGuideTheHomeStoreComesBeforeChannelPickUpAndImport() {
        var decided = scene().home(STORE_1)
                .channelTouch(4, STORE_2, 1)
                .pickUp(STORE_3)
                .imported(STORE_2)
                .decide();

        assertThat(decided.basis()).isEqualTo(Basis.STORE);
        assertThat(decided.store()).contains(STORE_1);
        assertThat(decided.candidates())
                .extracting(Candidate::kind)
                .containsExactly(Kind.HOME_STORE, Kind.TOUCH, Kind.PICK_UP_STORE, Kind.IMPORTED_STORE, Kind.HQ);
    }

    @Test
    void aChannelCodeOfAStoreBringsTheSaleToTheStore() {
        var decided = scene().channelTouch(4, STORE_2, 1).pickUp(STORE_3).decide();

        assertThat(decided.store()).contains(STORE_2);
    }

    @Test
    void anImportedOrderBelongsToTheStoreOfItsCode() {
        assertThat(scene().imported(STORE_2).decide().store()).contains(STORE_2);
    }

    @Test
    void withoutAnythingTheSaleIsThatOfHeadquarters() {
        var decided = scene().decide();

        assertThat(decided.basis()).isEqualTo(Basis.HQ);
        assertThat(decided.candidates()).singleElement().satisfies(only -> assertThat(only.isAccepted())
                .isTrue());
    }

    @Test
    void whoBuysFromHimselfIsCreditedAndEarnsNothing() {
        var decided = scene().touch(1, LI, 1).buyer(LI).decide();

        assertThat(decided.splits())
                .containsExactly(
                        new Split(PayeeType.GUIDE, 1, 10_000, 0, 0, CommissionBar.SELF_PURCHASE),
                        new Split(PayeeType.STORE, 1, 10_000, 10_000, 0, CommissionBar.NONE));
        assertThat(decided.afterPayment()).isEqualTo(BindingIntent.NONE);
    }

    @Test
    void buyingFromOneselfCanBePaidOrForbidden() {
        var paying = RuleSet.APPAREL.draft().selfPurchase(SelfPurchase.PAY).build();
        assertThat(scene().rules(paying)
                        .touch(1, LI, 1)
                        .buyer(LI)
                        .decide()
                        .splits()
                        .get(0)
                        .commissionBp())
                .isEqualTo(10_000);

        var forbidding =
                RuleSet.APPAREL.draft().selfPurchase(SelfPurchase.FORBID).build();
        var decided = scene().rules(forbidding).touch(1, LI, 1).buyer(LI).decide();
        assertThat(decided.guide()).isEmpty();
        assertThat(rejection(decided, Kind.TOUCH, 1)).isEqualTo(RejectCode.SELF_PURCHASE);
    }

    @Test
    void aGuideWhoShopsStaysWithHisBinderUnlessTheRulesReleaseHim() {
        assertThat(scene().bound(5, LI, 1).buyer(ZHAO).decide().guide()).contains(LI);

        var releasing =
                RuleSet.APPAREL.draft().guideAsCustomer(GuideAsCustomer.RELEASE).build();
        var decided = scene().rules(releasing).bound(5, LI, 1).buyer(ZHAO).decide();
        assertThat(rejection(decided, Kind.BINDING, 5)).isEqualTo(RejectCode.RULE_DISABLED);
    }

    @Test
    void aTouchOfAnotherProductIsOutOfScopeWhereOnlyTheSharedOneCounts() {
        var sameProduct =
                RuleSet.APPAREL.draft().touchScope(TouchScope.SAME_SPU).build();

        var decided =
                scene().rules(sameProduct).line(COAT).touchOf(1, LI, HAT, 1).decide();

        assertThat(decided.basis()).isEqualTo(Basis.HQ);
        assertThat(rejection(decided, Kind.TOUCH, 1)).isEqualTo(RejectCode.OUT_OF_SCOPE);
    }

    @Test
    void whereOnlyTheSharedProductCountsEachLineIsDecidedByItself() {
        var sameProduct =
                RuleSet.APPAREL.draft().touchScope(TouchScope.SAME_SPU).build();

        var decided = scene().rules(sameProduct)
                .line(HAT)
                .line(COAT)
                .touchOf(1, LI, COAT, 2)
                .touchOf(2, WANG, COAT, 1)
                .home(STORE_3)
                .decide();

        assertThat(decided.of(new LineId(1)).basis()).isEqualTo(Basis.STORE);
        assertThat(decided.of(new LineId(1)).store()).contains(STORE_3);
        assertThat(decided.of(new LineId(2)).guide()).contains(WANG);
        assertThat(decided.basis()).isEqualTo(Basis.LAST_TOUCH);
        assertThat(rejection(decided, Kind.TOUCH, 1)).isEqualTo(RejectCode.LATER_TOUCH_WINS);
        assertThat(rejection(decided, Kind.HOME_STORE, 3)).isNull();
    }

    @Test
    void theLinkOfAnOutfitCountsForEachOfItsProductsAndForNoOther() {
        var decided = new Scene()
                .rules(RuleSet.APPAREL.draft().touchScope(TouchScope.SAME_LOOK).build())
                .line(COAT)
                .line(HAT)
                .line(SHOES)
                .touchOfOutfit(1, LI, List.of(COAT, HAT), 3)
                .touchOf(2, WANG, HAT, 1)
                .decide();

        assertThat(decided.lines())
                .extracting(line -> line.outcome().guide())
                .containsExactly(Optional.of(LI), Optional.of(WANG), Optional.empty());
        assertThat(decided.lines().get(2).outcome().basis()).isEqualTo(Basis.HQ);
        assertThat(decided.candidates().subList(0, 2)).allMatch(Candidate::isAccepted);
    }

    @Test
    void anOutfitWithoutAnyProductOfTheOrderIsOutOfScope() {
        var decided = new Scene()
                .rules(RuleSet.APPAREL.draft().touchScope(TouchScope.SAME_LOOK).build())
                .line(SHOES)
                .touchOfOutfit(1, LI, List.of(COAT, HAT), 1)
                .decide();

        assertThat(rejection(decided, Kind.TOUCH, 1)).isEqualTo(RejectCode.OUT_OF_SCOPE);
    }

    @Test
    void whereOnlyTheSharedProductCountsAnOutfitSpeaksForNone() {
        var decided = new Scene()
                .rules(RuleSet.APPAREL.draft().touchScope(TouchScope.SAME_SPU).build())
                .line(COAT)
                .touchOfOutfit(1, LI, List.of(COAT), 1)
                .decide();

        assertThat(rejection(decided, Kind.TOUCH, 1)).isEqualTo(RejectCode.OUT_OF_SCOPE);
    }

    @Test
    void inTheWholeShopATouchOfAnotherProductCounts() {
        assertThat(scene().line(COAT).touchOf(1, LI, HAT, 1).decide().guide()).contains(LI);
    }

    @Test
    void acrossStoresTheBoundGuideIsPaidUnlessTheRulesSayOtherwise() {
        assertThat(scene().bound(5, LI, 1).fulfilledBy(STORE_2).decide().splits())
                .containsExactly(
                        new Split(PayeeType.GUIDE, 1, 10_000, 10_000, 0, CommissionBar.NONE),
                        new Split(PayeeType.STORE, 1, 10_000, 10_000, 0, CommissionBar.NONE));

        var toStore = RuleSet.APPAREL
                .draft()
                .crossStore(CrossStore.PAY_FULFILLING_STORE)
                .build();
        assertThat(scene().rules(toStore)
                        .bound(5, LI, 1)
                        .fulfilledBy(STORE_2)
                        .decide()
                        .splits())
                .containsExactly(
                        new Split(PayeeType.GUIDE, 1, 10_000, 0, 0, CommissionBar.CROSS_STORE),
                        new Split(PayeeType.STORE, 2, 10_000, 10_000, 0, CommissionBar.NONE));

        var toNone = RuleSet.APPAREL.draft().crossStore(CrossStore.PAY_NO_GUIDE).build();
        assertThat(scene().rules(toNone)
                        .bound(5, LI, 1)
                        .fulfilledBy(STORE_2)
                        .decide()
                        .splits()
                        .get(0)
                        .bar())
                .isEqualTo(CommissionBar.CROSS_STORE);
    }

    @Test
    void theStoreThatDeliversCanHaveAPart() {
        var sharing = RuleSet.APPAREL.draft().fulfilShareBp(2_000).build();

        assertThat(scene().rules(sharing)
                        .bound(5, LI, 1)
                        .fulfilledBy(STORE_2)
                        .decide()
                        .splits())
                .containsExactly(
                        new Split(PayeeType.GUIDE, 1, 10_000, 10_000, 0, CommissionBar.NONE),
                        new Split(PayeeType.STORE, 1, 8_000, 8_000, 0, CommissionBar.NONE),
                        new Split(PayeeType.STORE, 2, 2_000, 2_000, 0, CommissionBar.NONE));
    }

    @Test
    void whichStoreIsCreditedIsARule() {
        var home = RuleSet.APPAREL.draft().storeCredit(StoreCredit.HOME_STORE).build();
        var fulfilling = RuleSet.APPAREL
                .draft()
                .storeCredit(StoreCredit.FULFILLING_STORE)
                .build();

        assertThat(scene().rules(home).bound(5, LI, 1).home(STORE_3).decide().store())
                .contains(STORE_3);
        assertThat(scene().rules(home)
                        .bound(5, LI, 1)
                        .home(STORE_3)
                        .closed(STORE_3, 1)
                        .decide()
                        .store())
                .contains(STORE_1);
        assertThat(scene().rules(fulfilling)
                        .bound(5, LI, 1)
                        .fulfilledBy(STORE_2)
                        .decide()
                        .store())
                .contains(STORE_2);
    }

    @Test
    void jewelleryStaysWithWhoeverIsBound() {
        var forEver = new Binding(
                new BindingId(5),
                LI,
                STORE_1,
                BindingSource.MANUAL,
                days(3_000),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        var decided = scene().rules(RuleSet.JEWELLERY)
                .binding(forEver)
                .assisted(WANG, STORE_2, true)
                .touch(2, ZHAO, 1)
                .decide();

        assertThat(decided.guide()).contains(LI);
        assertThat(rejection(decided, Kind.ASSIST, 9)).isEqualTo(RejectCode.LOWER_PRECEDENCE);
    }

    @Test
    void everydayGoodsGoToWhoeverSharedLastWithinThreeDays() {
        assertThat(scene().rules(RuleSet.FMCG)
                        .bound(5, LI, 1)
                        .touch(2, WANG, 2)
                        .decide()
                        .guide())
                .contains(WANG);
        assertThat(scene().rules(RuleSet.FMCG)
                        .bound(5, LI, 1)
                        .touch(2, WANG, 4)
                        .decide()
                        .guide())
                .contains(LI);
    }

    @Test
    void whereOnlyTheTillCountsNothingElseDoes() {
        assertThat(scene().rules(RuleSet.POS_STRICT)
                        .atTill(WANG, STORE_2)
                        .decide()
                        .guide())
                .contains(WANG);

        var decided = scene().rules(RuleSet.POS_STRICT)
                .bound(5, LI, 1)
                .touch(2, WANG, 1)
                .friend(8, ZHAO, 1)
                .home(STORE_3)
                .decide();
        assertThat(decided.store()).contains(STORE_3);
        assertThat(rejection(decided, Kind.BINDING, 5)).isEqualTo(RejectCode.RULE_DISABLED);
        assertThat(rejection(decided, Kind.TOUCH, 2)).isEqualTo(RejectCode.RULE_DISABLED);
        assertThat(rejection(decided, Kind.FRIEND, 8)).isEqualTo(RejectCode.RULE_DISABLED);
    }

    @Test
    void goodsTakenInExchangeInheritLineByLineAndBindNobody() {
        var sameProduct =
                RuleSet.APPAREL.draft().touchScope(TouchScope.SAME_SPU).build();
        var original = new Scene()
                .rules(sameProduct)
                .line(HAT)
                .line(COAT)
                .touchOf(1, LI, COAT, 1)
                .decide();
        var replaced = new LinkedHashMap<LineId, LineId>();
        replaced.put(new LineId(21), new LineId(2));
        replaced.put(new LineId(22), new LineId(1));

        var inherited = original.inheritedBy(replaced);

        assertThat(inherited.lines())
                .containsExactly(
                        new LineOutcome(new LineId(21), original.of(new LineId(2))),
                        new LineOutcome(new LineId(22), original.of(new LineId(1))));
        assertThat(inherited.guide()).contains(LI);
        assertThat(inherited.decidedAt()).isEqualTo(original.decidedAt());
        assertThat(inherited.candidates()).isEqualTo(original.candidates());
        assertThat(inherited.ruleSetVersion()).isEqualTo(original.ruleSetVersion());
        assertThat(inherited.afterPayment()).isEqualTo(BindingIntent.NONE);
        assertThatThrownBy(() -> original.inheritedBy(new LinkedHashMap<>()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoIsBeingHandedOverAfterHisGuideLeftIsToldSoAndAnOldBindingHasSimplyRunOut() {
        var left = new Scene().boundUntil(5, LI, 60, 2, EndReason.GUIDE_LEFT).left(LI, 2);

        assertThat(rejection(left.decide(), Kind.BINDING, 5)).isEqualTo(RejectCode.GUIDE_NOT_EMPLOYED);
        assertThat(left.decide().store()).contains(STORE_1);
        assertThat(rejection(left.handingOver(LI, WANG, 1).decide(), Kind.BINDING, 5))
                .isEqualTo(RejectCode.TRANSFER_PENDING);
        var runOut = new Scene()
                .boundUntil(5, LI, 200, 100, EndReason.GUIDE_LEFT)
                .left(LI, 100)
                .decide();
        assertThat(rejection(runOut, Kind.BINDING, 5)).isEqualTo(RejectCode.BINDING_EXPIRED);
        assertThat(runOut.basis()).isEqualTo(Basis.HQ);
    }

    @Test
    void anExchangedLineTakesOverTheOutcomeOfTheLineItReplaces() {
        var decided = scene().line(COAT).line(HAT).touch(1, LI, 1).decide();

        assertThat(decided.of(new LineId(2))).isEqualTo(decided.outcome());
        assertThatThrownBy(() -> decided.of(new LineId(99))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDecisionNamesTheRulesItFollowed() {
        var decided = scene().rules(RuleSet.APPAREL.draft().named("APPAREL", 4).build())
                .decide();

        assertThat(decided.ruleSetName()).isEqualTo("APPAREL");
        assertThat(decided.ruleSetVersion()).isEqualTo(4);
        assertThat(decided.decidedAt()).isEqualTo(NOW);
    }

    @Test
    void rulesBeyondTheirRangesCannotExist() {
        var draft = RuleSet.APPAREL;

        assertThatThrownBy(() -> draft.draft().lookbackDays(0).build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.draft().lookbackDays(91).build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.draft().protectionDays(3_651).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.draft().validityDays(0).build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.draft().assistShareBp(10_001).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        draft.draft().enabled(java.util.Set.of(Basis.ASSIST)).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void touchesThatSpeakForNobodyCannotExist() {
        assertThatThrownBy(() -> new Touch(
                        new TouchId(1),
                        Optional.empty(),
                        Optional.empty(),
                        TouchSource.LIVE,
                        Optional.empty(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        TouchStanding.VALID,
                        0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatComesAfterTheOrderIsShownAsLateAndDoesNotCount() {
        var decided = new Scene()
                .bound(5, LI, -1)
                .designated(Designation.Kind.ASSISTED_BASKET, WANG, STORE_2, NOW.plusMillis(1))
                .decide();

        assertThat(decided.guide()).isEmpty();
        assertThat(decided.candidates())
                .filteredOn(candidate -> candidate.guide().isPresent())
                .hasSize(2)
                .allSatisfy(candidate -> {
                    assertThat(candidate.late()).isTrue();
                    assertThat(candidate.rejection()).contains(RejectCode.OUT_OF_WINDOW);
                });
        assertThat(new Scene()
                        .designated(Designation.Kind.ASSISTED_BASKET, WANG, STORE_2, NOW)
                        .decide()
                        .guide())
                .contains(WANG);
    }

    @Test
    void rulesThatKnowNoAssistListenToHeadquartersOnly() {
        var deaf = RuleSet.APPAREL
                .draft()
                .enabled(EnumSet.complementOf(EnumSet.of(Basis.ASSIST)))
                .build();

        var assisted = new Scene().rules(deaf).assisted(WANG, STORE_2, true).decide();
        var ruled = new Scene()
                .rules(deaf)
                .designated(Designation.Kind.RULING, WANG, STORE_2, NOW)
                .decide();

        assertThat(assisted.guide()).isEmpty();
        assertThat(rejection(assisted, Kind.ASSIST, 9)).isEqualTo(RejectCode.RULE_DISABLED);
        assertThat(ruled.guide()).contains(WANG);
    }

    @Test
    void whoDoesNotCountIsNotAskedWhereHeServes() {
        var decided = new Scene().formerFriend(4, LI, 90, 30).decide();

        assertThat(decided.candidates())
                .filteredOn(candidate -> candidate.kind() == Kind.FRIEND)
                .extracting(Candidate::store)
                .containsExactly(Optional.empty());
    }

    /** Who comes back begins anew. */
    @Test
    void aGuideWhoLeftAndCameBackHasNotGotHisBindingsBack() {
        var decided = new Scene()
                .left(LI, 20)
                .employed(11, LI, STORE_1, days(10), Optional.empty())
                .boundUntil(5, LI, 60, 20, EndReason.GUIDE_LEFT)
                .decide();

        assertThat(decided.guide()).isEmpty();
        assertThat(rejection(decided, Kind.BINDING, 5)).isEqualTo(RejectCode.GUIDE_NOT_EMPLOYED);
    }

    @Test
    void theStoreThatSendsTheGoodsMayHaveTheWholeCredit() {
        var all = RuleSet.APPAREL.draft().fulfilShareBp(10_000).build();

        var decided =
                new Scene().rules(all).touch(1, LI, 1).fulfilledBy(STORE_3).decide();

        assertThat(decided.splits())
                .filteredOn(split -> split.payeeType() == PayeeType.STORE)
                .extracting(Split::payeeId, Split::commissionBp)
                .containsExactly(tuple(3L, 10_000));
    }

    @Test
    void ofTwoGuidesWhoLeftTheStoreOfTheOneWhoWouldHaveWonKeepsTheSale() {
        for (double liAgo : new double[] {1, 3}) {
            var decided = new Scene()
                    .left(LI, 0.1)
                    .left(WANG, 0.1)
                    .touch(1, LI, liAgo)
                    .touch(2, WANG, 2)
                    .decide();

            assertThat(decided.store()).contains(liAgo < 2 ? STORE_1 : STORE_2);
        }
    }

    @Test
    void whereTouchesSpeakForProductsTheStoreALeaverLeftHasTheLinesHeStoodFor() {
        var perProduct = RuleSet.APPAREL.draft().touchScope(TouchScope.SAME_SPU).build();
        var scene = new Scene()
                .rules(perProduct)
                .line(COAT)
                .line(HAT)
                .line(SHOES)
                .left(LI, 0.1)
                .left(WANG, 0.1)
                .touchOf(1, LI, COAT, 1)
                .touchOf(2, WANG, HAT, 1)
                .touchOf(3, LI, SHOES, 2);

        var decided = scene.decide();

        assertThat(decided.lines())
                .extracting(line -> line.outcome().store().orElseThrow())
                .containsExactly(STORE_1, STORE_2, STORE_1);
        assertThat(decided.candidates())
                .filteredOn(candidate -> candidate.kind() == Kind.LEAVERS_STORE)
                .extracting(candidate -> candidate.store().orElseThrow())
                .containsExactlyInAnyOrder(STORE_1, STORE_2);
    }

    @Test
    void ratesAreThoseOfTheOrderEvenIfTheCreditWaitedForThePayment() {
        var decided = new Scene().touch(1, LI, 1).decide();

        assertThat(decided.atRatesOf(NOW)).isSameAs(decided);
        assertThat(decided.atRatesOf(NOW.plusSeconds(1))).isSameAs(decided);
        var earlier = decided.atRatesOf(NOW.minusSeconds(1));
        assertThat(earlier.decidedAt()).isEqualTo(NOW.minusSeconds(1));
        assertThat(earlier.lines()).isEqualTo(decided.lines());
    }

    @Test
    void theSameEvidenceCanBeJudgedByOtherRules() {
        var in = new Scene().bound(5, WANG, 60).touch(1, LI, 1).inputs();

        assertThat(AttributionRules.decide(in).guide()).contains(LI);
        assertThat(AttributionRules.decide(in.under(RuleSet.JEWELLERY)).guide()).contains(WANG);
        assertThat(in.under(RuleSet.JEWELLERY).touches()).isEqualTo(in.touches());
    }

    @Test
    void aMillisecondDecidesBetweenTwoTouchesAndTheSourceOnlyWhereEvenThatIsTheSame() {
        var earlier = NOW.minusMillis(10);
        var later = NOW.minusMillis(5);

        assertThat(new Scene()
                        .touch(touched(1, LI, TouchSource.POS_SCAN, earlier))
                        .touch(touched(2, WANG, TouchSource.SHARE_LINK, later))
                        .decide()
                        .guide())
                .contains(WANG);
        assertThat(new Scene()
                        .touch(touched(1, LI, TouchSource.SHARE_LINK, later))
                        .touch(touched(2, WANG, TouchSource.POS_SCAN, earlier))
                        .decide()
                        .guide())
                .contains(LI);
        assertThat(new Scene()
                        .touch(touched(1, LI, TouchSource.SHARE_LINK, later))
                        .touch(touched(2, WANG, TouchSource.POS_SCAN, later))
                        .decide()
                        .guide())
                .contains(WANG);
    }

    private static Touch touched(long id, GuideId guide, TouchSource source, Instant at) {
        return new Touch(
                new TouchId(id),
                Optional.of(guide),
                Optional.empty(),
                source,
                Optional.empty(),
                at,
                at,
                TouchStanding.VALID,
                0);
    }

    @Test
    void eachTouchOfAPartTimerIsCreditedToTheStoreItCarries() {
        var decided = new Scene()
                .employed(12, LI, STORE_2, days(9), Optional.empty())
                .touchCarrying(1, LI, STORE_2, 1)
                .touch(2, LI, 2)
                .touchCarrying(3, LI, STORE_3, 3)
                .decide();

        assertThat(decided.candidates())
                .filteredOn(candidate -> candidate.kind() == Kind.TOUCH)
                .extracting(Candidate::refId, candidate -> candidate.store().orElseThrow())
                .containsExactlyInAnyOrder(tuple(1L, STORE_2), tuple(2L, STORE_1), tuple(3L, STORE_1));
    }

    @Test
    void whoServesInSeveralStoresIsOfHisMainOneElseOfTheFirst() {
        var main = new Scene()
                .left(LI, 30)
                .employed(11, LI, STORE_2, false, days(9), Optional.empty())
                .employed(12, LI, STORE_3, true, days(9), Optional.empty())
                .touch(1, LI, 1);
        var none = new Scene()
                .left(LI, 30)
                .employed(12, LI, STORE_3, false, days(9), Optional.empty())
                .employed(11, LI, STORE_2, false, days(9), Optional.empty())
                .touch(1, LI, 1);

        var noneReadTheOtherWay = new Scene()
                .left(LI, 30)
                .employed(11, LI, STORE_2, false, days(9), Optional.empty())
                .employed(12, LI, STORE_3, false, days(9), Optional.empty())
                .touch(1, LI, 1);

        assertThat(main.decide().store()).contains(STORE_3);
        assertThat(none.decide().store()).contains(STORE_2);
        assertThat(noneReadTheOtherWay.decide().store()).contains(STORE_2);
    }

    @Test
    void aLeaverHasLeftTheStoreHeServedInLast() {
        var oneAfterTheOther = new Scene()
                .left(LI, 20)
                .employed(11, LI, STORE_3, false, days(19), Optional.of(days(0.2)))
                .employed(12, LI, STORE_2, false, days(90), Optional.of(days(5)))
                .touch(1, LI, 1);
        var bothAtOnce = new Scene()
                .employed(11, LI, STORE_3, false, days(90), Optional.empty())
                .left(LI, 0.2)
                .touch(1, LI, 1);

        var bothAtOnceReadTheOtherWay = new Scene()
                .left(LI, 20)
                .employed(11, LI, STORE_3, false, days(19), Optional.of(days(0.2)))
                .employed(12, LI, STORE_2, true, days(19), Optional.of(days(0.2)))
                .touch(1, LI, 1);

        assertThat(oneAfterTheOther.decide().store()).contains(STORE_3);
        assertThat(bothAtOnceReadTheOtherWay.decide().store()).contains(STORE_2);
        assertThat(bothAtOnce.decide().store()).contains(STORE_1);
    }

    @Test
    void aHandOverIsPendingFromItsBeginningUntilWeComAnswers() {
        var open = new Transfer(LI, WANG, days(2), Transfer.Outcome.PENDING, Optional.empty());
        var answered = new Transfer(LI, WANG, days(2), Transfer.Outcome.SUCCEEDED, Optional.of(days(1)));

        assertThat(open.isPendingAt(days(2).minusMillis(1))).isFalse();
        assertThat(open.isPendingAt(days(2))).isTrue();
        assertThat(open.isPendingAt(NOW)).isTrue();
        assertThat(answered.isPendingAt(days(1).minusMillis(1))).isTrue();
        assertThat(answered.isPendingAt(days(1))).isFalse();
    }
}
