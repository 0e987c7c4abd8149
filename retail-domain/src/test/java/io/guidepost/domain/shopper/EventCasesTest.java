package io.guidepost.domain.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.Basis;
import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.BindingRules;
import io.guidepost.core.attribution.Candidate;
import io.guidepost.core.attribution.EndReason;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.Origin;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.RejectCode;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.attribution.Transfer;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.DecideAttribution;
import io.guidepost.domain.attribution.ExplainAttribution;
import io.guidepost.domain.attribution.RuleSets;
import io.guidepost.domain.commission.Accruals;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.incentive.Campaigns;
import io.guidepost.domain.incentive.Funder;
import io.guidepost.domain.incentive.Incentives;
import io.guidepost.domain.order.CancelOrder;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShipOrder;
import io.guidepost.domain.order.ShipOrder.Parcel;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.organization.AgreeWithStore;
import io.guidepost.domain.organization.AgreeWithStore.Terms;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.GuidePosted;
import io.guidepost.domain.organization.Places;
import io.guidepost.domain.organization.Posting;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Staffing;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.organization.StoreOpenedOrClosed;
import io.guidepost.domain.payment.ConfirmPayment;
import io.guidepost.domain.payment.FakePaymentGateway;
import io.guidepost.domain.payment.LearnedBy;
import io.guidepost.domain.payment.PaymentGateway.RefundOrder;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.payment.PreparePayment;
import io.guidepost.domain.refund.ConfirmRefund;
import io.guidepost.domain.refund.DecideRefund;
import io.guidepost.domain.refund.RequestRefund;
import io.guidepost.domain.sharing.CreateShareLink;
import io.guidepost.domain.sharing.RecordTouch;
import io.guidepost.domain.sharing.RecordTouch.Opened;
import io.guidepost.domain.shopper.ContactEvents.WeComEvent;
import io.guidepost.domain.shopper.Homes.Home;
import io.guidepost.domain.shopper.Shoppers.IdentityKind;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The event cases of B4 through the services that make them happen, in the order of the table there. */
@DomainTest
class EventCasesTest {

    @Autowired
    Staffing staffing;

    @Autowired
    Places places;

    @Autowired
    AgreeWithStore agreeWithStore;

    @Autowired
    Roster roster;

    @Autowired
    Bonds bonds;

    @Autowired
    Homes homes;

    @Autowired
    Friends friends;

    @Autowired
    Shoppers shoppers;

    @Autowired
    HandOver handOver;

    @Autowired
    MergeShoppers mergeShoppers;

    @Autowired
    Campaigns campaigns;

    @Autowired
    Incentives incentives;

    @Autowired
    ApplyWeComEvents weCom;

    @Autowired
    SettleShoppersOfGuide settleShoppersOfGuide;

    @Autowired
    SettleShoppersOfStore settleShoppersOfStore;

    @Autowired
    BindAfterPayment bindAfterPayment;

    @Autowired
    BondShopper bondShopper;

    @Autowired
    RuleSets ruleSets;

    @Autowired
    CreateShareLink createShareLink;

    @Autowired
    RecordTouch recordTouch;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    ShipOrder shipOrder;

    @Autowired
    Orders orders;

    @Autowired
    PreparePayment preparePayment;

    @Autowired
    FakePaymentGateway weChat;

    @Autowired
    ConfirmPayment confirmPayment;

    @Autowired
    RequestRefund requestRefund;

    @Autowired
    DecideRefund decideRefund;

    @Autowired
    ConfirmRefund confirmRefund;

    @Autowired
    Accruals accruals;

    @Autowired
    ExplainAttribution explainAttribution;

    @Autowired
    DecideAttribution decideAttribution;

    @Autowired
    Attributions attributions;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    Ids ids;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    long region;
    long s1;
    long s2;
    Person a;
    Person b;
    long member;

    record Person(long id, String userid) {}

    @BeforeEach
    void twoGuidesOfTwoStoresAndAShopper() {
        region = places.openRegion(ids.next(), "大区", "Region");
        s1 = store();
        s2 = store();
        a = guide(s1);
        b = guide(s2);
        member = member();
        clock.advance(Duration.ofHours(1));
    }

