package io.guidepost.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.Basis;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.incentive.PayMethod;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.channel.ImportOrder.Buyer;
import io.guidepost.domain.channel.ImportOrder.Line;
import io.guidepost.domain.channel.ImportOrder.Places;
import io.guidepost.domain.channel.ImportOrder.Told;
import io.guidepost.domain.channel.StoreCodes.StoreCode;
import io.guidepost.domain.commission.Accruals;
import io.guidepost.domain.commission.CommissionEntry;
import io.guidepost.domain.commission.Entries;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.incentive.Campaigns;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.refund.RequestRefund;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ImportOrderTest {

    private static final long ADMIN = 7;

    @Autowired
    ImportOrder importOrder;

    @Autowired
    StoreCodes storeCodes;

    @Autowired
    Attributions attributions;

    @Autowired
    Accruals accruals;

    @Autowired
    Entries entries;

    @Autowired
    Campaigns campaigns;

    @Autowired
    Orders orders;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    RequestRefund requestRefund;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    long member;
    long store;
    long region;
    long guide;
    long sku;
    String code;

    @BeforeEach
    void aTillOfAStore() {
        var place = scene.store();
        store = place.storeId();
        region = place.regionId();
        guide = scene.guideAt(store);
        member = scene.member();
        sku = scene.sku(10_000, 0);
        code = "T" + store;
        storeCodes.set(new StoreCode(Channel.POS, code, store), ADMIN, clock.instant());
    }

    @Test
    void anImportedOrderIsDecidedAsOfTheTimeOfTheOrder() {
        scene.touches(member, guide, store, Duration.ofDays(1));
        var orderedAt = clock.instant();
        clock.advance(Duration.ofDays(40));
        scene.leaves(guide);
        scene.closes(store);
        long other = scene.store().storeId();
        long later = scene.guideAt(other);
        scene.touches(member, later, other, Duration.ofDays(1));

        long order = take(told(orderedAt)).orderId();

        var decision = attributions.of(order).orElseThrow();
        assertThat(decision.attribution().decidedAt()).isEqualTo(orderedAt);
        assertThat(decision.attribution().basis()).isEqualTo(Basis.LAST_TOUCH);
        assertThat(decision.attribution().guide()).contains(new GuideId(guide));
        assertThat(decision.attribution().store()).contains(new StoreId(store));
        assertThat(decision.regionId()).contains(region);
        var placed = orders.find(order).orElseThrow();
        assertThat(placed.placedAt()).isEqualTo(orderedAt);
        assertThat(placed.paidAt()).contains(orderedAt);
        assertThat(attributions
                        .of(take(told(clock.instant())).orderId())
                        .orElseThrow()
                        .attribution()
                        .guide())
                .contains(new GuideId(later));
    }

    @Test
    void theSameOrderToldAgainIsTheSameAndToldOtherwiseAConflict() {
        var told = told(clock.instant());

        var first = take(told);
        var again = take(told);

        assertThat(first.isNew()).isTrue();
        assertThat(again).isEqualTo(new ImportOrder.Imported(first.orderId(), false));
        refuses("import_conflict", () -> take(with(told, List.of(line(9_999)))));
        assertThat(accruals.of(first.orderId())).hasSize(2);
    }

    @Test
    void theLinesEarnAsOurOwnDoAndTheMoneyIsTheOtherTills() {
        var told = told(clock.instant());
        long onItsWay = take(told).orderId();
        long handedOut = take(receivedNow(told(clock.instant()))).orderId();

        assertThat(orders.find(onItsWay).orElseThrow().status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(accruals.of(onItsWay))
                .allSatisfy(accrual -> assertThat(accrual.status()).isEqualTo(AccrualState.PENDING));
        assertThat(orders.find(handedOut).orElseThrow().status()).isEqualTo(OrderStatus.RECEIVED);
        assertThat(accruals.of(handedOut))
                .allSatisfy(accrual -> assertThat(accrual.status()).isEqualTo(AccrualState.FROZEN));
        assertThat(accruals.of(handedOut))
                .extracting(accrual -> accrual.payee().type() + " " + accrual.netFen())
                .containsExactlyInAnyOrder("GUIDE 450", "STORE 180");
        assertThat(postedFen(handedOut, "CHANNEL_CLEARING")).isEqualTo(9_000);
        assertThat(postedFen(handedOut, "PSP_CLEARING")).isZero();
        refuses(
                "order_paid_elsewhere",
                () -> requestRefund.request(new RequestRefund.Command(
                        member,
                        handedOut,
                        List.of(new RequestRefund.Command.Wanted(
                                orders.linesOf(handedOut).get(0).id(), 1)),
                        "")));
    }

    @Test
    void anIncentiveForAWayOfPayingLooksAtHowTheOtherTillWasPaid() {
        var seller = new Sales.Seller(guide, store, region);
        var inForce = List.of(
                campaigns.pastTheCaps(campaigns.perUnitWish(seller, PayMethod.POS, 7)),
                campaigns.pastTheCaps(campaigns.perUnitWish(seller, PayMethod.GIFT_CARD, 11)),
                campaigns.pastTheCaps(campaigns.perUnitWish(seller, PayMethod.WECHAT_PAY, 13)));

        long atTheTill = take(told(clock.instant())).orderId();
        long byCard = take(paidBy(told(clock.instant()), PayMethod.GIFT_CARD)).orderId();

        assertThat(rewardsOf(atTheTill)).containsExactly(7L);
        assertThat(rewardsOf(byCard)).containsExactly(11L);
        assertThat(orders.find(byCard).orElseThrow().payMethod()).isEqualTo(PayMethod.GIFT_CARD);
        inForce.forEach(campaigns::end);
    }

    private List<Long> rewardsOf(long order) {
        return entries.ofOrder(order).stream()
                .filter(entry -> entry.accrual().kind() == StandingAccrual.Kind.INCENTIVE)
                .map(CommissionEntry::amountFen)
                .toList();
    }

    @Test
    void aGuideNamedAtTheTillBeatsEveryLink() {
        long other = scene.store().storeId();
        scene.touches(member, scene.guideAt(other), other, Duration.ofHours(1));

        var attribution = attributions
                .of(take(told(clock.instant())).orderId())
                .orElseThrow()
                .attribution();

        assertThat(attribution.basis()).isEqualTo(Basis.ASSIST);
        assertThat(attribution.guide()).contains(new GuideId(guide));
    }

    @Test
    void withoutAGuideTheSaleIsTheHomeStoresThenThePickUpStoresThenTheTills() {
        long home = scene.store().storeId();
        long pickUp = scene.store().storeId();

        assertThat(storeOf(Optional.of(code), Optional.empty())).contains(new StoreId(store));
        assertThat(storeOf(Optional.of(code), Optional.of(pickUp))).contains(new StoreId(pickUp));
        scene.livesNear(member, home);
        assertThat(storeOf(Optional.of(code), Optional.of(pickUp))).contains(new StoreId(home));
        member = scene.member();
        assertThat(storeOf(Optional.empty(), Optional.empty()))
                .as("headquarters")
                .isEmpty();
    }

    @Test
    void everyPaidLineIsCreditedToExactlyOneStoreOrHeadquartersWhoeverTheGuideIs() {
        long away = scene.store().storeId();
        scene.touches(member, guide, store, Duration.ofHours(1));
        var told = with(noGuide(told(clock.instant())), List.of(line(9_000), line(8_000)));
        var fulfilledElsewhere = new Told(
                told.channel(),
                told.externalNo(),
                told.orderedAt(),
                told.receivedAt(),
                told.buyer(),
                new Places(Optional.empty(), Optional.empty(), Optional.of(away)),
                told.guideUserid(),
                0,
                told.lines(),
                Optional.empty(),
                Optional.empty());

        long order = take(fulfilledElsewhere).orderId();

        var lines = attributions.of(order).orElseThrow().attribution().lines();
        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(
                        line.outcome().splits())
                .filteredOn(split -> split.payeeType() != PayeeType.GUIDE)
                .extracting(Split::payeeId)
                .containsExactly(store));
        assertThat(scene.count(
                        "SELECT COUNT(*) FROM attribution_credit WHERE order_id = ? AND payee_type = 'STORE'"
                                + " AND performance_bp = 10000",
                        order))
                .isEqualTo(2);
    }

    @Test
    void goodsTakenInExchangeInheritTheDecisionOfTheGoodsTheyReplace() {
        scene.touches(member, guide, store, Duration.ofHours(1));
        var original = placeOrder.place(scene.basket(member, scene.sku(10_000, 1)));
        clock.advance(Duration.ofDays(20));
        long other = scene.store().storeId();
        scene.touches(member, scene.guideAt(other), other, Duration.ofHours(1));
        var told = told(clock.instant());
        var exchange = new Told(
                told.channel(),
                told.externalNo(),
                told.orderedAt(),
                told.receivedAt(),
                told.buyer(),
                told.places(),
                Optional.empty(),
                0,
                List.of(new Line(
                        sku,
                        1,
                        10_000,
                        9_000,
                        Optional.of(original.lines().get(0).id()))),
                Optional.of(original.order().id()),
                Optional.empty());

        long order = take(exchange).orderId();

        var inherited = attributions.of(order).orElseThrow();
        assertThat(inherited.attribution().guide()).contains(new GuideId(guide));
        assertThat(inherited.attribution().decidedAt())
                .isEqualTo(original.order().placedAt());
        assertThat(accruals.of(order))
                .filteredOn(accrual -> accrual.payee().type() == PayeeType.GUIDE)
                .singleElement()
                .satisfies(accrual -> assertThat(accrual.netFen()).isEqualTo(450));
        refuses(
                "exchange_line_unknown",
                () -> take(new Told(
                        told.channel(),
                        "other",
                        told.orderedAt(),
                        told.receivedAt(),
                        told.buyer(),
                        told.places(),
                        Optional.empty(),
                        0,
                        List.of(line(9_000)),
                        Optional.of(original.order().id()),
                        Optional.empty())));
    }

    @Test
    void whoeverHasTheUnionidIsTheBuyerAndWhoJustWalksInIsBoundToNobody() {
        var unionid = "u" + UUID.randomUUID();
        long first = take(by(told(clock.instant()), Optional.of(unionid))).orderId();
        long second = take(by(told(clock.instant()), Optional.of(unionid))).orderId();
        long walkedIn = take(by(told(clock.instant()), Optional.empty())).orderId();

        assertThat(orders.find(first).orElseThrow().memberId())
                .isEqualTo(orders.find(second).orElseThrow().memberId())
                .isNotEqualTo(orders.find(walkedIn).orElseThrow().memberId());
        assertThat(bindingMessages(first)).isOne();
        assertThat(bindingMessages(walkedIn)).isZero();
    }

    @Test
    void whatCannotBeMatchedIsRefusedAndLeavesNothing() {
        var told = told(clock.instant());
        long before = scene.count("SELECT COUNT(*) FROM order_header");

        refuses("import_time_invalid", () -> take(told(clock.instant().plusSeconds(1))));
        refuses("line_overpaid", () -> take(with(told, List.of(line(10_001)))));
        refuses("amount_out_of_range", () -> take(with(told, List.of(line(0)))));
        refuses("sku_unknown", () -> take(with(told, List.of(new Line(1, 1, 1, 1, Optional.empty())))));
        refuses("store_code_unknown", () -> storeOf(Optional.of("nobody's"), Optional.empty()));
        assertThat(scene.count("SELECT COUNT(*) FROM order_header")).isEqualTo(before);
    }

    private ImportOrder.Imported take(Told told) {
        return importOrder.take(told, ADMIN);
    }

    private Told told(Instant orderedAt) {
        boolean isToday = orderedAt.equals(clock.instant());
        return new Told(
                Channel.POS,
                UUID.randomUUID().toString(),
                orderedAt,
                Optional.empty(),
                new Buyer(Optional.of(member), Optional.empty()),
                new Places(Optional.of(code), Optional.empty(), Optional.empty()),
                isToday ? Optional.of("guide-" + guide) : Optional.empty(),
                0,
                List.of(line(9_000)),
                Optional.empty(),
                Optional.empty());
    }

    private Line line(long paidFen) {
        return new Line(sku, 1, 10_000, paidFen, Optional.empty());
    }

    private static Told with(Told told, List<Line> lines) {
        return new Told(
                told.channel(),
                told.externalNo(),
                told.orderedAt(),
                told.receivedAt(),
                told.buyer(),
                told.places(),
                told.guideUserid(),
                told.freightFen(),
                lines,
                told.exchangeOf(),
                Optional.empty());
    }

    private static Told paidBy(Told told, PayMethod payMethod) {
        return new Told(
                told.channel(),
                told.externalNo(),
                told.orderedAt(),
                told.receivedAt(),
                told.buyer(),
                told.places(),
                told.guideUserid(),
                told.freightFen(),
                told.lines(),
                told.exchangeOf(),
                Optional.of(payMethod));
    }

    private static Told noGuide(Told told) {
        return new Told(
                told.channel(),
                told.externalNo(),
                told.orderedAt(),
                told.receivedAt(),
                told.buyer(),
                told.places(),
                Optional.empty(),
                told.freightFen(),
                told.lines(),
                told.exchangeOf(),
                Optional.empty());
    }

    private static Told receivedNow(Told told) {
        return new Told(
                told.channel(),
                told.externalNo(),
                told.orderedAt(),
                Optional.of(told.orderedAt()),
                told.buyer(),
                told.places(),
                told.guideUserid(),
                told.freightFen(),
                told.lines(),
                told.exchangeOf(),
                Optional.empty());
    }

    private static Told by(Told told, Optional<String> unionid) {
        return new Told(
                told.channel(),
                told.externalNo(),
                told.orderedAt(),
                told.receivedAt(),
                new Buyer(Optional.empty(), unionid),
                told.places(),
                told.guideUserid(),
                told.freightFen(),
                told.lines(),
                told.exchangeOf(),
                Optional.empty());
    }

    private Optional<StoreId> storeOf(Optional<String> storeCode, Optional<Long> pickUp) {
        var told = noGuide(told(clock.instant()));
        var placed = new Told(
                told.channel(),
                told.externalNo(),
                told.orderedAt(),
                told.receivedAt(),
                told.buyer(),
                new Places(storeCode, pickUp, Optional.empty()),
                told.guideUserid(),
                0,
                told.lines(),
                Optional.empty(),
                Optional.empty());
        return attributions
                .of(take(placed).orderId())
                .orElseThrow()
                .attribution()
                .store();
    }

    private long postedFen(long order, String kind) {
        return scene.count(
                """
                SELECT COALESCE(SUM(p.amount_fen), 0) FROM ledger_transfer t
                JOIN ledger_posting p ON p.transfer_id = t.id JOIN ledger_account a ON a.id = p.account_id
                WHERE t.ref_type = 'ORDER' AND t.ref_id = ? AND a.kind = ?
                """,
                order,
                kind);
    }

    private long bindingMessages(long order) {
        return scene.count(
                "SELECT COUNT(*) FROM outbox_message WHERE topic = 'binding.after-payment' AND message_key = ?",
                Long.toString(order));
    }

    private static void refuses(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code())
                .isEqualTo(code));
    }
}
