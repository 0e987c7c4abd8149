package io.guidepost.domain.aftersale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.aftersale.AfterSale.Line;
import io.guidepost.domain.aftersale.AfterSales.Scope;
import io.guidepost.domain.aftersale.ApplyForAfterSale.Wish;
import io.guidepost.domain.aftersale.DecideAfterSale.Decider;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.ReceiveOrder;
import io.guidepost.domain.order.ShipOrder;
import io.guidepost.domain.order.ShipOrder.Parcel;
import io.guidepost.domain.payment.FakePaymentGateway;
import io.guidepost.domain.payment.PaymentGateway.RefundOrder;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.payment.PlacedOrders.Units;
import io.guidepost.domain.refund.ConfirmRefund;
import io.guidepost.domain.refund.DecideRefund;
import io.guidepost.domain.refund.Refund;
import io.guidepost.domain.refund.RefundStatus;
import io.guidepost.domain.refund.Refunds;
import io.guidepost.domain.refund.RequestRefund;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class AfterSaleTest {

    @Autowired
    ApplyForAfterSale afterSale;

    @Autowired
    DecideAfterSale decide;

    @Autowired
    WatchAfterSales watch;

    @Autowired
    AfterSales cases;

    @Autowired
    Refunds refunds;

    @Autowired
    RequestRefund requestRefund;

    @Autowired
    DecideRefund decideRefund;

    @Autowired
    ConfirmRefund confirmRefund;

    @Autowired
    FakePaymentGateway weChat;

    @Autowired
    PlacedOrders placed;

    @Autowired
    Sales sales;

    @Autowired
    ShipOrder shipOrder;

    @Autowired
    ReceiveOrder receiveOrder;

    @Autowired
    Orders orders;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void nothingOfOtherTestsIsDue() {
        jdbc.update("UPDATE aftersale_case SET watch_at = '9999-12-31'");
    }

    @Test
    void moneyAloneGoesBackOnceSomebodySaysYes() {
        var sale = paid(new Goods(2, 91_638));
        var asked = apply(sale, Kind.REFUND_ONLY, 1);
        assertThat(asked.status()).isEqualTo(CaseStatus.REQUESTED);
        assertThat(asked.turn()).isEqualTo(Turn.STORE);

        var approved = decide.approve(hq(asked), asked.id(), 0, "同意");
        assertThat(approved.status()).isEqualTo(CaseStatus.REFUNDING);
        arrive(approved);

        assertThat(now(asked).status()).isEqualTo(CaseStatus.COMPLETED);
        assertThat(placed.balance(sale, "REFUNDS")).isEqualTo(45_819);
        assertThat(placed.units(sale, 0)).as("never sent").isEqualTo(new Units(11, 0, 2, 1));
        assertThat(cases.story(asked.id()))
                .extracting(step -> step.event() + " by " + step.actor().type())
                .containsExactly("APPROVAL by ADMIN", "MONEY_BACK by SYSTEM");
    }

    @Test
    void goodsComeBackAndAreLookedAtBeforeMoneyGoes() {
        var sale = received(new Goods(2, 91_638));
        var asked = apply(sale, Kind.RETURN_REFUND, 1);

        var approved = decide.approve(hq(asked), asked.id(), 0, "");
        assertThat(approved.status()).isEqualTo(CaseStatus.AWAITING_RETURN);
        assertThat(refund(asked).status()).as("not before the goods are here").isEqualTo(RefundStatus.REQUESTED);
        assertRefused(
                () -> decideRefund.approve(
                        new DecideRefund.Decider(1, Sight.ALL), asked.refundId().orElseThrow()),
                "refund_of_after_sale");
        var sent = afterSale.send(sale.memberId(), asked.id(), "SF", "R1");
        assertThat(afterSale.send(sale.memberId(), asked.id(), "SF", "R1")).isEqualTo(sent);
        sent = afterSale.send(sale.memberId(), asked.id(), "SF", "R2");
        assertThat(sent.returnNo()).isEqualTo("R2");

        var accepted = decide.accept(hq(sent), asked.id(), true, "完好");
        assertThat(accepted.status()).isEqualTo(CaseStatus.REFUNDING);
        assertThat(placed.units(sale, 0).restocked()).isEqualTo(1);
        arrive(accepted);

        assertThat(now(asked).status()).isEqualTo(CaseStatus.COMPLETED);
        assertThat(placed.units(sale, 0).restocked()).as("once").isEqualTo(1);
        assertThat(placed.balance(sale, "REFUNDS")).isEqualTo(45_819);
    }

    @Test
    void goodsThatAreNotAsTheyWereGoBackAndTheUnitsMayBeAskedForAgain() {
        var sale = received(new Goods(1, 18_273));
        var asked = apply(sale, Kind.RETURN_REFUND, 1);
        decide.approve(hq(asked), asked.id(), 0, "");
        var sent = afterSale.send(sale.memberId(), asked.id(), "SF", "R1");
        assertRefused(() -> apply(sale, Kind.RETURN_REFUND, 1), "refund_quantity_exceeded");

        var refused = decide.refuse(hq(sent), asked.id(), "已穿着");

        assertThat(refused.status()).isEqualTo(CaseStatus.RETURN_REFUSED);
        assertThat(refund(asked).status()).isEqualTo(RefundStatus.REJECTED);
        var again = afterSale.apply(wish(sale, Kind.RETURN_REFUND, 1, Optional.of(asked.id())));
        assertThat(again.afterId()).contains(asked.id());
    }

    /** PF-L8, and ORD-6: several times per line, whatever the kinds, never more than is left. */
    @Test
    void casesOfAllKindsTogetherNeverAskForMoreThanIsLeft() {
        var sale = received(new Goods(4, 40_000));
        apply(sale, Kind.REFUND_ONLY, 1);
        apply(sale, Kind.RETURN_REFUND, 1);
        var exchange = apply(sale, Kind.EXCHANGE, 1);

        assertRefused(() -> apply(sale, Kind.EXCHANGE, 2), "refund_quantity_exceeded");
        assertRefused(() -> apply(sale, Kind.REFUND_ONLY, 2), "refund_quantity_exceeded");
        apply(sale, Kind.REFUND_ONLY, 1);
        assertRefused(() -> apply(sale, Kind.EXCHANGE, 1), "refund_quantity_exceeded");
        afterSale.withdraw(sale.memberId(), exchange.id());
        assertThat(afterSale.withdraw(sale.memberId(), exchange.id()).status()).isEqualTo(CaseStatus.WITHDRAWN);

        apply(sale, Kind.RETURN_REFUND, 1);
    }

    /** B4: credit, commission and money stay as they are. */
    @Test
    void anExchangeSendsOthersInPlaceAndMovesNoMoney() {
        var sale = received(new Goods(1, 18_273));
        long commission = placed.balance(sale, "COMMISSION_EXPENSE");
        var asked = apply(sale, Kind.EXCHANGE, 1);
        decide.approve(hq(asked), asked.id(), 0, "");
        assertThat(placed.units(sale, 0).available())
                .as("taken for the replacement")
                .isEqualTo(9);
        afterSale.send(sale.memberId(), asked.id(), "SF", "R1");

        var accepted = decide.accept(hq(now(asked)), asked.id(), true, "完好");
        assertThat(accepted.status()).isEqualTo(CaseStatus.EXCHANGING);
        var done = decide.replace(hq(accepted), asked.id(), "SF", "N1");

        assertThat(done.status()).isEqualTo(CaseStatus.COMPLETED);
        assertThat(placed.units(sale, 0)).isEqualTo(new Units(10, 0, 2, 1));
        assertThat(placed.balance(sale, "COMMISSION_EXPENSE")).isEqualTo(commission);
        assertThat(placed.balance(sale, "REFUNDS")).isZero();
        assertThat(apply(sale, Kind.RETURN_REFUND, 1).status())
                .as("what was sent may come back, too")
                .isEqualTo(CaseStatus.REQUESTED);
    }

    @Test
    void anExchangeThatCannotBeSentEndsWithMoney() {
        var sale = received(new Goods(1, 18_273));
        var asked = apply(sale, Kind.EXCHANGE, 1);
        decide.approve(hq(asked), asked.id(), 0, "");
        // Brought to a store.
        var accepted = decide.accept(hq(now(asked)), asked.id(), true, "完好");

        var money = decide.refundInstead(hq(accepted), asked.id(), "换货商品损坏");
        arrive(money);

        assertThat(now(asked).status()).isEqualTo(CaseStatus.COMPLETED);
        assertThat(placed.balance(sale, "REFUNDS")).isEqualTo(18_273);
        assertThat(placed.units(sale, 0).available())
                .as("both are on the shelf")
                .isEqualTo(11);
    }

    @Test
    void nothingIsExchangedThatIsNotOnTheShelf() {
        // Ten are left of what eleven were bought of.
        var sale = received(new Goods(11, 110_000));
        var asked = apply(sale, Kind.EXCHANGE, 11);

        assertRefused(() -> decide.approve(hq(asked), asked.id(), 0, ""), "out_of_stock");
        assertThat(now(asked).status()).isEqualTo(CaseStatus.REQUESTED);
    }

    @Test
    void freightGoesBackWhereTheFaultIsOursAndNeverTwice() {
        var sale = received(new Goods(2, 20_000));
        var ours = apply(sale, Kind.REFUND_ONLY, 1);
        assertRefused(() -> decide.approve(hq(ours), ours.id(), 1_200, ""), "refund_freight_exceeded");
        var theirs = afterSale.apply(new Wish(
                sale.memberId(),
                sale.orderId(),
                Kind.REFUND_ONLY,
                Reason.NOT_WANTED,
                "",
                List.of(new Line(line(sale), 1, Optional.empty())),
                List.of(),
                Optional.empty()));
        assertRefused(() -> decide.approve(hq(theirs), theirs.id(), 1, ""), "freight_not_refundable");
    }

    /** Whoever gets nothing pays no freight; whoever keeps one unit pays all of it. */
    @Test
    void freightGoesBackWithTheLastUnitsOfAnOrderOfWhichNothingWasSent() {
        var sale = withFreight(1_200, new Goods(3, 30_000));
        placed.pay(sale);

        var first = apply(sale, Kind.REFUND_ONLY, 2);
        assertThat(refund(first).freightFen()).isZero();
        decide.approve(hq(first), first.id(), 0, "");
        arrive(first);
        var last = apply(sale, Kind.REFUND_ONLY, 1);

        assertThat(refund(last).freightFen()).isEqualTo(1_200);
        assertThat(refund(last).amountFen()).isEqualTo(11_200);
        assertRefused(() -> decide.approve(hq(last), last.id(), 1, ""), "refund_freight_exceeded");
        decide.approve(hq(last), last.id(), 0, "");
        arrive(last);
        assertThat(now(last).status()).isEqualTo(CaseStatus.COMPLETED);
        assertThat(refunds.ofOrder(sale.orderId()).stream()
                        .mapToLong(Refund::amountFen)
                        .sum())
                .as("all that was paid, to the fen")
                .isEqualTo(orders.find(sale.orderId()).orElseThrow().payableFen());
        assertThat(refunds.freightOf(sale.orderId())).isEqualTo(1_200);
    }

    @Test
    void freightOfWhatWasSentGoesBackOnlyAsFarAsTheFaultIsOursAndOnce() {
        var sale = withFreight(1_200, new Goods(2, 20_000));
        placed.pay(sale);
        shipOrder.ship(new Parcel(1, Sight.ALL, sale.orderId(), "SF", "SF" + sale.orderId()));
        receiveOrder.receive(sale.memberId(), sale.orderId());

        var first = apply(sale, Kind.REFUND_ONLY, 1);
        decide.approve(hq(first), first.id(), 700, "");
        arrive(first);
        var last = apply(sale, Kind.REFUND_ONLY, 1);

        assertThat(refund(first).amountFen()).isEqualTo(10_700);
        assertThat(refund(last).freightFen()).as("it was sent").isZero();
        assertRefused(() -> decide.approve(hq(last), last.id(), 501, ""), "refund_freight_exceeded");
        decide.approve(hq(last), last.id(), 500, "");
        arrive(last);
        assertThat(refunds.freightOf(sale.orderId())).isEqualTo(1_200);
        assertThat(placed.balance(sale, "COMMISSION_EXPENSE"))
                .as("freight earns nobody anything")
                .isZero();
    }

    @Test
    void aManagerDecidesAboutOwnOrdersUpToALimitAndOnWhatHeHasSeen() {
        var seller = sales.seller();
        var sale = placed.place(seller, new Goods(1, 18_273), new Goods(1, 150_000));
        placed.pay(sale);
        var small = apply(sale, 0, Kind.REFUND_ONLY, 1);
        var large = apply(sale, 1, Kind.REFUND_ONLY, 1);
        var manager = new Actor(Actor.Type.MANAGER, seller.guideId());
        var own = Scope.store(seller.storeId());
        var other = Scope.store(sales.seller().storeId());

        assertRefused(() -> decide.approve(new Decider(manager, other, 0), small.id(), 0, ""), "not_found");
        assertRefused(() -> decide.approve(new Decider(manager, own, 7), small.id(), 0, ""), "version_conflict");
        assertRefused(() -> decide.approve(new Decider(manager, own, 0), large.id(), 0, ""), "needs_headquarters");
        decide.approve(new Decider(manager, own, 0), small.id(), 0, "同意");

        assertThat(now(small).status()).isEqualTo(CaseStatus.REFUNDING);
        assertThat(refund(large).status()).isEqualTo(RefundStatus.REQUESTED);
        assertThat(cases.page(own, Optional.empty(), Optional.of(Turn.STORE), Long.MAX_VALUE, 10))
                .extracting(AfterSale::id)
                .containsExactly(large.id());
        assertThat(cases.page(other, Optional.empty(), Optional.empty(), Long.MAX_VALUE, 10))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RETURN_REFUND", "EXCHANGE"})
    void whatHasNotLeftCannotComeBack(Kind kind) {
        var sale = paid(new Goods(1, 18_273));

        assertRefused(() -> apply(sale, kind, 1), "order_not_sent_yet");
    }

    @Test
    void whatIsOverInTimeIsOver() {
        var sale = received(new Goods(1, 18_273));
        var window = orders.find(sale.orderId()).flatMap(Order::windowEndsAt).orElseThrow();
        clock.advance(Duration.between(clock.instant(), window).minusSeconds(1));
        var inTime = apply(sale, Kind.RETURN_REFUND, 1);
        afterSale.withdraw(sale.memberId(), inTime.id());
        clock.advance(Duration.ofSeconds(1));

        for (var kind : Kind.values()) {
            assertRefused(() -> apply(sale, kind, 1), "refund_window_closed");
        }
    }

    /** PF-M2, PF-M14: what is another's does not exist. */
    @Test
    void aStrangerFindsNothing() {
        var sale = received(new Goods(1, 18_273));
        var asked = apply(sale, Kind.RETURN_REFUND, 1);
        long stranger = sales.member();

        assertRefused(() -> afterSale.mine(stranger, asked.id()), "not_found");
        assertRefused(() -> afterSale.withdraw(stranger, asked.id()), "not_found");
        assertRefused(() -> afterSale.send(stranger, asked.id(), "SF", "1"), "not_found");
        assertRefused(
                () -> afterSale.apply(new Wish(
                        sale.memberId(),
                        sale.orderId(),
                        Kind.REFUND_ONLY,
                        Reason.QUALITY,
                        "",
                        List.of(new Line(line(sale), 1, Optional.empty())),
                        List.of(4711L),
                        Optional.empty())),
                "not_found");
        assertThat(afterSale.ofShopper(stranger, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(afterSale.ofShopper(sale.memberId(), Long.MAX_VALUE, 10)).containsExactly(asked);
    }

    @Test
    void aStoreThatIsSilentLosesItsTurnAndHeadquartersIsWaitedFor() {
        var sale = paid(new Goods(1, 18_273));
        var asked = apply(sale, Kind.REFUND_ONLY, 1);

        clock.advance(Duration.ofHours(12));
        watch.runDue(10);
        assertThat(now(asked).turn()).isEqualTo(Turn.STORE);
        clock.advance(Duration.ofHours(12));
        watch.runDue(10);

        assertThat(now(asked).turn()).isEqualTo(Turn.HQ);
        assertThat(now(asked).dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(48)));
        clock.advance(Duration.ofHours(49));
        watch.runDue(10);
        assertThat(now(asked).status()).isEqualTo(CaseStatus.REQUESTED);
    }

    @Test
    void goodsThatAreNeverSentEndTheCaseAndFreeTheirUnits() {
        var sale = received(new Goods(1, 18_273));
        var asked = apply(sale, Kind.EXCHANGE, 1);
        decide.approve(hq(asked), asked.id(), 0, "");
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(watch.runDue(10)).isZero();
        clock.advance(Duration.ofSeconds(1));
        watch.runDue(10);

        assertThat(now(asked).status()).isEqualTo(CaseStatus.LAPSED);
        assertThat(placed.units(sale, 0).available())
                .as("the replacement is on the shelf again")
                .isEqualTo(10);
        assertRefused(() -> afterSale.send(sale.memberId(), asked.id(), "SF", "1"), "after_sale_state");
    }

    /** PF-L8: a double click is one refund, and goods are on the shelf again once. */
    @Test
    void tenWhoAcceptAtOnceAcceptOnce() throws Exception {
        var sale = received(new Goods(1, 18_273));
        var asked = apply(sale, Kind.RETURN_REFUND, 1);
        decide.approve(hq(asked), asked.id(), 0, "");
        var sent = afterSale.send(sale.memberId(), asked.id(), "SF", "R1");

        var pool = Executors.newFixedThreadPool(10);
        var tries = new ArrayList<Callable<String>>();
        for (int i = 0; i < 10; i++) {
            tries.add(() -> {
                try {
                    return decide.accept(hq(sent), asked.id(), true, "完好")
                            .status()
                            .name();
                } catch (Refusal no) {
                    return no.code();
                }
            });
        }
        var answers = new ArrayList<String>();
        for (var done : pool.invokeAll(tries)) {
            answers.add(done.get());
        }
        pool.shutdown();

        assertThat(answers).filteredOn("REFUNDING"::equals).hasSize(1);
        assertThat(placed.units(sale, 0).restocked()).isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM outbox_message WHERE topic = 'refund.send' AND message_key = ?",
                        Long.class,
                        Long.toString(asked.refundId().orElseThrow())))
                .isEqualTo(1);
    }

    @Test
    void aRefundThatWeChatFailedIsTriedAgainUnderItsNumber() {
        var sale = paid(new Goods(1, 18_273));
        var asked = apply(sale, Kind.REFUND_ONLY, 1);
        var approved = decide.approve(hq(asked), asked.id(), 0, "");
        var refund = refund(asked);
        order(refund);
        confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), RefundState.CLOSED));
        assertThat(refund(asked).status()).isEqualTo(RefundStatus.FAILED);
        assertThat(now(asked).status()).isEqualTo(CaseStatus.REFUNDING);

        decide.retryRefund(hq(approved), asked.id());

        assertThat(refund(asked).status()).isEqualTo(RefundStatus.APPROVED);
        assertThat(refund(asked).outRefundNo()).isEqualTo(refund.outRefundNo());
        confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS));
        assertThat(now(asked).status()).isEqualTo(CaseStatus.COMPLETED);
    }

    private Sale paid(Goods... goods) {
        var sale = placed.place(goods);
        placed.pay(sale);
        return sale;
    }

    /** Not paid yet. */
    private Sale withFreight(long fen, Goods... goods) {
        var sale = placed.place(goods);
        jdbc.update(
                "UPDATE order_header SET freight_fen = ?, payable_fen = payable_fen + ? WHERE id = ?",
                fen,
                fen,
                sale.orderId());
        jdbc.update(
                "UPDATE order_line SET freight_fen = ? WHERE id = ?",
                fen,
                sale.lines().get(0).lineId());
        return sale;
    }

    private Sale received(Goods... goods) {
        var sale = paid(goods);
        shipOrder.ship(new Parcel(1, Sight.ALL, sale.orderId(), "SF", "SF" + sale.orderId()));
        receiveOrder.receive(sale.memberId(), sale.orderId());
        return sale;
    }

    private AfterSale apply(Sale sale, Kind kind, int units) {
        return apply(sale, 0, kind, units);
    }

    private AfterSale apply(Sale sale, int line, Kind kind, int units) {
        return afterSale.apply(new Wish(
                sale.memberId(),
                sale.orderId(),
                kind,
                Reason.QUALITY,
                "开胶",
                List.of(new Line(sale.lines().get(line).lineId(), units, Optional.empty())),
                List.of(),
                Optional.empty()));
    }

    private static Wish wish(Sale sale, Kind kind, int units, Optional<Long> afterId) {
        return new Wish(
                sale.memberId(),
                sale.orderId(),
                kind,
                Reason.QUALITY,
                "开胶",
                List.of(new Line(line(sale), units, Optional.empty())),
                List.of(),
                afterId);
    }

    private static long line(Sale sale) {
        return sale.lines().get(0).lineId();
    }

    private static Decider hq(AfterSale seen) {
        return new Decider(new Actor(Actor.Type.ADMIN, 1), Scope.ALL, seen.version());
    }

    private AfterSale now(AfterSale asked) {
        return cases.find(asked.id()).orElseThrow();
    }

    private Refund refund(AfterSale asked) {
        return refunds.find(now(asked).refundId().orElseThrow()).orElseThrow();
    }

    private void order(Refund refund) {
        long total = orders.find(refund.orderId()).orElseThrow().payableFen();
        weChat.refund(new RefundOrder(refund.outRefundNo(), refund.transactionId(), refund.amountFen(), total, ""));
    }

    private void arrive(AfterSale asked) {
        var refund = refund(asked);
        order(refund);
        confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS));
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