    @Test
    void ofASharingAndBSharingLaterBWinsAndAIsTouchedEarlier() {
        opensLinkOf(a, s1);
        clock.advance(Duration.ofDays(3));
        opensLinkOf(b, s2);
        clock.advance(Duration.ofDays(2));

        var decision = decision(order());

        assertThat(decision.attribution().guide()).contains(new GuideId(b.id()));
        assertThat(rejection(decision, a)).contains(RejectCode.LATER_TOUCH_WINS);
    }

    @Test
    void boundToAInProtectionAndOpeningBsLinkTheSaleIsAs() {
        boundTo(a, s1);
        clock.advance(Duration.ofDays(20));
        opensLinkOf(b, s2);

        var decision = decision(order());

        assertThat(decision.attribution().guide()).contains(new GuideId(a.id()));
        assertThat(rejection(decision, b)).contains(RejectCode.LOWER_PRECEDENCE);
    }

    @Test
    void afterProtectionBsLinkWinsTheOrderAndTheBindingMovesOnPaymentOnly() {
        boundTo(a, s1);
        clock.advance(Duration.ofDays(31));
        opensLinkOf(b, s2);

        long order = order();
        assertThat(decision(order).attribution().guide()).contains(new GuideId(b.id()));
        assertThat(active().orElseThrow().guide()).isEqualTo(new GuideId(a.id()));
        pay(order);

        assertThat(active().orElseThrow().guide()).isEqualTo(new GuideId(b.id()));
        assertThat(bonds.of(member).get(0).endReason()).contains(EndReason.SNATCHED);
        assertThat(bonds.storyOf(member).get(1).changes()).last().satisfies(change -> assertThat(change.orderId())
                .contains(order));
    }

    /** R2, F-RY2: who is bound to whom when the money comes is of no interest to an order that was placed before. */
    @Test
    void anOrderPlacedUnderAIsPaidToAThoughTheShopperIsRebound() {
        boundTo(a, s1);
        long order = order();
        jdbc.update("UPDATE shopper_binding SET guide_id = ?, store_id = ? WHERE member_id = ?", b.id(), s2, member);

        pay(order);

        assertThat(decision(order).attribution().guide()).contains(new GuideId(a.id()));
        assertThat(earnedBy(a, order)).isEqualTo(500);
        assertThat(earnedBy(b, order)).isZero();
    }

    @Test
    void aLinkOpenedAndAnOrderCancelledSnatchNothing() {
        boundTo(a, s1);
        clock.advance(Duration.ofDays(31));
        opensLinkOf(b, s2);

        cancelOrder.cancel(member, order());
        order();

        assertThat(bonds.of(member)).hasSize(1);
        assertThat(active().orElseThrow().guide()).isEqualTo(new GuideId(a.id()));
    }

    @Test
    void aMemberWhoDeletesAStaysBoundUntilExpiryUnlessTheRulesEndIt() {
        befriends(a);
        tell("del_follow_user", a, Map.of());

        assertThat(friends.livingOfMember(member)).isEmpty();
        assertThat(active()).isPresent();

        underRules(RuleSet.APPAREL.draft().endOnDelete(true).build())
                .afterFriendDeleted(member, a.id(), clock.instant());
        assertThat(active()).isEmpty();
        assertThat(bonds.of(member).get(0).endReason()).contains(EndReason.MEMBER_DELETED);
    }

    @Test
    void aGuideSuspendedOrLeftIsNotEligibleAndTheStoreHeLeftIsCredited() {
        opensLinkOf(a, s1);
        staffing.suspend(a.userid());
        clock.advance(Duration.ofMinutes(1));

        var suspended = decision(order());
        assertThat(suspended.attribution().basis()).isEqualTo(Basis.STORE);
        assertThat(suspended.attribution().store()).contains(new StoreId(s1));
        assertThat(rejection(suspended, a)).contains(RejectCode.GUIDE_NOT_EMPLOYED);

        staffing.retire(a.userid());
        opensLinkOf(b, s2);
        assertThat(decision(order()).attribution().guide()).contains(new GuideId(b.id()));
    }

