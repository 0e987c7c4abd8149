package io.guidepost.domain.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.fraud.SignalKind;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.words.Words;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.assist.AssistSale;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.commission.Holds;
import io.guidepost.domain.correction.MakeCorrection;
import io.guidepost.domain.fraud.Suspicion.Status;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.payment.ConfirmPayment;
import io.guidepost.domain.payment.LearnedBy;
import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The suspicions of 3.3 from the facts in the database: each holds the guide's commission, and punishes nobody. */
@DomainTest
class ScreenOrdersTest {

    private static final long MAKER = 31;
    private static final long CHECKER = 32;

    @Autowired
    ScreenOrders screen;

    @Autowired
    Suspicions suspicions;

    @Autowired
    ReviewSuspicion review;

    @Autowired
    KnowGuide know;

    @Autowired
    MakeCorrection corrections;

    @Autowired
    Attributions attributions;

    @Autowired
    AssistSale assists;

    @Autowired
    Holds holds;

    @Autowired
    Ledger ledger;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    ConfirmPayment confirmPayment;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    ShopScene.Place store;
    long an;
    long member;
    String phone;
    String street;
    Instant paidAt;

    @BeforeEach
    void anOrdinaryShopperOfAns() {
        store = scene.store();
        an = scene.guideAt(store.storeId());
        member = scene.member();
        phone = "139" + (10_000_000 + member % 80_000_000);
        street = "南京东路 " + member + " 号";
        scene.touches(member, an, store.storeId(), Duration.ofHours(1));
    }

    @Test
    void anOrdinaryOrderIsNotHeld() {
        assertThat(screened(paid())).isEmpty();
    }

    @Test
    void goodsThatGoToTheGuidesOwnPhoneAreHeldByItsBlindIndex() {
        know.by(an, KnowGuide.Kind.PHONE, "+86 " + phone.substring(0, 3) + " " + phone.substring(3), MAKER);

        assertThat(screened(paid())).containsExactly(SignalKind.OWN_PURCHASE);
        assertThat(jdbc.queryForList("SELECT value FROM fraud_guide_identity WHERE guide_id = ?", String.class, an))
                .allMatch(value -> !value.contains(phone) && value.length() == 64);
    }

    @Test
    void aColleaguesPhoneIsHeldTooAndThatOfAGuideElsewhereIsNot() {
        long colleague = scene.guideAt(store.storeId());
        know.by(colleague, KnowGuide.Kind.PHONE, phone, MAKER);
        assertThat(screened(paid())).containsExactly(SignalKind.COLLEAGUES_PURCHASE);

        street = street + " 二楼";
        phone = "138" + phone.substring(3);
        know.by(scene.guideAt(scene.store().storeId()), KnowGuide.Kind.PHONE, phone, MAKER);
        assertThat(screened(paid())).isEmpty();
    }

    @Test
    void aGuideWhoPaysForTheShopperIsHeldByTheOpenidOfThePayer() {
        assertThat(screened(paidBy("o_guide_" + an))).containsExactly(SignalKind.OWN_PURCHASE);
    }

    @Test
    void aPayerIsRecognizedByAnyIdentityOfHis() {
        long guidesOwnMember = scene.member();
        identity(guidesOwnMember, "OPENID", "o_private_" + an);
        identity(guidesOwnMember, "UNIONID", "u_" + an);
        know.by(an, KnowGuide.Kind.UNIONID, "u_" + an, MAKER);

        assertThat(screened(paidBy("o_private_" + an))).containsExactly(SignalKind.OWN_PURCHASE);
    }

    @Test
    void theUnionidThatWeComGaveForAFriendIsCompared() {
        know.by(an, KnowGuide.Kind.UNIONID, "u_wecom_" + an, MAKER);
        scene.befriends(member, an, Duration.ofDays(1));
        jdbc.update("UPDATE shopper_friendship SET unionid = ? WHERE member_id = ?", "u_wecom_" + an, member);

        assertThat(screened(paid())).containsExactly(SignalKind.OWN_PURCHASE);
    }

