package io.guidepost.domain.payment;

import static io.guidepost.domain.payment.PlacedOrders.tradeNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.order.CancelOrder;
import io.guidepost.domain.order.CloseReason;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.PaymentDoor;
import io.guidepost.domain.payment.FakePaymentGateway.Fault;
import io.guidepost.domain.payment.PlacedOrders.Units;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class ReconcilePaymentsTest {

    private static final int LIMIT = 500;

    @Autowired
    PlacedOrders orders;

    @Autowired
    ReconcilePayments reconcile;

    @Autowired
    ConfirmPayment confirmPayment;

    @Autowired
    PaymentDoor door;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    FakePaymentGateway weChat;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void nothingOfOtherTestsIsDue() {
        jdbc.update("UPDATE payment_prepay SET query_at = '9999-12-31'");
        jdbc.update("UPDATE order_header SET expires_at = '9999-12-31' WHERE status IN ('PENDING_PAYMENT', 'CLOSING')");
    }

    @Test
    void aLostNoticeIsMadeUpForByAsking() {
        var sale = orders.place(new Goods(1, 18_273));
        orders.payAtWeChat(sale);

        clock.advance(Duration.ofSeconds(5));
        reconcile.runDue(LIMIT);

        assertThat(orders.status(sale)).isEqualTo(OrderStatus.PAID);
        assertThat(jdbc.queryForObject(
                        "SELECT learned_by FROM payment_capture WHERE order_id = ?", String.class, sale.orderId()))
                .isEqualTo("QUERY");
        assertThat(reconcile.runDue(LIMIT)).isZero();
    }

    @Test
    void anUnpaidOrderIsAskedAboutEverMoreRarely() {
        var sale = orders.place(new Goods(1, 18_273));
        orders.prepare(sale);

        var askedAfterSeconds = new ArrayList<Integer>();
        for (int second = 1; second <= 180; second++) {
            clock.advance(Duration.ofSeconds(1));
            long before = weChat.calls("query", tradeNo(sale));
            reconcile.runDue(LIMIT);
            if (weChat.calls("query", tradeNo(sale)) > before) {
                askedAfterSeconds.add(second);
            }
        }

        assertThat(askedAfterSeconds).containsExactly(5, 35, 155);
    }

    @Test
    void whoDoesNotPayInTimeLosesTheGoods() {
        var sale = orders.place(new Goods(2, 91_638));
        orders.prepare(sale);

        clock.advance(PlacedOrders.TIME_TO_PAY);
        reconcile.runDue(LIMIT);

        assertThat(orders.status(sale)).isEqualTo(OrderStatus.CLOSED);
        assertThat(orders.units(sale, 0)).isEqualTo(new Units(12, 0, 0, 0));
        assertThat(weChat.query(tradeNo(sale)).orElseThrow().state()).isEqualTo("CLOSED");
        assertThat(reconcile.runDue(LIMIT)).isZero();
    }

    @Test
    void anOrderThatWasNeverPreparedIsClosedWithoutAsking() {
        var sale = orders.place(new Goods(2, 91_638));

        clock.advance(PlacedOrders.TIME_TO_PAY.minusMillis(1));
        reconcile.runDue(LIMIT);
        assertThat(orders.status(sale)).isEqualTo(OrderStatus.PENDING_PAYMENT);
        clock.advance(Duration.ofMillis(1));
        reconcile.runDue(LIMIT);

        assertThat(orders.status(sale)).isEqualTo(OrderStatus.CLOSED);
        assertThat(weChat.calls("close", tradeNo(sale))).isZero();
    }

    @Test
    void ordersThatCannotBeClosedKeepNobodyElseOpen() {
        var broken = IntStream.range(0, 3)
                .mapToObj(i -> orders.place(new Goods(1, 100 + i)))
                .toList();
        clock.advance(Duration.ofSeconds(1));
        var sound = orders.place(new Goods(1, 18_273));
        broken.forEach(sale -> stock(sale, "available = available + 1, reserved = reserved - 1"));
        clock.advance(PlacedOrders.TIME_TO_PAY);

        reconcile.runDue(3);
        reconcile.runDue(3);
        assertThat(orders.status(sound)).isEqualTo(OrderStatus.CLOSED);

        assertThat(reconcile.runDue(3)).as("they wait for their next try").isZero();
        clock.advance(Duration.ofSeconds(30));
        assertThat(reconcile.runDue(3)).isEqualTo(3);
        clock.advance(Duration.ofSeconds(30));
        assertThat(reconcile.runDue(3)).as("and longer each time").isZero();

        broken.forEach(sale -> stock(sale, "available = available - 1, reserved = reserved + 1"));
        clock.advance(Duration.ofMinutes(2));
        reconcile.runDue(3);
        assertThat(broken).allSatisfy(sale -> assertThat(orders.status(sale)).isEqualTo(OrderStatus.CLOSED));
    }

    private void stock(Sale sale, String change) {
        jdbc.update(
                "UPDATE catalog_stock SET " + change + " WHERE sku_id = ?",
                sale.lines().get(0).skuId());
    }

    @Test
    void whoPaysInTheLastMomentHasPaid() {
        var sale = orders.place(new Goods(2, 91_638));
        orders.payAtWeChat(sale);
        jdbc.update("UPDATE payment_prepay SET query_at = ? WHERE order_id = ?", expiry(), sale.orderId());

        clock.advance(PlacedOrders.TIME_TO_PAY);
        reconcile.runDue(LIMIT);

        assertThat(weChat.calls("close", tradeNo(sale))).isEqualTo(1);
        assertThat(orders.status(sale)).isEqualTo(OrderStatus.PAID);
        assertThat(orders.units(sale, 0)).isEqualTo(new Units(10, 0, 2, 0));
    }

    @Test
    void moneyOfAWrongAmountDoesNotKeepAnOrderOpenForEver() {
        var sale = orders.place(new Goods(1, 18_273));
        orders.prepare(sale);
        weChat.pay(tradeNo(sale), 1, "CNY");

        clock.advance(PlacedOrders.TIME_TO_PAY);
        reconcile.runDue(LIMIT);

        assertThat(orders.status(sale)).isEqualTo(OrderStatus.CLOSED);
        assertThat(orders.balance(sale, "SUSPENSE_PAYMENT")).isEqualTo(-1);
    }

    @Test
    void aLostAnswerToAPrepayIsFoundOutByItsNumber() {
        var sale = orders.place(new Goods(1, 18_273));
        weChat.failNext("prepay", Fault.ANSWER_LOST);
        assertThatThrownBy(() -> orders.prepare(sale)).hasMessageContaining("payment_unavailable");
        weChat.pay(tradeNo(sale));

        clock.advance(Duration.ofSeconds(5));
        reconcile.runDue(LIMIT);

        assertThat(orders.status(sale)).isEqualTo(OrderStatus.PAID);
    }

    @ParameterizedTest
    @CsvSource({"LOST_ON_THE_WAY", "ANSWER_LOST"})
    void withoutAnAnswerTheOrderIsClosingUntilWeChatSpeaks(Fault fault) {
        var sale = orders.place(new Goods(1, 18_273));
        orders.prepare(sale);
        weChat.failNext("close", fault);

        clock.advance(PlacedOrders.TIME_TO_PAY);
        reconcile.runDue(LIMIT);
        assertThat(orders.status(sale)).isEqualTo(OrderStatus.CLOSING);
        assertThat(orders.units(sale, 0).reserved()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        reconcile.runDue(LIMIT);
        assertThat(orders.status(sale)).isEqualTo(OrderStatus.CLOSED);
    }

    @Test
    void whileWeChatIsDownNothingIsLost() {
        var paid = IntStream.range(0, 12)
                .mapToObj(i -> orders.place(new Goods(1, 100 + i)))
                .toList();
        paid.forEach(orders::payAtWeChat);
        for (int i = 0; i < 40; i++) {
            weChat.failNext("query", Fault.LOST_ON_THE_WAY);
        }

        clock.advance(Duration.ofSeconds(5));
        int asked = reconcile.runDue(LIMIT);
        assertThat(asked).as("a round gives up on a WeChat that is down").isEqualTo(5);

        for (int round = 0; round < 30; round++) {
            clock.advance(Duration.ofMinutes(1));
            reconcile.runDue(LIMIT);
        }
        assertThat(paid).allSatisfy(sale -> assertThat(orders.status(sale)).isEqualTo(OrderStatus.PAID));
    }

    @Test
    void twoNodesAskOnceEach() throws Exception {
        var sales = IntStream.range(0, 10)
                .mapToObj(i -> orders.place(new Goods(1, 100 + i)))
                .toList();
        sales.forEach(orders::prepare);
        clock.advance(Duration.ofSeconds(5));

        var pool = Executors.newFixedThreadPool(4);
        Callable<Integer> node = () -> reconcile.runDue(LIMIT);
        int asked = 0;
        for (var future : pool.invokeAll(List.of(node, node, node, node))) {
            asked += future.get();
        }
        pool.shutdown();

        assertThat(asked).isEqualTo(10);
        assertThat(sales).allSatisfy(sale -> assertThat(weChat.calls("query", tradeNo(sale)))
                .isEqualTo(1));
    }

    @Test
    void closingAndPayingRaceToOneEnd() throws Exception {
        for (int round = 0; round < 10; round++) {
            var sale = orders.place(new Goods(1, 18_273));
            var facts = orders.payAtWeChat(sale);
            jdbc.update("UPDATE order_header SET expires_at = ? WHERE id = ?", now(), sale.orderId());
            jdbc.update("UPDATE payment_prepay SET query_at = ? WHERE order_id = ?", now(), sale.orderId());

            var pool = Executors.newFixedThreadPool(2);
            pool.invokeAll(
                    List.of(() -> reconcile.runDue(LIMIT), () -> confirmPayment.confirm(facts, LearnedBy.NOTICE)));
            pool.shutdown();

            assertThat(orders.status(sale)).isEqualTo(OrderStatus.PAID);
            assertThat(orders.transfers(sale, "PAID")).isEqualTo(1);
            assertThat(orders.units(sale, 0)).isEqualTo(new Units(10, 0, 1, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING_PAYMENT, true, CLOSING",
        "CLOSING, true, CLOSING",
        "PAID, false, PAID",
        "SHIPPED, false, SHIPPED",
        "RECEIVED, false, RECEIVED",
        "CLOSED, true, CLOSED",
        "CANCELLED, true, CANCELLED"
    })
    void shuttingTheDoorInAnyState(OrderStatus before, boolean isShut, OrderStatus after) {
        var sale = orders.place(new Goods(1, 500));
        orders.prepare(sale);
        orders.force(sale, before);

        assertThat(door.shut(sale.orderId(), CloseReason.SHOPPER)).isEqualTo(isShut);

        assertThat(orders.status(sale)).isEqualTo(after);
    }

    @Test
    void aDoorThatWeChatDoesNotShutIsTriedAgainSoon() {
        var sale = orders.place(new Goods(1, 18_273));
        orders.prepare(sale);
        clock.advance(Duration.ofMinutes(3));
        reconcile.runDue(LIMIT);
        weChat.failNext("close", Fault.LOST_ON_THE_WAY);

        assertThatThrownBy(() -> door.shut(sale.orderId(), CloseReason.UNPAID)).isInstanceOf(GatewayUnclear.class);
        assertThat(orders.status(sale)).isEqualTo(OrderStatus.CLOSING);
        clock.advance(Duration.ofSeconds(30));
        reconcile.runDue(LIMIT);

        assertThat(orders.status(sale)).isEqualTo(OrderStatus.CLOSED);
    }

    /** The shopper asked for it; that WeChat was slow does not make it an order that nobody paid in time. */
    @Test
    void aCancellationThatWeChatDidNotAnswerEndsAsACancellation() {
        var sale = orders.place(new Goods(1, 18_273));
        orders.prepare(sale);
        weChat.failNext("close", Fault.ANSWER_LOST);

        assertThatThrownBy(() -> cancelOrder.cancel(sale.memberId(), sale.orderId()))
                .isInstanceOf(GatewayUnclear.class);
        assertThat(orders.status(sale)).isEqualTo(OrderStatus.CLOSING);
        clock.advance(Duration.ofMinutes(1));
        reconcile.runDue(LIMIT);

        assertThat(orders.status(sale)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(closeReason(sale.orderId())).isEqualTo("SHOPPER");
    }

    @Test
    void whoPaidWhileTheOrderWasBeingCancelledHasAnOrderWithoutAReasonToBeClosed() {
        var sale = orders.place(new Goods(1, 18_273));
        var facts = orders.payAtWeChat(sale);
        weChat.failNext("close", Fault.LOST_ON_THE_WAY);
        assertThatThrownBy(() -> cancelOrder.cancel(sale.memberId(), sale.orderId()))
                .isInstanceOf(GatewayUnclear.class);

        confirmPayment.confirm(facts, LearnedBy.NOTICE);

        assertThat(orders.status(sale)).isEqualTo(OrderStatus.PAID);
        assertThat(closeReason(sale.orderId())).isNull();
    }

    private String closeReason(long orderId) {
        return jdbc.queryForObject("SELECT close_reason FROM order_header WHERE id = ?", String.class, orderId);
    }

    private LocalDateTime now() {
        return PlacedOrders.utc(clock.instant());
    }

    private LocalDateTime expiry() {
        return PlacedOrders.utc(clock.instant().plus(PlacedOrders.TIME_TO_PAY));
    }
}