    @Test
    void whenAGuideLeavesHisBindingsEndWithTheReasonAndTheStoreKeepsTheShoppers() {
        boundTo(a, s1);
        staffing.suspend(a.userid());
        settled(a);
        assertThat(active()).as("a suspended guide may come back").isPresent();

        staffing.retire(a.userid());
        settled(a);
        settled(a);

        assertThat(bonds.of(member)).singleElement().satisfies(ended -> assertThat(ended.endReason())
                .contains(EndReason.GUIDE_LEFT));
        assertThat(homes.of(member)).isEqualTo(Home.store(s1));
        clock.advance(Duration.ofDays(170));
        assertThat(decision(order()).attribution().store()).contains(new StoreId(s1));
    }

    @Test
    void aGuideWhoLeavesAfterTheOrderKeepsTheAccrualAndItsClawBack() {
        opensLinkOf(a, s1);
        long order = order(2);
        pay(order);
        staffing.retire(a.userid());
        settled(a);
        assertThat(bonds.of(member).get(0).endReason()).contains(EndReason.GUIDE_LEFT);
        assertThat(guideNetFen(order)).isEqualTo(1_000);

        returnsOneOf(order);

        assertThat(guideNetFen(order)).isEqualTo(500);
        assertThat(decision(order).attribution().guide()).contains(new GuideId(a.id()));
    }

    @Test
    void betweenALeavingAndTheConfirmedTransferTheSaleIsTheStoresAndStaysIt() {
        boundTo(a, s1);
        long handover = handOver.begin(a.id(), b.id(), List.of(member)).get(0);
        assertThat(handOver.begin(a.id(), b.id(), List.of(member))).isEmpty();
        clock.advance(Duration.ofHours(1));
        staffing.retire(a.userid());
        settled(a);
        assertThat(active()).as("waits for WeCom's answer").isPresent();

        long inTheGap = order();
        var decision = decision(inTheGap);
        assertThat(decision.attribution().basis()).isEqualTo(Basis.STORE);
        assertThat(decision.attribution().store()).contains(new StoreId(s1));
        assertThat(rejection(decision, a)).contains(RejectCode.TRANSFER_PENDING);

        clock.advance(Duration.ofHours(24));
        handOver.settle(handover, Transfer.Outcome.SUCCEEDED, clock.instant());
        assertThat(decision(inTheGap)).isEqualTo(decision);
        assertThat(decision(order()).attribution().guide()).contains(new GuideId(b.id()));
    }

    @Test
    void whoIsHandedOverAfterHisGuideLeftBelongsToTheNewGuideFromThenOn() {
        boundTo(a, s1);
        staffing.retire(a.userid());
        settled(a);
        handOver.begin(a.id(), b.id(), List.of(member));
        clock.advance(Duration.ofHours(1));
        assertThat(rejection(decision(order()), a)).contains(RejectCode.TRANSFER_PENDING);

        clock.advance(Duration.ofHours(24));
        tell("add_external_contact", b, Map.of());

        var taken = active().orElseThrow();
        assertThat(taken.guide()).isEqualTo(new GuideId(b.id()));
        assertThat(taken.protectedUntil()).as("no fresh protection").isEmpty();
    }

    @Test
    void aTransferThatSucceedsEndsTheBindingToAAndBeginsTheOneToBWithoutFreshProtection() {
        befriends(a);
        handOver.begin(a.id(), b.id(), List.of(member));
        clock.advance(Duration.ofHours(24));

        tell("del_external_contact", a, Map.of("Source", "DELETE_BY_TRANSFER"));

        var history = bonds.of(member);
        assertThat(history.get(0).endReason()).contains(EndReason.TRANSFER);
        assertThat(history.get(0).endedAt()).contains(clock.instant());
        assertThat(history.get(1).guide()).isEqualTo(new GuideId(b.id()));
        assertThat(history.get(1).boundAt()).isEqualTo(clock.instant());
        assertThat(history.get(1).protectedUntil()).isEmpty();
    }