    /** Known when the order is placed: attribution kept, commission nothing, reason recorded. */
    @ParameterizedTest
    @ValueSource(strings = {"OPENID", "UNIONID", "EXTERNAL_USERID"})
    void aGuideKnownByAnyOfHisIdentitiesEarnsNothingOnHisOwnOrder(String kind) {
        identity(member, kind, kind + "_" + an);
        know.by(an, KnowGuide.Kind.valueOf(kind), kind + "_" + an, MAKER);

        long order = paid();

        assertThat(splitsOf(order).get(0).payeeId()).isEqualTo(an);
        assertThat(splitsOf(order).get(0).bar()).isEqualTo(CommissionBar.SELF_PURCHASE);
        assertThat(pending()).isZero();
        assertThat(jdbc.queryForList(
                        "SELECT zero_reason FROM commission_accrual WHERE order_id = ? AND payee_type = 'GUIDE'",
                        String.class,
                        order))
                .containsExactly("SELF_PURCHASE");
        assertThat(screened(order)).as("nothing is left to hold").isEmpty();
    }

    @Test
    void aColleagueWhoIsKnownEarnsTheGuideNothing() {
        long colleague = scene.guideAt(store.storeId());
        scene.isGuideHimself(member, colleague);

        assertThat(splitsOf(paid()).get(0).bar()).isEqualTo(CommissionBar.SELF_PURCHASE);
    }

    @Test
    void theFourthShopperAtOneAddressIsHeld() {
        for (int i = 0; i < 3; i++) {
            assertThat(screened(paid())).isEmpty();
            another();
        }
        street = street.replace(" ", "") + "。";
        assertThat(screened(paid())).containsExactly(SignalKind.SHARED_ADDRESS);
    }

    @Test
    void theFourthShopperOnOneDeviceIsHeld() {
        for (int i = 0; i < 3; i++) {
            assertThat(screened(paidOn("device-of-" + an))).isEmpty();
            another();
            street = street + i;
        }
        assertThat(screened(paidOn("device-of-" + an))).containsExactly(SignalKind.SHARED_DEVICE);
    }

    @Test
    void aLinkOpenedASecondBeforeWithNothingViewedIsHeld() {
        member = scene.member();
        scene.touches(member, an, store.storeId(), Duration.ofSeconds(1));

        assertThat(screened(paid())).containsExactly(SignalKind.OPENED_AT_PAYMENT);
    }

    /** WeChat cuts its times to the second: a payment seems to come before the order and the link. */
    @Test
    void thatWeChatKnowsTheSecondOnlyMakesNobodySuspicious() {
        clock.advance(Duration.ofMillis(900));
        member = scene.member();
        scene.touches(member, an, store.storeId(), Duration.ofMillis(2_100));
        paidAt = clock.instant().minusMillis(900);

        assertThat(screened(paid())).isEmpty();
    }

    @Test
    void onePayerForFourShoppersIsHeld() {
        for (int i = 0; i < 3; i++) {
            assertThat(screened(paidBy("o_uncle_" + an))).isEmpty();
            another();
            street = street + i;
        }
        assertThat(screened(paidBy("o_uncle_" + an))).containsExactly(SignalKind.ONE_PAYER_FOR_MANY);
    }

    @Test
    void whoIsNamedAtTheTillWhenTheMoneyIsThereBringsTheOrderToNotice() {
        long order = paid();

        assertThatThrownBy(() -> assists.designate(scene.guideAt(store.storeId()), store.storeId(), order))
                .satisfies(refused("order_not_unpaid"));

        assertThat(screened(order)).containsExactly(SignalKind.DESIGNATED_AFTER_PAYMENT);
    }

