package io.guidepost.domain.payment;

import static io.guidepost.domain.payment.PlacedOrders.tradeNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.order.CloseOrder;
import io.guidepost.domain.order.CloseReason;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.outbox.DeliverOutbox;
import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.payment.PlacedOrders.Units;
import io.guidepost.domain.refund.ConfirmRefund;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ConfirmPaymentTest {

    @Autowired
    PlacedOrders orders;

    @Autowired
    ConfirmPayment confirmPayment;

    @Autowired
    CloseOrder closeOrder;

    @Autowired
    ConfirmRefund confirmRefund;

    @Autowired
    DeliverOutbox deliverOutbox;

    @Autowired
    FakePaymentGateway weChat;

    @Autowired
    Captures captures;

    @Test
    void aPaymentMovesStockAndMoneyEarnsCommissionAndTellsOthers() {
        var sale = orders.place(new Goods(2, 91_638), new Goods(1, 18_273));

        var verdict = confirmPayment.confirm(orders.payAtWeChat(sale), LearnedBy.NOTICE);

        assertThat(verdict).contains(Verdict.ACCEPT);
        assertThat(orders.status(sale)).isEqualTo(OrderStatus.PAID);
        assertThat(orders.units(sale, 0)).isEqualTo(new Units(10, 0, 2, 0));
        assertThat(orders.units(sale, 1)).isEqualTo(new Units(10, 0, 1, 0));
        assertThat(orders.balance(sale, "PSP_CLEARING")).isEqualTo(109_911);
        assertThat(orders.balance(sale, "SALES")).isEqualTo(-109_911);
        assertThat(orders.balance(sale, "COMMISSION_EXPENSE")).isPositive();
        assertThat(orders.messages(TellGuideOfSale.TOPIC, sale.orderId())).isEqualTo(1);
        assertThat(orders.messages(BindAfterPayment.TOPIC, sale.orderId())).isEqualTo(1);
    }

    @Test
    void fiveNoticesAndAQueryHaveTheEffectOfOne() {
        var sale = orders.place(new Goods(1, 18_273));
        var facts = orders.pay(sale);

        for (int again = 0; again < 4; again++) {
            assertThat(confirmPayment.confirm(facts, LearnedBy.NOTICE)).contains(Verdict.REPEAT);
        }
        assertThat(confirmPayment.confirm(facts, LearnedBy.QUERY)).contains(Verdict.REPEAT);

        assertPaidOnce(sale);
        assertThat(orders.units(sale, 0)).isEqualTo(new Units(10, 0, 1, 0));
    }

    @Test
    void twentyNoticesAtOnceMakeOneCapture() throws Exception {
        var sale = orders.place(new Goods(1, 18_273));
        var facts = orders.payAtWeChat(sale);

        var verdicts = atOnce(20, () -> confirmPayment.confirm(facts, LearnedBy.NOTICE));

        assertThat(verdicts.stream().filter(verdict -> verdict.orElseThrow() == Verdict.ACCEPT))
                .hasSize(1);
        assertThat(verdicts.stream().filter(verdict -> verdict.orElseThrow() == Verdict.REPEAT))
                .hasSize(19);
        assertPaidOnce(sale);
    }

    @Test
    void aPaymentWhileTheOrderIsBeingClosedIsAccepted() {
        var sale = orders.place(new Goods(1, 18_273));
        var facts = orders.payAtWeChat(sale);
        orders.force(sale, OrderStatus.CLOSING);

        assertThat(confirmPayment.confirm(facts, LearnedBy.NOTICE)).contains(Verdict.ACCEPT);

        assertPaidOnce(sale);
    }

    /** R4, L4: money for a closed order is neither kept nor lost. */
    @Test
    void aLatePaymentGoesBackAndRevivesNothing() {
        var sale = orders.place(new Goods(2, 91_638));
        var facts = orders.payAtWeChat(sale);
        closeOrder.close(sale.orderId(), CloseReason.UNPAID);

        assertThat(confirmPayment.confirm(facts, LearnedBy.NOTICE)).contains(Verdict.TOO_LATE);
        assertThat(orders.balance(sale, "SUSPENSE_PAYMENT")).isEqualTo(-91_638);
        goesBack(facts);

        assertThat(orders.status(sale)).isEqualTo(OrderStatus.CLOSED);
        assertThat(orders.units(sale, 0)).isEqualTo(new Units(12, 0, 0, 0));
        assertThat(orders.balance(sale, "SUSPENSE_PAYMENT")).isZero();
        assertThat(orders.balance(sale, "PSP_CLEARING")).isZero();
        assertThat(orders.balance(sale, "SALES")).isZero();
        assertThat(orders.balance(sale, "COMMISSION_EXPENSE")).isZero();
        assertThat(orders.messages(TellGuideOfSale.TOPIC, sale.orderId())).isZero();
    }

    /** R5: what WeChat took is compared with what was asked. */
    @ParameterizedTest
    @CsvSource({"18272, CNY", "18274, CNY", "1, CNY", "18273, USD"})
    void moneyOfAWrongAmountGoesBackAndTheOrderStaysUnpaid(long fen, String currency) {
        var sale = orders.place(new Goods(1, 18_273));
        orders.prepare(sale);
        var facts = weChat.pay(tradeNo(sale), fen, currency);

        assertThat(confirmPayment.confirm(facts, LearnedBy.NOTICE)).contains(Verdict.WRONG_AMOUNT);
        goesBack(facts);

        assertThat(orders.status(sale)).isEqualTo(OrderStatus.PENDING_PAYMENT);
        assertThat(orders.balance(sale, "SUSPENSE_PAYMENT")).isZero();
        assertThat(orders.balance(sale, "PSP_CLEARING")).isZero();
        assertThat(orders.units(sale, 0)).isEqualTo(new Units(10, 1, 0, 0));
    }

    @Test
    void aSecondPaymentGoesBackAndTheFirstStays() {
        var sale = orders.place(new Goods(1, 18_273));
        orders.pay(sale);
        var second = weChat.payAgain(tradeNo(sale), 18_273);

        assertThat(confirmPayment.confirm(second, LearnedBy.NOTICE)).contains(Verdict.SECOND);
        assertThat(confirmPayment.confirm(second, LearnedBy.NOTICE)).contains(Verdict.REPEAT);
        goesBack(second);

        assertPaidOnce(sale);
        assertThat(orders.balance(sale, "PSP_CLEARING")).isEqualTo(18_273);
        assertThat(orders.balance(sale, "SUSPENSE_PAYMENT")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING_PAYMENT, ACCEPT, PAID",
        "CLOSING, ACCEPT, PAID",
        "PAID, SECOND, PAID",
        "SHIPPED, SECOND, SHIPPED",
        "RECEIVED, SECOND, RECEIVED",
        "CLOSED, TOO_LATE, CLOSED",
        "CANCELLED, TOO_LATE, CANCELLED"
    })
    void moneyForAnOrderInAnyState(OrderStatus before, Verdict verdict, OrderStatus after) {
        var sale = orders.place(new Goods(1, 500));
        var facts = orders.payAtWeChat(sale);
        orders.force(sale, before);

        assertThat(confirmPayment.confirm(facts, LearnedBy.NOTICE)).contains(verdict);

        assertThat(orders.status(sale)).isEqualTo(after);
        assertThat(captures.of(sale.orderId())).extracting(Capture::verdict).containsExactly(verdict);
    }

    @Test
    void whatWasNotTakenChangesNothing() {
        var sale = orders.place(new Goods(1, 18_273));
        orders.prepare(sale);
        var facts = new PaymentFacts(tradeNo(sale), "NOTPAY", "", 18_273, "CNY", "o_chen", Instant.EPOCH);

        assertThat(confirmPayment.confirm(facts, LearnedBy.QUERY)).isEmpty();

        assertThat(orders.status(sale)).isEqualTo(OrderStatus.PENDING_PAYMENT);
    }

    @Test
    void aNumberThatIsNotOursIsNotFound() {
        var facts = new PaymentFacts("G404404", "SUCCESS", "T404", 1, "CNY", "o_chen", Instant.EPOCH);

        assertThatThrownBy(() -> confirmPayment.confirm(facts, LearnedBy.NOTICE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    private void assertPaidOnce(Sale sale) {
        assertThat(orders.status(sale)).isEqualTo(OrderStatus.PAID);
        assertThat(orders.transfers(sale, "PAID")).isEqualTo(1);
        assertThat(orders.transfers(sale, "ACCRUED")).isEqualTo(1);
        assertThat(captures.accepted(sale.orderId())).isPresent();
        assertThat(orders.messages(TellGuideOfSale.TOPIC, sale.orderId())).isEqualTo(1);
    }

    /** By nobody's hand: what the outbox sends is what WeChat carries out, once. */
    private void goesBack(PaymentFacts facts) {
        while (deliverOutbox.runDue(200) == 200) {
            // Messages of other tests are due as well.
        }
        deliverOutbox.runDue(200);
        var outRefundNo = "S" + facts.transactionId();
        assertThat(weChat.calls("refund", outRefundNo)).isEqualTo(1);
        var notice = weChat.decideRefund(outRefundNo, RefundState.SUCCESS);
        confirmRefund.confirm(notice);
        confirmRefund.confirm(notice);
        assertThat(weChat.refundedFen(facts.transactionId())).isEqualTo(facts.amountFen());
    }

    static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        var pool = Executors.newFixedThreadPool(times);
        try {
            var futures = pool.invokeAll(Collections.nCopies(times, call));
            return futures.stream().map(ConfirmPaymentTest::get).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