    @Test
    void aTransferThatIsRejectedOrBeyondTheLimitEndsTheBindingAndLeavesTheMemberToTheStorePool() {
        for (var why : List.of("customer_refused", "customer_limit_exceed")) {
            member = member();
            befriends(a);
            handOver.begin(a.id(), b.id(), List.of(member));
            clock.advance(Duration.ofHours(24));

            tell("transfer_fail", b, Map.of("FailReason", why));
            tell("transfer_fail", b, Map.of("FailReason", why));

            assertThat(bonds.of(member)).singleElement().satisfies(ended -> assertThat(ended.endReason())
                    .contains(EndReason.GUIDE_LEFT));
            assertThat(homes.of(member)).isEqualTo(Home.store(s1));
        }
        assertThat(scene.count(
                        "SELECT COUNT(*) FROM shopper_handover WHERE to_guide_id = ? AND outcome = 'REJECTED'", b.id()))
                .isOne();
        assertThat(scene.count(
                        "SELECT COUNT(*) FROM shopper_handover WHERE to_guide_id = ? AND outcome = 'LIMIT_REACHED'",
                        b.id()))
                .isOne();
    }

    @Test
    void whenAGuideMovesFromAFranchiseTheMembersStayWithTheStore() {
        franchise(s1);
        befriends(a);
        opensLinkOf(a, s1);
        long before = order();
        long neverBound = member;
        member = member();
        boundTo(a, s1);

        moves(a, s2);

        assertThat(active()).isEmpty();
        assertThat(homes.of(member)).isEqualTo(Home.store(s1));
        assertThat(decision(before).attribution().store()).as("past orders").contains(new StoreId(s1));
        member = neverBound;
        clock.advance(Duration.ofDays(8));
        var decision = decision(order());
        assertThat(decision.attribution().basis())
                .as("friends of the guide, too")
                .isEqualTo(Basis.STORE);
        assertThat(decision.attribution().store()).contains(new StoreId(s1));
    }

    @Test
    void whenAGuideMovesBetweenStoresOfOneHouseTheMembersFollow() {
        boundTo(a, s1);
        jdbc.update("UPDATE shopper_member SET home_store_id = ? WHERE id = ?", s1, member);
        long before = order();

        moves(a, s2);

        assertThat(active().orElseThrow().guide()).isEqualTo(new GuideId(a.id()));
        assertThat(homes.of(member)).isEqualTo(Home.store(s2));
        assertThat(decision(before).attribution().store()).contains(new StoreId(s1));
        assertThat(decision(order()).attribution().store()).contains(new StoreId(s2));
        long s3 = store();
        franchise(s3);
        moves(a, s3);
        assertThat(active()).as("stays with the store he followed to").isEmpty();
        assertThat(homes.of(member)).isEqualTo(Home.store(s2));
    }

    @Test
    void whenAGuideMovesToAStoreOfAnotherLegalEntityTheMembersStay() {
        var terms = agreeWithStore.propose(new Terms(s2, "Another Ltd", 0, Optional.empty(), "", 7));
        agreeWithStore.approve(s2, terms.id(), 8);
        boundTo(a, s1);

        moves(a, s2);

        assertThat(active()).isEmpty();
        assertThat(bonds.of(member).get(0).endReason()).contains(EndReason.GUIDE_LEFT);
    }

    @Test
    void ofAPartTimersTwoStoresTheOneOfTheTouchIsCreditedAndElseTheMainOne() {
        var userid = "g" + UUID.randomUUID();
        staffing.hire(
                userid,
                "兼职",
                List.of(
                        new Posting(s1, Employment.Role.GUIDE, true),
                        new Posting(s2, Employment.Role.PART_TIME, false)));
        var c = new Person(roster.guideByUserid(userid).orElseThrow().id(), userid);
        opensLinkOf(c, s2);
        assertThat(decision(order()).attribution().store()).contains(new StoreId(s2));

        member = member();
        befriends(c);
        clock.advance(Duration.ofMinutes(1));
        assertThat(decision(order()).attribution().store()).contains(new StoreId(s1));
    }