    @Test
    void theSixthTinyOrderOfADayIsHeld() {
        for (int i = 0; i < 5; i++) {
            assertThat(screened(paid(500))).isEmpty();
        }
        assertThat(screened(paid(500))).containsExactly(SignalKind.MANY_TINY_ORDERS);
    }

    /** Twelve of an's twenty and none of bo's twenty are exactly what three standard deviations still allow. */
    @Test
    void refundsFarAboveTheStoresRateAreHeldOnceThereAreOrdersEnoughToTell() {
        long bo = scene.guideAt(store.storeId());
        var anShopper = member;
        member = scene.member();
        scene.touches(member, bo, store.storeId(), Duration.ofHours(1));
        for (int i = 0; i < 20; i++) {
            paid();
        }
        member = anShopper;
        var sold = new ArrayList<Long>();
        for (int i = 0; i < 19; i++) {
            sold.add(paid());
        }
        sold.subList(0, 12).forEach(this::refunded);
        assertThat(screened(sold.get(18))).as("nineteen orders say nothing yet").isEmpty();
        long twentieth = paid();
        assertThat(screened(twentieth)).as("twelve of twenty").isEmpty();

        refunded(sold.get(12));

        assertThat(screened(twentieth)).containsExactly(SignalKind.REFUND_RATE);
        assertHeldWithEvidence(
                twentieth,
                "导购 20 单中 13 单退款,门店 40 单中 13 单,超出 3 个标准差",
                "13 of the guide's 20 orders were refunded, 13 of the store's 40: more than 3 standard deviations");
    }

    @Test
    void aLinkThatMoreThanFiveHundredShoppersOpenWithinADayIsHeld() {
        long link = opensLinkOfAnsOwn();
        opened(link, 499);
        assertThat(screened(paid())).as("five hundred with this one").isEmpty();

        opened(link, 1);
        long order = paid();

        assertThat(screened(order)).containsExactly(SignalKind.LINK_OPENED_BY_MANY);
        assertHeldWithEvidence(order, "分享链接一天内被 501 人打开", "The link was opened by 501 shoppers within a day");
    }

    @Test
    void aDeviceThatOrdersThroughMoreThanFiftyLinksWithinADayIsHeld() {
        var device = "device-of-" + an;
        for (int i = 0; i < 50; i++) {
            opensLinkOfAnsOwn();
            assertThat(screened(paidOn(device))).as("link %d", i + 1).isEmpty();
            clock.advance(Duration.ofSeconds(10));
        }

        opensLinkOfAnsOwn();
        long order = paidOn(device);

        assertThat(screened(order)).containsExactly(SignalKind.DEVICE_OPENS_MANY_LINKS);
        assertHeldWithEvidence(order, "同一设备一天内通过 51 个链接下单", "One device ordered through 51 links within a day");
    }

    /** What an earlier record of the shopper looked at was looked at by the shopper. */
    @Test
    void whoLookedUnderARecordThatWasMergedTwiceHasLooked() {
        var first = member;
        var second = scene.member();
        member = scene.member();
        scene.execute(
                "UPDATE shopper_member SET merged_into = ?, merged_at = ? WHERE id = ?",
                second,
                clock.instant(),
                first);
        scene.execute(
                "UPDATE shopper_member SET merged_into = ?, merged_at = ? WHERE id = ?",
                member,
                clock.instant(),
                second);
        scene.touches(member, an, store.storeId(), Duration.ofSeconds(1));

        assertThat(screened(paid())).isEmpty();
    }

    @Test
    void lookingTwiceFindsNothingTwice() {
        know.by(an, KnowGuide.Kind.PHONE, phone, MAKER);
        long order = paid();

        screened(order);
        assertThat(screened(order)).hasSize(1);

        assertThat(count("SELECT COUNT(*) FROM fraud_hold WHERE order_id = ?", order))
                .isEqualTo(1);
        assertThat(count("SELECT COUNT(*) FROM commission_hold WHERE order_id = ?", order))
                .isEqualTo(1);
    }

