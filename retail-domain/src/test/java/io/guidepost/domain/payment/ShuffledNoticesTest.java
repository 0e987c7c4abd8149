package io.guidepost.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.outbox.DeliverOutbox;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.refund.ConfirmRefund;
import io.guidepost.domain.refund.DecideRefund;
import io.guidepost.domain.refund.DecideRefund.Decider;
import io.guidepost.domain.refund.Refund;
import io.guidepost.domain.refund.RequestRefund;
import io.guidepost.domain.refund.RequestRefund.Command;
import io.guidepost.domain.refund.RequestRefund.Command.Wanted;
import io.guidepost.domain.sight.Sight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** F-06: every notice five times, in any order, on several threads, refunds before payments. */
@DomainTest
class ShuffledNoticesTest {

    private static final int TIMES = 5;
    private static final int THREADS = 8;
    private static final long SEED = 6;

    @Autowired
    PlacedOrders placed;

    @Autowired
    Sales sales;

    @Autowired
    ConfirmPayment confirmPayment;

    @Autowired
    RequestRefund requestRefund;

    @Autowired
    DecideRefund decideRefund;

    @Autowired
    ConfirmRefund confirmRefund;

    @Autowired
    DeliverOutbox deliverOutbox;

    @Autowired
    FakePaymentGateway weChat;

    @Test
    void eachOfAHundredOrdersIsPaidAndRefundedOnce() throws Exception {
        deliver(100);
    }

    /** The same at 1,000 orders over HTTP, with genuine notices, is a walk. */
    @Test
    @Tag("deep")
    void eachOfAThousandOrdersIsPaidAndRefundedOnce() throws Exception {
        deliver(1_000);
    }

    private void deliver(int count) throws Exception {
        var seller = sales.seller();
        var orders = new ArrayList<Sale>();
        for (int i = 0; i < count; i++) {
            orders.add(placed.place(seller, new Goods(2, 10_000 + i)));
        }

        var payments = new ArrayList<Callable<Object>>();
        for (var sale : orders) {
            var facts = placed.payAtWeChat(sale);
            payments.addAll(Collections.nCopies(TIMES, () -> confirmPayment.confirm(facts, LearnedBy.NOTICE)));
        }
        shuffledOnThreads(payments);
        var refunds = new ArrayList<Callable<Object>>();
        for (var sale : orders.subList(0, count / 10)) {
            var refund = requestRefund.request(new Command(
                    sale.memberId(),
                    sale.orderId(),
                    List.of(new Wanted(sale.lines().get(0).lineId(), 1)),
                    "不合适"));
            refunds.addAll(Collections.nCopies(TIMES, () -> noticeOf(refund)));
            decideRefund.approve(new Decider(1, Sight.ALL), refund.id());
        }
        while (deliverOutbox.runDue(500) > 0) {
            // What is due is due; messages that failed wait for later.
        }
        shuffledOnThreads(refunds);

        for (int i = 0; i < count; i++) {
            var sale = orders.get(i);
            long given = i < count / 10 ? sale.paidFen() / 2 : 0;
            assertThat(placed.status(sale)).isEqualTo(OrderStatus.PAID);
            assertThat(placed.transfers(sale, "PAID")).isEqualTo(1);
            assertThat(placed.transfers(sale, "ACCRUED")).isEqualTo(1);
            assertThat(placed.balance(sale, "PSP_CLEARING")).isEqualTo(sale.paidFen() - given);
            assertThat(weChat.takenFen(PlacedOrders.tradeNo(sale))).isEqualTo(sale.paidFen());
        }
    }

    private Object noticeOf(Refund refund) {
        try {
            return confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS));
        } catch (Refusal refusal) {
            throw new IllegalStateException("A refund of ours is not found", refusal);
        }
    }

    private static void shuffledOnThreads(List<Callable<Object>> notices) throws Exception {
        Collections.shuffle(notices, new Random(SEED));
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (var done : pool.invokeAll(notices)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