    @Test
    void whenAStoreClosesItsMembersGoToTheRegionsPoolAndOpenOrdersKeepTheirCredit() {
        opensLinkOf(a, s1);
        long open = order();
        boundTo(a, s1);
        long atHome = member();
        jdbc.update("UPDATE shopper_member SET home_store_id = ? WHERE id = ?", s1, atHome);

        places.closeStore(s1);
        settledStore();
        settledStore();
        pay(open);
        clock.advance(Duration.ofDays(8));

        assertThat(homes.of(member)).isEqualTo(Home.pool(region));
        assertThat(homes.of(atHome)).isEqualTo(Home.pool(region));
        assertThat(decision(open).attribution().store()).contains(new StoreId(s1));
        assertThat(storeNetFen(open, s1)).isPositive();
        var after = decision(order());
        assertThat(after.attribution().basis()).isEqualTo(Basis.HQ);
        assertThat(after.regionId()).contains(region);
        assertThat(rejection(after, a)).contains(RejectCode.STORE_CLOSED);
        places.reopenStore(s1);
        settledStore();
        assertThat(homes.of(atHome)).isEqualTo(Home.store(s1));
    }

    @Test
    void mergedMembersKeepTheProtectedBindingAndThenTheLatestPaidAndPastDecisionsStay() {
        long kept = member;
        boundTo(a, s1);
        pay(order());
        clock.advance(Duration.ofDays(40));
        long merged = member();
        member = merged;
        boundTo(b, s2);
        opensLinkOf(b, s2);
        long past = order();
        var before = decision(past);

        mergeShoppers.merge(kept, merged, 7, "同一人");

        assertThat(decision(past)).isEqualTo(before);
        member = kept;
        assertThat(active().orElseThrow().guide()).as("protected").isEqualTo(new GuideId(b.id()));
        assertThat(rejectionOrAccepted(decision(order()), Candidate.Kind.TOUCH))
                .as("touches come along")
                .isNotEmpty();
        assertThat(shoppers.findBy(IdentityKind.OPENID, "o_" + merged)
                        .orElseThrow()
                        .id())
                .isEqualTo(kept);
        clock.advance(Duration.ofDays(1));
        mergeShoppers.unmerge(merged, 7, "弄错了");
        assertThat(active().orElseThrow().guide()).as("got back").isEqualTo(new GuideId(a.id()));
        member = merged;
        assertThat(active().orElseThrow().guide()).isEqualTo(new GuideId(b.id()));
        assertThat(shoppers.findBy(IdentityKind.OPENID, "o_" + merged)
                        .orElseThrow()
                        .id())
                .isEqualTo(merged);
    }