    @Test
    void whatAPersonReleasesGoesItsWayAndIsNotHeldForTheSameAgain() {
        know.by(an, KnowGuide.Kind.PHONE, phone, MAKER);
        long order = paid();
        screened(order);
        long id = holdOf(order);

        assertThat(review.release(id, MAKER, "家人同住,已核实").status()).isEqualTo(Status.RELEASED);

        assertThat(held(order)).isZero();
        screen.screen(order);
        assertThat(held(order)).isZero();
        assertThatThrownBy(() -> review.confirm(id, MAKER, "又想了想")).satisfies(refused("hold_reviewed"));
    }

    @Test
    void whatAPersonConfirmsWaitsForASecondPersonAndThenCostsTheCommissionAndNotTheSale() {
        know.by(an, KnowGuide.Kind.PHONE, phone, MAKER);
        long order = paid();
        screened(order);
        assertThat(pending()).isEqualTo(500);

        var confirmed = review.confirm(holdOf(order), MAKER, "本人收货");
        assertThat(confirmed.status()).isEqualTo(Status.CONFIRMED);
        assertThat(pending()).as("nothing is taken by one person").isEqualTo(500);
        assertThat(held(order)).isEqualTo(1);
        assertThat(suspicions.inReviewOf(an, Long.MAX_VALUE, 10)).hasSize(1);
        long correction = confirmed.correctionId().orElseThrow();
        assertThatThrownBy(() -> corrections.approve(correction, MAKER)).satisfies(refused("maker_is_checker"));

        corrections.approve(correction, CHECKER);

        assertThat(pending()).isZero();
        assertThat(splitsOf(order).get(0).payeeId()).isEqualTo(an);
        assertThat(splitsOf(order).get(0).bar()).isEqualTo(CommissionBar.SELF_PURCHASE);
        assertThat(held(order)).isZero();
        assertThat(suspicions.inReviewOf(an, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void aRefusedConfirmationLetsTheCommissionGo() {
        know.by(an, KnowGuide.Kind.PHONE, phone, MAKER);
        long order = paid();
        screened(order);

        var confirmed = review.confirm(holdOf(order), MAKER, "本人收货");
        corrections.refuse(confirmed.correctionId().orElseThrow(), CHECKER, "是亲属");

        assertThat(held(order)).isZero();
        assertThat(pending()).isEqualTo(500);
    }

    private List<SignalKind> screened(long order) {
        screen.screen(order);
        return suspicions.inReviewOf(an, Long.MAX_VALUE, 200).stream()
                .filter(suspicion -> suspicion.orderId() == order)
                .flatMap(suspicion -> suspicion.signals().stream())
                .map(Suspicion.Found::kind)
                .toList();
    }

    /** The figures are kept with the order, the commission waits and is not taken, and a person can let it go. */
    private void assertHeldWithEvidence(long order, String zh, String en) {
        var suspicion = suspicions.find(holdOf(order)).orElseThrow();
        assertThat(suspicion.status()).isEqualTo(Status.OPEN);
        assertThat(suspicion.signals()).extracting(Suspicion.Found::evidence).containsExactly(new Words(zh, en));
        assertThat(held(order)).isEqualTo(1);
        assertThat(count(
                        "SELECT SUM(accrued_fen - clawed_fen) FROM commission_accrual"
                                + " WHERE order_id = ? AND payee_type = 'GUIDE'",
                        order))
                .as("nothing is taken")
                .isEqualTo(500);
        assertThat(splitsOf(order).get(0).payeeId()).as("nor the sale").isEqualTo(an);

        review.release(suspicion.id(), MAKER, "已核实");
        assertThat(held(order)).isZero();
    }

    /** The shopper opens a link that nobody else has opened; its number. */
    private long opensLinkOfAnsOwn() {
        long link = member * 1_000 + scene.count("SELECT COUNT(*) FROM sharing_touch WHERE member_id = ?", member);
        scene.touches(member, link, an, store.storeId(), Duration.ofSeconds(5));
        return link;
    }

    /** So many shoppers more open the link now. */
    private void opened(long link, int shoppers) {
        long before = -1_000 * link - scene.count("SELECT COUNT(*) FROM sharing_touch WHERE link_id = ?", link);
        scene.execute(
                "INSERT INTO sharing_touch (id, member_id, link_id, guide_id, store_id, source, page, occurred_at, received_at,"
                        + " is_valid) WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                        + " SELECT ? - n.i, ? - n.i, ?, ?, ?, 'SHARE_LINK', 'pages/product', ?, ?, 1 FROM n",
                shoppers,
                before,
                before,
                link,
                an,
                store.storeId(),
                clock.instant(),
                clock.instant());
    }

    private void refunded(long order) {
        scene.execute(
                "INSERT INTO refund_request (id, order_id, kind, transaction_id, out_refund_no, status, amount_fen, reason,"
                        + " requested_at, finished_at) VALUES (?, ?, 'AFTER_SALE', 't', ?, 'SUCCEEDED', 100, '', ?, ?)",
                -order,
                order,
                "fraud-" + order,
                clock.instant(),
                clock.instant());
    }

    /** Another shopper of the same guide. */
    private void another() {
        member = scene.member();
        scene.touches(member, an, store.storeId(), Duration.ofHours(1));
    }

    private long paid() {
        return paid(10_000);
    }

    private long paid(long fen) {
        return paid(fen, "o_" + member, Optional.empty());
    }

    private long paidBy(String openid) {
        return paid(10_000, openid, Optional.empty());
    }

    private long paidOn(String device) {
        return paid(10_000, "o_" + member, Optional.of(device));
    }

    private long paid(long fen, String payer, Optional<String> device) {
        var basket = new Command(
                member,
                List.of(new Command.Item(scene.sku(fen, 1), 1)),
                new DeliveryAddress("王小明", phone, "上海市 黄浦区", street),
                List.of(),
                0,
                OptionalLong.empty(),
                Optional.empty(),
                device);
        var order = placeOrder.place(basket).order();
        jdbc.update(
                "INSERT INTO payment_prepay (order_id, out_trade_no, amount_fen, asked_at, query_at)"
                        + " SELECT id, CONCAT('F', id), payable_fen, placed_at, placed_at FROM order_header WHERE id = ?",
                order.id());
        confirmPayment.confirm(
                new PaymentFacts(
                        "F" + order.id(),
                        "SUCCESS",
                        "tx" + order.id(),
                        order.payableFen(),
                        "CNY",
                        payer,
                        paidAt == null ? clock.instant() : paidAt),
                LearnedBy.NOTICE);
        return order.id();
    }

    private void identity(long of, String kind, String value) {
        scene.execute(
                "INSERT INTO shopper_identity (kind, value, member_id, created_at) VALUES (?, ?, ?, ?)",
                kind,
                value,
                of,
                clock.instant());
    }

    private List<Split> splitsOf(long order) {
        return attributions.of(order).orElseThrow().attribution().splits().stream()
                .filter(split -> split.payeeType() == PayeeType.GUIDE)
                .toList();
    }

    private long holdOf(long order) {
        return count("SELECT id FROM fraud_hold WHERE order_id = ?", order);
    }

    private long held(long order) {
        return count("SELECT COUNT(*) FROM commission_hold WHERE held_order = ?", order);
    }

    private long count(String sql, long argument) {
        return jdbc.queryForObject(sql, Long.class, argument);
    }

    private long pending() {
        var account = Account.of(Beneficiary.guide(new GuideId(an)), AccountKind.PENDING);
        return ledger.balances(List.of(account)).get(account).fen();
    }

    private static Consumer<Throwable> refused(String code) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
