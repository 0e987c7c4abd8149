package io.guidepost.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.payment.Captures;
import io.guidepost.domain.payment.ConfirmPayment;
import io.guidepost.domain.payment.FakePaymentGateway;
import io.guidepost.domain.payment.LearnedBy;
import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.payment.PlacedOrders.Units;
import io.guidepost.domain.payment.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What other shops get wrong about orders and money; each test is named after the fault that it would find. */
@DomainTest
class PeersFaultsTest {

    @Autowired
    PlacedOrders placed;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    ConfirmPayment confirmPayment;

    @Autowired
    Captures captures;

    @Autowired
    FakePaymentGateway weChat;

    /** PF-M3, PF-J4: cancelled by many at once, goods are on the shelf again once; a stranger cancels nothing. */
    @Test
    void fiftyCancelsReleaseTheGoodsOnce() throws Exception {
        var sale = placed.place(new Goods(3, 30_000));
        placed.prepare(sale);
        var stranger = placed.place(new Goods(1, 100));
        assertThatThrownBy(() -> cancelOrder.cancel(stranger.memberId(), sale.orderId()))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));

        var ended = atOnce(
                50, () -> cancelOrder.cancel(sale.memberId(), sale.orderId()).status());

        assertThat(ended).containsOnly(OrderStatus.CANCELLED);
        assertThat(placed.units(sale, 0)).isEqualTo(new Units(13, 0, 0, 0));
    }

    /** PF-M10, PF-L5, PF-R4: paid and cancelled in the same moment, an order is never closed with the shopper's money. */
    @Test
    void aPaymentAndACancelThatMeetNeverBothWin() throws Exception {
        for (int round = 0; round < 25; round++) {
            var sale = placed.place(new Goods(1, 18_273));
            placed.prepare(sale);
            var barrier = new CyclicBarrier(2);
            var pool = Executors.newFixedThreadPool(2);
            pool.invokeAll(List.<Callable<Void>>of(
                    () -> {
                        barrier.await();
                        try {
                            confirmPayment.confirm(weChat.pay(PlacedOrders.tradeNo(sale)), LearnedBy.NOTICE);
                        } catch (IllegalStateException closedAtWeChat) {
                            // Then nothing was taken.
                        }
                        return null;
                    },
                    () -> {
                        barrier.await();
                        try {
                            cancelOrder.cancel(sale.memberId(), sale.orderId());
                        } catch (Refusal paid) {
                            assertThat(paid.code()).isEqualTo("order_already_paid");
                        }
                        return null;
                    }));
            pool.shutdown();

            boolean isTaken = weChat.takenFen(PlacedOrders.tradeNo(sale)) > 0;
            assertThat(placed.status(sale)).isEqualTo(isTaken ? OrderStatus.PAID : OrderStatus.CANCELLED);
            assertThat(placed.units(sale, 0)).isEqualTo(isTaken ? new Units(10, 0, 1, 0) : new Units(11, 0, 0, 0));
        }
    }

    /** PF-L4: money that arrives after the goods went back on the shelf revives nothing; it goes back. */
    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"CLOSED", "CANCELLED"})
    void aLatePaymentRevivesNoOrder(OrderStatus ended) {
        var sale = placed.place(new Goods(1, 18_273));
        placed.prepare(sale);
        placed.force(sale, ended);

        var late = weChat.payAgain(PlacedOrders.tradeNo(sale), 18_273);
        confirmPayment.confirm(late, LearnedBy.NOTICE);

        assertThat(placed.status(sale)).isEqualTo(ended);
        assertThat(placed.units(sale, 0)).isEqualTo(new Units(11, 0, 0, 0));
        assertThat(captures.find(late.transactionId()).orElseThrow().verdict()).isEqualTo(Verdict.TOO_LATE);
        assertThat(placed.balance(sale, "SUSPENSE_PAYMENT")).isEqualTo(-18_273);
    }

    /** PF-J6: whichever of two prepays is paid pays the order; what is paid on top goes back. */
    @Test
    void twoPrepaysPayOnce() {
        var sale = placed.place(new Goods(1, 18_273));
        placed.prepare(sale);
        placed.prepare(sale);
        confirmPayment.confirm(weChat.pay(PlacedOrders.tradeNo(sale)), LearnedBy.NOTICE);
        var second = weChat.payAgain(PlacedOrders.tradeNo(sale), 18_273);

        confirmPayment.confirm(second, LearnedBy.NOTICE);

        assertThat(placed.status(sale)).isEqualTo(OrderStatus.PAID);
        assertThat(captures.find(second.transactionId()).orElseThrow().verdict())
                .isEqualTo(Verdict.SECOND);
        assertThat(placed.balance(sale, "SUSPENSE_PAYMENT")).isEqualTo(-18_273);
    }

    /** PF-M4: one order's payment, shown for another one's number, pays neither. */
    @Test
    void aNoticeOfAnotherAmountPaysNothing() {
        var cheap = placed.place(new Goods(1, 100));
        var dear = placed.place(new Goods(1, 999_900));
        placed.prepare(dear);
        var paid = placed.payAtWeChat(cheap);

        confirmPayment.confirm(
                new PaymentFacts(
                        PlacedOrders.tradeNo(dear),
                        paid.state(),
                        "x" + paid.transactionId(),
                        paid.amountFen(),
                        paid.currency(),
                        paid.payerOpenid(),
                        paid.paidAt()),
                LearnedBy.NOTICE);

        assertThat(placed.status(dear)).isEqualTo(OrderStatus.PENDING_PAYMENT);
        assertThat(placed.status(cheap)).isEqualTo(OrderStatus.PENDING_PAYMENT);
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        var pool = Executors.newFixedThreadPool(times);
        var answers = new ArrayList<T>();
        for (var done : pool.invokeAll(Collections.nCopies(times, work))) {
            answers.add(done.get());
        }
        pool.shutdown();
        return answers;
    }
}