    /** A became part of B and B of C: what C did as A is evidence for C, and undoing both brings each back what was its own. */
    @Test
    void whatWasTouchedUnderARecordThatWasMergedTwiceIsSeenAndComesBackWhenBothMergersAreUndone() {
        long last = member;
        long middle = member();
        long first = member();
        member = first;
        opensLinkOf(a, s1);
        boundTo(a, s1);
        clock.advance(Duration.ofDays(40));
        opensLinkOf(b, s2);
        mergeShoppers.merge(middle, first, 7, "同一人");
        mergeShoppers.merge(last, middle, 7, "同一人");
        member = last;
        var met = clock.instant();

        long order = order();

        assertThat(decision(order).attribution().guide()).contains(new GuideId(b.id()));
        assertThat(rejectionOrAccepted(decision(order), Candidate.Kind.TOUCH)).hasSize(2);
        clock.advance(Duration.ofHours(1));
        recordTouch.record(first, new Opened(link(a, s1), "p", Optional.of(met), 0));
        assertThat(attributions.lateTouches(order, met)).hasSize(1);
        assertThatThrownBy(() -> mergeShoppers.unmerge(first, 7, "弄错了"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("member_merged_again"));
        mergeShoppers.unmerge(middle, 7, "弄错了");
        mergeShoppers.unmerge(first, 7, "弄错了");
        assertThat(ownerOf(first)).isEqualTo(first);
        assertThat(ownerOf(middle)).isEqualTo(middle);
        member = first;
        assertThat(active().orElseThrow().guide()).isEqualTo(new GuideId(a.id()));
        member = middle;
        assertThat(active()).isEmpty();
    }

    /** Whose the openid of this record is now. */
    private long ownerOf(long record) {
        return shoppers.findBy(IdentityKind.OPENID, "o_" + record).orElseThrow().id();
    }

    /** Orders stay with the record they were placed under, and are the one shopper's all the same: seen, paid, given back. */
    @Test
    void whatWasOrderedUnderAMergedRecordIsTheOneShoppersAndBindsHim() {
        long kept = member;
        long merged = member();
        long earlier = member();
        member = earlier;
        opensLinkOf(b, s2);
        long first = order();
        var decided = decision(first);
        mergeShoppers.merge(merged, earlier, 7, "同一人");
        member = merged;
        long second = order();

        mergeShoppers.merge(kept, merged, 7, "同一人");

        assertThat(orders.pageOf(kept, Long.MAX_VALUE, 10))
                .extracting(order -> order.id())
                .containsExactly(second, first);
        assertThat(orders.findOf(merged, first))
                .as("nobody signs in as that record")
                .isEmpty();
        member = kept;
        pay(first);
        assertThat(decision(first)).isEqualTo(decided);
        assertThat(active().orElseThrow().guide()).isEqualTo(new GuideId(b.id()));
        assertThat(earnedBy(b, first)).isEqualTo(500);
        returnsOneOf(first);
        assertThat(earnedBy(b, first)).isZero();
        mergeShoppers.unmerge(merged, 7, "弄错了");
        assertThat(orders.pageOf(kept, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(orders.pageOf(merged, Long.MAX_VALUE, 10)).hasSize(2);
    }

    /** Whose friend the shopper was under one record, he is when he pays an order of another. */
    @Test
    void anOrderOfAMergedRecordIsRewardedForTheFriendTheShopperIs() {
        long kept = member;
        long merged = member();
        member = merged;
        befriends(b);
        opensLinkOf(b, s2);
        var incentive = campaigns.pastTheCaps(
                campaigns.kappaWish(new Sales.Seller(b.id(), s2, 0), 1_000_000, Optional.empty(), Funder.HOUSE_ID));
        var dear = new PlaceOrder.Command.Item(scene.sku(120_000, 1), 1);
        long order = placeOrder.place(scene.basket(member, dear)).order().id();

        mergeShoppers.merge(kept, merged, 7, "同一人");
        member = kept;
        pay(order);

        assertThat(incentives.answers(order))
                .filteredOn(answer -> answer.incentiveId() == incentive.id())
                .singleElement()
                .satisfies(answer -> assertThat(answer.reason()).isEmpty());
        campaigns.end(incentive);
    }

    private long earnedBy(Person guide, long order) {
        return scene.count(
                "SELECT COALESCE(SUM(accrued_fen - clawed_fen), 0) FROM commission_accrual"
                        + " WHERE order_id = ? AND payee_type = 'GUIDE' AND payee_id = ?",
                order,
                guide.id());
    }

    @Test
    void ofTwoUnprotectedBindingsOfMergedMembersTheLatestPaidStaysAndWhatCameLaterIsNeithers() {
        long kept = member;
        boundTo(a, s1);
        clock.advance(Duration.ofDays(31));
        long merged = member();
        member = merged;
        boundTo(b, s2);
        clock.advance(Duration.ofDays(31));
        member = kept;
        pay(order());

        mergeShoppers.merge(kept, merged, 7, "同一人");

        assertThat(active().orElseThrow().guide()).isEqualTo(new GuideId(a.id()));
        clock.advance(Duration.ofHours(1));
        opensLinkOf(b, s2);
        pay(order());
        assertThat(active().orElseThrow().guide()).isEqualTo(new GuideId(b.id()));
        mergeShoppers.unmerge(merged, 7, "弄错了");
        assertThat(bonds.of(kept)).last().satisfies(last -> assertThat(last.endReason())
                .contains(EndReason.UNMERGE));
        member = merged;
        assertThat(active().orElseThrow().guide()).isEqualTo(new GuideId(b.id()));
    }

    @Test
    void aForwardedTokenCreditsTheGuideOfTheTokenAndTheDepthIsRecordedUpToOne() {
        var link = link(a, s1);
        recordTouch.record(member, new Opened(link, "p", Optional.empty(), 5));

        var decision = decision(order());

        assertThat(decision.attribution().guide()).contains(new GuideId(a.id()));
        assertThat(jdbc.queryForObject(
                        "SELECT forward_depth FROM sharing_touch WHERE member_id = ?", Integer.class, member))
                .isOne();
    }

    @Test
    void anOrderSentInTwoParcelsIsDecidedOnce() {
        opensLinkOf(a, s1);
        long order = order(2);
        var before = decision(order);
        pay(order);

        shipOrder.ship(new Parcel(7, Sight.ALL, order, "SF", "1"));
        shipOrder.ship(new Parcel(7, Sight.ALL, order, "SF", "2"));

        assertThat(decision(order)).isEqualTo(before);
        assertThat(before.revision()).isOne();
    }

    @Test
    void goodsTakenInExchangeInheritTheDecisionOfTheGoodsTheyReplace() {
        opensLinkOf(a, s1);
        long original = order();
        long originalLine = orders.linesOf(original).get(0).id();
        clock.advance(Duration.ofDays(30));
        opensLinkOf(b, s2);
        long exchanged = order();
        long newOrder = ids.next();
        var replaced = new LinkedHashMap<Long, Long>();
        replaced.put(exchanged, originalLine);

        var inherited = decideAttribution.inherit(newOrder, original, replaced).orElseThrow();

        assertThat(inherited.decided().guide()).contains(new GuideId(a.id()));
        assertThat(inherited.decided().decidedAt())
                .isEqualTo(decision(original).attribution().decidedAt());
        assertThat(inherited.decided().lines().get(0).line().value()).isEqualTo(exchanged);
        assertThat(io.guidepost.core.attribution.AttributionRules.decide(
                                inherited.evidence().inputs())
                        .lines())
                .isEqualTo(inherited.decided().lines());
        assertThat(decideAttribution.inherit(newOrder, exchanged, replaced)).isEmpty();
    }

    @Test
    void aTouchFromBeforeTheOrderThatArrivesAfterTheDecisionChangesNothingAndIsFlagged() {
        opensLinkOf(a, s1);
        clock.advance(Duration.ofHours(1));
        var met = clock.instant();
        clock.advance(Duration.ofHours(1));
        long order = order();
        var before = decision(order);
        clock.advance(Duration.ofHours(1));

        recordTouch.record(member, new Opened(link(b, s2), "p", Optional.of(met), 0));

        assertThat(decision(order)).isEqualTo(before);
        assertThat(explainAttribution.explain(order, Sight.ALL).candidates())
                .filteredOn(explained -> explained.candidate().late())
                .singleElement()
                .satisfies(late -> {
                    assertThat(late.candidate().guide()).contains(new GuideId(b.id()));
                    assertThat(late.candidate().isAccepted()).isFalse();
                    assertThat(late.text().zh()).contains("申诉");
                });
    }

    private long store() {
        return places.openStore(ids.next(), region, "门店", "Store");
    }

    private void franchise(long store) {
        places.changeOwnership(
                store,
                Store.Ownership.FRANCHISE,
                roster.store(store).orElseThrow().version());
    }

    private Person guide(long store) {
        var userid = "g" + UUID.randomUUID();
        staffing.hire(userid, "导购", List.of(new Posting(store, Employment.Role.GUIDE, true)));
        return new Person(roster.guideByUserid(userid).orElseThrow().id(), userid);
    }

    private long member() {
        long id = scene.member();
        shoppers.addIdentity(id, IdentityKind.OPENID, "o_" + id, clock.instant());
        shoppers.addIdentity(id, IdentityKind.UNIONID, "u_wm" + id, clock.instant());
        return id;
    }

    private void boundTo(Person guide, long store) {
        scene.boundTo(member, guide.id(), store, Duration.ZERO, Duration.ofDays(30));
    }

    private void befriends(Person guide) {
        tell("add_external_contact", guide, Map.of());
    }

    private void tell(String changeType, Person guide, Map<String, String> more) {
        var fields = new LinkedHashMap<>(more);
        fields.put("UserID", guide.userid());
        fields.put("ExternalUserID", "wm" + member);
        weCom.apply(
                new WeComEvent("change_external_contact", changeType, fields, clock.instant(), "k"), clock.instant());
    }

    private void moves(Person guide, long store) {
        clock.advance(Duration.ofHours(1));
        staffing.post(guide.userid(), List.of(new Posting(store, Employment.Role.GUIDE, true)));
        settled(guide);
        clock.advance(Duration.ofHours(1));
    }

    /** What the outbox has to say about the guide is delivered. */
    private void settled(Person guide) {
        assertThat(scene.count(
                        "SELECT COUNT(*) FROM outbox_message WHERE topic = ? AND payload LIKE ?",
                        GuidePosted.TOPIC,
                        "%" + guide.id() + "%"))
                .isPositive();
        settleShoppersOfGuide.deliver(new GuidePosted(guide.id(), clock.instant()));
    }

    private void settledStore() {
        assertThat(scene.count(
                        "SELECT COUNT(*) FROM outbox_message WHERE topic = ? AND payload LIKE ?",
                        StoreOpenedOrClosed.TOPIC,
                        "%" + s1 + "%"))
                .isPositive();
        settleShoppersOfStore.deliver(new StoreOpenedOrClosed(s1, clock.instant()));
    }

    private String link(Person guide, long store) {
        return createShareLink
                .create(new CreateShareLink.Wanted(
                        guide.id(),
                        store,
                        Optional.of(scene.productOf(scene.sku(100, 1))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .token();
    }

    private void opensLinkOf(Person guide, long store) {
        assertThat(recordTouch.record(member, link(guide, store), "p")).isPresent();
    }

    private long order() {
        return order(1);
    }

    private long order(int units) {
        var item = new PlaceOrder.Command.Item(scene.sku(10_000, 9), units);
        return placeOrder.place(scene.basket(member, item)).order().id();
    }

    private void pay(long order) {
        preparePayment.prepare(member, order);
        confirmPayment.confirm(weChat.pay("G" + order), LearnedBy.NOTICE);
        bindAfterPayment.deliver(new BindAfterPayment.PaidOrder(order));
    }

    private void returnsOneOf(long order) {
        var line = orders.linesOf(order).get(0);
        var refund = requestRefund.request(new RequestRefund.Command(
                member, order, List.of(new RequestRefund.Command.Wanted(line.id(), 1)), "太大"));
        decideRefund.approve(new DecideRefund.Decider(1, Sight.ALL), refund.id());
        weChat.refund(
                new RefundOrder(refund.outRefundNo(), refund.transactionId(), refund.amountFen(), line.paidFen(), ""));
        confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS));
    }

    private Attributions.Decision decision(long order) {
        return attributions.of(order).orElseThrow();
    }

    private Optional<Binding> active() {
        return BindingRules.activeAt(bonds.of(member), clock.instant());
    }

    private static Optional<RejectCode> rejection(Attributions.Decision decision, Person guide) {
        return decision.attribution().candidates().stream()
                .filter(candidate -> candidate.guide().equals(Optional.of(new GuideId(guide.id()))))
                .findFirst()
                .orElseThrow()
                .rejection();
    }

    private static List<Candidate> rejectionOrAccepted(Attributions.Decision decision, Candidate.Kind kind) {
        return decision.attribution().candidates().stream()
                .filter(candidate -> candidate.kind() == kind)
                .toList();
    }

    private long guideNetFen(long order) {
        return accruals.of(order).stream()
                .filter(accrual -> accrual.payee().type() == PayeeType.GUIDE)
                .mapToLong(accrual -> accrual.netFen())
                .sum();
    }

    private long storeNetFen(long order, long store) {
        return accruals.of(order).stream()
                .filter(accrual -> accrual.payee().type() == PayeeType.STORE
                        && accrual.payee().id() == store)
                .mapToLong(accrual -> accrual.netFen())
                .sum();
    }

    /** The use case under other rules than those in force, which all tests share. */
    private BondShopper underRules(RuleSet rules) {
        var fixed = new RuleSets() {
            @Override
            public RuleSet version(int version) {
                return rules;
            }

            @Override
            public RuleSet inForceAt(Instant at, Origin origin) {
                return rules;
            }

            @Override
            public RuleSet inForceIn(StoreId store, Instant at) {
                return rules;
            }
        };
        return new BondShopper(bonds, friends, shoppers, roster, fixed, attributions, transaction, clock);
    }
}
