package io.guidepost.domain.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.payment.ConfirmPayment;
import io.guidepost.domain.payment.FakePaymentGateway;
import io.guidepost.domain.payment.FakePaymentGateway.Fault;
import io.guidepost.domain.payment.LearnedBy;
import io.guidepost.domain.payment.PaymentGateway.RefundFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundOrder;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.payment.PlacedOrders.Units;
import io.guidepost.domain.payment.RefundSuspense;
import io.guidepost.domain.payment.Verdict;
import io.guidepost.domain.refund.DecideRefund.Decider;
import io.guidepost.domain.refund.RequestRefund.Command;
import io.guidepost.domain.refund.RequestRefund.Command.Wanted;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class RefundsTest {

    private static final Decider HEADQUARTERS = new Decider(1, Sight.ALL);
    private static final int LIMIT = 500;

    @Autowired
    PlacedOrders placed;

    @Autowired
    Sales sales;

    @Autowired
    Orders orders;

    @Autowired
    RequestRefund requestRefund;

    @Autowired
    DecideRefund decideRefund;

    @Autowired
    SendRefund sendRefund;

    @Autowired
    ConfirmRefund confirmRefund;

    @Autowired
    ReconcileRefunds reconcile;

    @Autowired
    RefundSuspendedPayment refundSuspendedPayment;

    @Autowired
    ConfirmPayment confirmPayment;

    @Autowired
    SettleFailedSuspense settleFailed;

    @Autowired
    Resolutions resolutions;

    @Autowired
    Ledger ledger;

    @Autowired
    Refunds refunds;

    @Autowired
    FakePaymentGateway weChat;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void nothingOfOtherTestsIsDue() {
        jdbc.update("UPDATE refund_request SET query_at = '9999-12-31'");
    }

    // The way of a refund.

    @Test
    void arrivedMoneyRaisesTheLineMovesTheLedgerAndTakesCommissionBack() {
        var sale = paid(new Goods(2, 91_638), new Goods(1, 18_273));
        long earned = placed.balance(sale, "COMMISSION_EXPENSE");

        var refund = request(sale, 0, 1);
        assertThat(refund.status()).isEqualTo(RefundStatus.REQUESTED);
        assertThat(refund.amountFen()).isEqualTo(45_819);
        approveAndSend(refund);
        assertThat(status(refund)).isEqualTo(RefundStatus.PROCESSING);
        assertThat(line(sale, 0).refundedFen()).as("accepted is not arrived").isZero();
        assertThat(placed.balance(sale, "COMMISSION_EXPENSE")).isEqualTo(earned);

        confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS));

        assertThat(status(refund)).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(line(sale, 0).refundedQuantity()).isEqualTo(1);
        assertThat(line(sale, 0).refundedFen()).isEqualTo(45_819);
        assertThat(placed.balance(sale, "REFUNDS")).isEqualTo(45_819);
        assertThat(placed.balance(sale, "PSP_CLEARING")).isEqualTo(109_911 - 45_819);
        // 5 % for the guide and 2 % for the store, each of what is kept and rounded down.
        assertThat(placed.balance(sale, "COMMISSION_EXPENSE")).isEqualTo(2_290 + 913 + 916 + 365);
        assertThat(placed.units(sale, 0)).as("never sent").isEqualTo(new Units(11, 0, 2, 1));
        assertThat(placed.status(sale)).isEqualTo(OrderStatus.PAID);
    }

    /** B7, with the figures of its vector: 5000 fen of the shoes, which stay where they are. */
    @Test
    void aPriceThatFellGoesBackWithoutGoodsWhenTwoPersonsSaySo() {
        var sale = placed.place(new Goods(2, 91_638), new Goods(3, 7_989));
        sales.rateForSku(sale.lines().get(0).skuId(), "GUIDE", 800, null);
        sales.rateForSku(sale.lines().get(1).skuId(), "GUIDE", null, 300L);
        placed.pay(sale);
        long shoes = lineId(sale, 0);
        long socks = lineId(sale, 1);
        long order = sale.orderId();
        assertThat(earned(shoes)).isEqualTo(7_331);
        assertThat(earned(socks)).isEqualTo(900);

        var refund = requestRefund.protectPrice(order, Map.of(shoes, 5_000L, socks, 1_000L), "大促降价", 1);

        assertRefused(
                () -> decideRefund.approve(new DecideRefund.Decider(1, Sight.ALL), refund.id()),
                Refusal.Kind.FORBIDDEN,
                "maker_is_checker");
        decideRefund.approve(new DecideRefund.Decider(2, Sight.ALL), refund.id());
        sendRefund.deliver(new SendRefund.Message(refund.id()));
        confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS));

        assertThat(earned(shoes)).isEqualTo(6_931);
        assertThat(earned(socks)).as("so much for each unit kept").isEqualTo(900);
        assertThat(line(sale, 0).keptQuantity()).isEqualTo(2);
        assertThat(line(sale, 0).keptFen()).isEqualTo(86_638);
        assertThat(placed.units(sale, 0).restocked()).isZero();
        assertRefused(
                () -> requestRefund.protectPrice(order, Map.of(shoes, 86_639L), "再降", 1),
                Refusal.Kind.REFUSED,
                "refund_amount_exceeded");
    }

    private long earned(long lineId) {
        return jdbc.queryForObject(
                "SELECT SUM(accrued_fen - clawed_fen) FROM commission_accrual WHERE line_id = ? AND payee_type = 'GUIDE'",
                Long.class,
                lineId);
    }

    @Test
    void fullRefundsEndAtExactlyZero() {
        var sale = paid(new Goods(3, 10_000));

        for (int unit = 0; unit < 3; unit++) {
            succeed(request(sale, 0, 1));
        }

        assertThat(line(sale, 0).refundedFen()).isEqualTo(10_000);
        assertThat(placed.balance(sale, "PSP_CLEARING")).isZero();
        assertThat(placed.balance(sale, "COMMISSION_EXPENSE")).isZero();
        assertThat(amounts(sale)).containsExactlyInAnyOrder(3_333L, 3_333L, 3_334L);
    }

    @Test
    void sentGoodsDoNotReturnToTheShelfByThemselves() {
        var sale = paid(new Goods(2, 91_638));
        placed.force(sale, OrderStatus.SHIPPED);

        succeed(request(sale, 0, 2));

        assertThat(placed.units(sale, 0)).isEqualTo(new Units(10, 0, 2, 0));
        assertThat(placed.status(sale)).isEqualTo(OrderStatus.SHIPPED);
    }

    @Test
    void aRepeatedNoticeHasNoEffect() throws Exception {
        var sale = paid(new Goods(2, 91_638));
        var refund = request(sale, 0, 1);
        approveAndSend(refund);
        var notice = weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS);

        var seen = atOnce(20, i -> confirmRefund.confirm(notice));

        assertThat(seen).containsOnly(RefundStatus.SUCCEEDED);
        assertThat(placed.balance(sale, "REFUNDS")).isEqualTo(45_819);
        assertThat(line(sale, 0).refundedQuantity()).isEqualTo(1);
        assertThat(placed.units(sale, 0).restocked()).isEqualTo(1);
    }

    @Test
    void theNoticeMayComeBeforeOurOwnCallHasReturned() {
        var sale = paid(new Goods(2, 91_638));
        var refund = request(sale, 0, 1);
        decideRefund.approve(HEADQUARTERS, refund.id());
        weChat.refund(new RefundOrder(refund.outRefundNo(), refund.transactionId(), refund.amountFen(), 91_638, ""));

        confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS));
        sendRefund.deliver(new SendRefund.Message(refund.id()));

        assertThat(status(refund)).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(weChat.calls("refund", refund.outRefundNo())).isEqualTo(1);
    }

    /** However often, and by however many at once, the message is delivered. */
    @Test
    void aSecondPaymentGoesBackExactlyOnce() throws Exception {
        var sale = paid(new Goods(1, 18_273));
        var second = weChat.payAgain(PlacedOrders.tradeNo(sale), 18_273);
        confirmPayment.confirm(second, LearnedBy.NOTICE);
        var message = new RefundSuspense(second.transactionId(), sale.orderId(), 18_273, Verdict.SECOND);

        var pool = Executors.newFixedThreadPool(8);
        Callable<Void> delivery = () -> {
            refundSuspendedPayment.deliver(message);
            return null;
        };
        for (var done : pool.invokeAll(Collections.nCopies(16, delivery))) {
            done.get();
        }
        pool.shutdown();
        var refund = refunds.findByNo("S" + second.transactionId()).orElseThrow();
        weChat.failNext("refund", Fault.ANSWER_LOST);
        for (int again = 0; again < 3; again++) {
            sendRefund.deliver(new SendRefund.Message(refund.id()));
        }
        var arrived = weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS);
        for (int again = 0; again < 3; again++) {
            confirmRefund.confirm(arrived);
        }

        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM refund_request WHERE order_id = ?", Long.class, sale.orderId()))
                .isEqualTo(1);
        assertThat(weChat.refundedFen(second.transactionId())).isEqualTo(18_273);
        assertThat(placed.balance(sale, "SUSPENSE_PAYMENT")).isZero();
        assertThat(placed.balance(sale, "PSP_CLEARING")).isEqualTo(18_273);
        assertThat(ledger.trialBalance().isBalanced()).isTrue();
        assertThat(placed.status(sale)).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void suspenseThatFailedIsTriedAgainUnderItsNumber() {
        var sale = paid(new Goods(1, 18_273));
        var failed = failedSuspense(sale);
        assertThat(resolutions.stuck(Long.MAX_VALUE, 10)).extracting(Refund::id).contains(failed.id());

        assertThat(settleFailed.retry(failed.id()).status()).isEqualTo(RefundStatus.APPROVED);
        reconcile.runDue(10);
        confirmRefund.confirm(weChat.decideRefund(failed.outRefundNo(), RefundState.SUCCESS));

        assertThat(status(failed)).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(weChat.refundedFen(failed.transactionId())).isEqualTo(18_273);
        assertThat(placed.balance(sale, "SUSPENSE_PAYMENT")).isZero();
        assertRefused(() -> settleFailed.retry(failed.id()), Refusal.Kind.CONFLICT, "refund_not_failed");
        assertRefused(() -> settleFailed.propose(failed.id(), 1, "x", "y"), Refusal.Kind.CONFLICT, "refund_not_failed");
        assertThat(resolutions.stuck(Long.MAX_VALUE, 10)).extracting(Refund::id).doesNotContain(failed.id());
    }

    @Test
    void suspenseThatFailedIsGivenBackByHandWhenTwoPersonsSaySo() {
        var sale = paid(new Goods(1, 18_273));
        var failed = failedSuspense(sale);

        settleFailed.propose(failed.id(), 11, "银行流水 2026110200017", "微信退款失败，已银行转账");
        assertRefused(
                () -> settleFailed.propose(failed.id(), 12, "x", "y"),
                Refusal.Kind.CONFLICT,
                "resolution_proposed_already");
        assertRefused(() -> settleFailed.approve(failed.id(), 11), Refusal.Kind.FORBIDDEN, "maker_is_checker");
        assertThat(placed.balance(sale, "SUSPENSE_PAYMENT")).isEqualTo(-18_273);

        settleFailed.approve(failed.id(), 12);
        settleFailed.approve(failed.id(), 12);

        assertThat(status(failed)).isEqualTo(RefundStatus.RESOLVED);
        assertThat(placed.balance(sale, "SUSPENSE_PAYMENT")).isZero();
        assertThat(placed.balance(sale, "PSP_CLEARING")).isEqualTo(2 * 18_273);
        assertThat(placed.balance(sale, "HAND_PAYOUT")).isEqualTo(-18_273);
        assertThat(weChat.refundedFen(failed.transactionId())).isZero();
        assertRefused(() -> settleFailed.retry(failed.id()), Refusal.Kind.CONFLICT, "refund_not_failed");
        assertThat(ledger.trialBalance().isBalanced()).isTrue();
    }

    @Test
    void whatWeChatIsAtWorkOnIsNotGivenBackByHandAsWell() {
        var sale = paid(new Goods(1, 18_273));
        var failed = failedSuspense(sale);
        settleFailed.propose(failed.id(), 11, "1", "2");
        sendRefund.send(failed);
        assertThat(weChat.queryRefund(failed.outRefundNo())).isPresent();

        assertRefused(() -> settleFailed.approve(failed.id(), 12), Refusal.Kind.CONFLICT, "wechat_is_at_work");
        assertThat(status(failed)).isEqualTo(RefundStatus.FAILED);

        settleFailed.retry(failed.id());
        assertThat(resolutions.find(failed.id())).isEmpty();
        assertRefused(() -> settleFailed.retry(request(sale, 0, 1).id()), Refusal.Kind.NOT_FOUND, "not_found");
    }

    /** A second payment of the order whose refund WeChat refuses for good. */
    private Refund failedSuspense(Sale sale) {
        var second = weChat.payAgain(PlacedOrders.tradeNo(sale), 18_273);
        confirmPayment.confirm(second, LearnedBy.NOTICE);
        refundSuspendedPayment.deliver(
                new RefundSuspense(second.transactionId(), sale.orderId(), 18_273, Verdict.SECOND));
        var refund = refunds.findByNo("S" + second.transactionId()).orElseThrow();
        weChat.rejectNext("refund", "INVALID_REQUEST");
        sendRefund.deliver(new SendRefund.Message(refund.id()));
        assertThat(status(refund)).isEqualTo(RefundStatus.FAILED);
        return refund;
    }

    @Test
    void aRefundThatIsNotOursIsNotFound() {
        var facts = new RefundFacts("R404", "50", RefundState.SUCCESS, 1, Optional.of(Instant.EPOCH));

        assertRefused(() -> confirmRefund.confirm(facts), Refusal.Kind.NOT_FOUND, "not_found");
    }

    @Test
    void anotherAmountThanOursIsNotBelieved() {
        var sale = paid(new Goods(2, 91_638));
        var refund = request(sale, 0, 1);
        approveAndSend(refund);
        var facts = new RefundFacts(refund.outRefundNo(), "50", RefundState.SUCCESS, 1, Optional.of(clock.instant()));

        assertThatThrownBy(() -> confirmRefund.confirm(facts)).isInstanceOf(IllegalStateException.class);
        assertThat(status(refund)).isEqualTo(RefundStatus.PROCESSING);
    }

    // Asking.

    @Test
    void openRequestsCountAsGivenBack() {
        var sale = paid(new Goods(2, 91_638));
        request(sale, 0, 2);

        assertRefused(() -> request(sale, 0, 1), Refusal.Kind.REFUSED, "refund_quantity_exceeded");
    }

    @Test
    void aRejectedRequestCountsNoMore() {
        var sale = paid(new Goods(2, 91_638));
        var refund = request(sale, 0, 2);
        decideRefund.reject(HEADQUARTERS, refund.id(), "商品已穿着");

        assertThat(request(sale, 0, 2).amountFen()).isEqualTo(91_638);
    }

    /** R8: no refund is lost between reading and writing. */
    @Test
    void aHundredRequestsAtOnceNeverExceedWhatWasPaid() throws Exception {
        var sale = paid(new Goods(7, 10_001));

        var answers = atOnce(100, i -> {
            try {
                return request(sale, 0, 1).amountFen();
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isEqualTo("refund_quantity_exceeded");
                return 0L;
            }
        });

        assertThat(answers.stream().filter(amount -> amount > 0)).hasSize(7);
        assertThat(answers.stream().mapToLong(Long::longValue).sum()).isEqualTo(10_001);
    }

    /** R9: two lines that are given back at the same moment both count. */
    @Test
    void refundsOfTwoLinesThatArriveTogetherBothCount() throws Exception {
        var sale = paid(new Goods(1, 30_000), new Goods(1, 20_000));
        var asked = List.of(request(sale, 0, 1), request(sale, 1, 1));
        asked.forEach(this::approveAndSend);
        var notices = asked.stream()
                .map(refund -> weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS))
                .toList();

        atOnce(2, i -> confirmRefund.confirm(notices.get(i)));

        assertThat(line(sale, 0).keptFen() + line(sale, 1).keptFen()).isZero();
        assertThat(placed.balance(sale, "REFUNDS")).isEqualTo(50_000);
        assertThat(placed.balance(sale, "COMMISSION_EXPENSE")).isZero();
    }

    @Test
    void severalLinesAreOneRefundAndALineNamedTwiceIsAddedUp() {
        var sale = paid(new Goods(2, 91_638), new Goods(3, 7_989));

        var refund = requestRefund.request(new Command(
                sale.memberId(),
                sale.orderId(),
                List.of(new Wanted(lineId(sale, 1), 1), new Wanted(lineId(sale, 0), 1), new Wanted(lineId(sale, 1), 1)),
                "不合适"));

        assertThat(refund.amountFen()).isEqualTo(45_819 + 5_326);
        assertThat(refund.lines()).hasSize(2);
        assertThat(refunds.find(refund.id()).orElseThrow()).isEqualTo(refund);
    }

    @Test
    void anotherMembersOrderDoesNotExist() {
        var sale = paid(new Goods(1, 18_273));
        var wish = new Command(sale.memberId() + 1, sale.orderId(), List.of(new Wanted(lineId(sale, 0), 1)), "x");

        assertRefused(() -> requestRefund.request(wish), Refusal.Kind.NOT_FOUND, "not_found");
    }

    @Test
    void anotherOrdersLineDoesNotExist() {
        var sale = paid(new Goods(1, 18_273));
        var other = paid(new Goods(1, 18_273));
        var wish = new Command(sale.memberId(), sale.orderId(), List.of(new Wanted(lineId(other, 0), 1)), "x");

        assertRefused(() -> requestRefund.request(wish), Refusal.Kind.NOT_FOUND, "not_found");
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"PENDING_PAYMENT", "CLOSING", "CLOSED", "CANCELLED"})
    void whatIsNotPaidCannotBeRefunded(OrderStatus status) {
        var sale = placed.place(new Goods(1, 18_273));
        placed.force(sale, status);

        assertRefused(() -> request(sale, 0, 1), Refusal.Kind.CONFLICT, "order_not_refundable");
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"PAID", "SHIPPED", "RECEIVED"})
    void whatIsPaidCanBeRefunded(OrderStatus status) {
        var sale = paid(new Goods(1, 18_273));
        placed.force(sale, status);

        assertThat(request(sale, 0, 1).amountFen()).isEqualTo(18_273);
    }

    /** F-RY7: the time for returns ends. */
    @Test
    void afterReceiptTheWindowIsOpenToTheEndOfTheSeventhDay() {
        var sale = paid(new Goods(2, 18_274));
        placed.force(sale, OrderStatus.RECEIVED);
        // Received at 18:00 in Shanghai on some day from now; day seven ends at midnight there.
        var day = clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS);
        jdbc.update(
                "UPDATE order_header SET received_at = ? WHERE id = ?",
                PlacedOrders.utc(day.plus(Duration.ofHours(10))),
                sale.orderId());
        var closes = day.plus(Duration.ofDays(7)).plus(Duration.ofHours(16));

        assertThat(requestAt(closes.minusMillis(1), sale)).isEmpty();
        assertThat(requestAt(closes, sale)).contains("refund_window_closed");
    }

    @Test
    void goodsThatCostNothingGiveNothingBack() {
        var sale = paid(new Goods(3, 2));

        assertRefused(() -> request(sale, 0, 1), Refusal.Kind.REFUSED, "nothing_to_refund");
        assertThat(request(sale, 0, 3).amountFen()).isEqualTo(2);
    }

    // Deciding.

    @Test
    void aRegionSeesItsOwnRefundsOnly() {
        var seller = sales.seller();
        var sale = placed.place(seller, new Goods(1, 18_273));
        placed.pay(sale);
        var refund = request(sale, 0, 1);
        var own = new Decider(2, Sight.region(seller.regionId()));
        var other = new Decider(3, Sight.region(sales.seller().regionId()));

        assertRefused(() -> decideRefund.approve(other, refund.id()), Refusal.Kind.NOT_FOUND, "not_found");
        assertRefused(() -> decideRefund.reject(other, refund.id(), "x"), Refusal.Kind.NOT_FOUND, "not_found");
        assertThat(refunds.page(other.sight(), Optional.empty(), Long.MAX_VALUE, 10))
                .isEmpty();
        assertThat(refunds.page(own.sight(), Optional.of(RefundStatus.REQUESTED), Long.MAX_VALUE, 10))
                .containsExactly(refund);
        assertThat(decideRefund.approve(own, refund.id()).status()).isEqualTo(RefundStatus.APPROVED);
    }

    @Test
    void aDecisionIsFinalAndMayBeRepeated() {
        var sale = paid(new Goods(2, 18_274));
        var yes = request(sale, 0, 1);
        var no = request(sale, 0, 1);

        decideRefund.approve(HEADQUARTERS, yes.id());
        decideRefund.reject(HEADQUARTERS, no.id(), "商品已穿着");

        assertThat(decideRefund.approve(HEADQUARTERS, yes.id()).status()).isEqualTo(RefundStatus.APPROVED);
        assertThat(placed.messages("refund.send", yes.id())).isEqualTo(1);
        assertThat(decideRefund.reject(HEADQUARTERS, no.id(), "另一个原因").failReason())
                .contains("商品已穿着");
        assertRefused(
                () -> decideRefund.reject(HEADQUARTERS, yes.id(), "x"),
                Refusal.Kind.CONFLICT,
                "refund_already_decided");
        assertRefused(
                () -> decideRefund.approve(HEADQUARTERS, no.id()), Refusal.Kind.CONFLICT, "refund_already_decided");
        assertThat(placed.messages("refund.send", no.id())).isZero();
    }

    @Test
    void approvalAndRejectionRaceToOneEnd() throws Exception {
        var sale = paid(new Goods(20, 20_000));
        for (int round = 0; round < 10; round++) {
            var refund = request(sale, 0, 1);

            atOnce(2, i -> {
                try {
                    return i == 0
                            ? decideRefund.approve(HEADQUARTERS, refund.id())
                            : decideRefund.reject(HEADQUARTERS, refund.id(), "x");
                } catch (Refusal refusal) {
                    return refund;
                }
            });

            boolean isApproved = status(refund) == RefundStatus.APPROVED;
            assertThat(placed.messages("refund.send", refund.id())).isEqualTo(isApproved ? 1 : 0);
        }
    }

    // When WeChat does not answer.

    @Test
    void aLostAnswerIsFoundOutWithTheSameNumber() {
        var sale = paid(new Goods(2, 91_638));
        var refund = request(sale, 0, 1);
        weChat.failNext("refund", Fault.ANSWER_LOST);
        approveAndSend(refund);
        assertThat(status(refund)).isEqualTo(RefundStatus.UNKNOWN);
        weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS);

        clock.advance(Duration.ofMinutes(1));
        reconcile.runDue(LIMIT);

        assertThat(status(refund)).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(weChat.calls("refund", refund.outRefundNo())).isEqualTo(1);
        assertThat(placed.balance(sale, "REFUNDS")).isEqualTo(45_819);
    }

    @Test
    void whatNeverArrivedIsSentAgainWithTheSameNumberAfterAMinute() {
        var sale = paid(new Goods(2, 91_638));
        var refund = request(sale, 0, 1);
        weChat.failNext("refund", Fault.LOST_ON_THE_WAY);
        approveAndSend(refund);
        assertThat(status(refund)).isEqualTo(RefundStatus.UNKNOWN);

        clock.advance(Duration.ofSeconds(59));
        reconcile.runDue(LIMIT);
        sendRefund.deliver(new SendRefund.Message(refund.id()));
        assertThat(weChat.calls("refund", refund.outRefundNo())).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        reconcile.runDue(LIMIT);

        assertThat(weChat.calls("refund", refund.outRefundNo())).isEqualTo(2);
        assertThat(status(refund)).isEqualTo(RefundStatus.PROCESSING);
    }

    @Test
    void aLostNoticeIsMadeUpForByAsking() {
        var sale = paid(new Goods(2, 91_638));
        var refund = request(sale, 0, 1);
        approveAndSend(refund);
        weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS);

        clock.advance(Duration.ofMinutes(1));
        reconcile.runDue(LIMIT);

        assertThat(status(refund)).isEqualTo(RefundStatus.SUCCEEDED);
        clock.advance(Duration.ofDays(1));
        assertThat(reconcile.runDue(LIMIT)).isZero();
    }

    @Test
    void aLostMessageDoesNotLoseTheRefund() {
        var sale = paid(new Goods(2, 91_638));
        var refund = request(sale, 0, 1);
        decideRefund.approve(HEADQUARTERS, refund.id());

        clock.advance(Duration.ofMinutes(10));
        reconcile.runDue(LIMIT);

        assertThat(status(refund)).isEqualTo(RefundStatus.PROCESSING);
    }

    @Test
    void anEmptyMerchantAccountIsNoEnd() {
        var sale = paid(new Goods(2, 91_638));
        var refund = request(sale, 0, 1);
        weChat.rejectNext("refund", "NOT_ENOUGH");
        approveAndSend(refund);
        assertThat(status(refund)).isEqualTo(RefundStatus.UNKNOWN);

        clock.advance(Duration.ofMinutes(1));
        reconcile.runDue(LIMIT);

        assertThat(status(refund)).isEqualTo(RefundStatus.PROCESSING);
    }

    @Test
    void whatWeChatRefusesForGoodCanBeAskedForAgain() {
        var sale = paid(new Goods(2, 91_638));
        long earned = placed.balance(sale, "COMMISSION_EXPENSE");
        var refund = request(sale, 0, 2);
        weChat.rejectNext("refund", "INVALID_REQUEST");
        approveAndSend(refund);

        assertThat(status(refund)).isEqualTo(RefundStatus.FAILED);
        assertThat(placed.balance(sale, "COMMISSION_EXPENSE")).isEqualTo(earned);
        var again = request(sale, 0, 2);
        assertThat(again.outRefundNo()).isNotEqualTo(refund.outRefundNo());
        succeed(again);
        assertThat(line(sale, 0).refundedFen()).isEqualTo(91_638);
    }

    @ParameterizedTest
    @CsvSource({"ABNORMAL, ABNORMAL", "CLOSED, FAILED"})
    void whatDoesNotArriveTakesNothingBack(RefundState said, RefundStatus expected) {
        var sale = paid(new Goods(2, 91_638));
        long earned = placed.balance(sale, "COMMISSION_EXPENSE");
        var refund = request(sale, 0, 1);
        approveAndSend(refund);

        confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), said));

        assertThat(status(refund)).isEqualTo(expected);
        assertThat(line(sale, 0).refundedFen()).isZero();
        assertThat(placed.balance(sale, "COMMISSION_EXPENSE")).isEqualTo(earned);
        assertThat(placed.balance(sale, "REFUNDS")).isZero();
    }

    @Test
    void anAbnormalRefundMaySucceedAfterAll() {
        var sale = paid(new Goods(2, 91_638));
        var refund = request(sale, 0, 1);
        approveAndSend(refund);
        confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), RefundState.ABNORMAL));
        assertRefused(() -> request(sale, 0, 2), Refusal.Kind.REFUSED, "refund_quantity_exceeded");

        weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS);
        clock.advance(Duration.ofHours(6));
        reconcile.runDue(LIMIT);

        assertThat(status(refund)).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(placed.balance(sale, "REFUNDS")).isEqualTo(45_819);
    }

    // In whatever order it happens.

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    /** Any sequence of wishes, decisions, faults and outcomes: our books and WeChat's agree, and nothing is overpaid. */
    @ParameterizedTest
    @MethodSource("seeds")
    void ourBooksFollowWeChats(long seed) {
        var random = new Random(seed);
        var goods = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> new Goods(1 + random.nextInt(5), 1 + random.nextInt(100_000)))
                .toArray(Goods[]::new);
        var sale = paid(goods);
        var asked = new ArrayList<Refund>();

        for (int step = 0; step < 40; step++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    try {
                        asked.add(request(sale, random.nextInt(goods.length), 1 + random.nextInt(3)));
                    } catch (Refusal refusal) {
                        assertThat(refusal.code()).isIn("refund_quantity_exceeded", "nothing_to_refund");
                    }
                }
                case 2 ->
                    pick(asked, random).ifPresent(refund -> {
                        if (random.nextInt(4) == 0) {
                            weChat.failNext("refund", random.nextBoolean() ? Fault.ANSWER_LOST : Fault.LOST_ON_THE_WAY);
                        }
                        approveAndSend(refund);
                    });
                case 3 ->
                    pick(asked, random)
                            .filter(refund ->
                                    weChat.queryRefund(refund.outRefundNo()).isPresent())
                            .filter(refund -> !status(refund).equals(RefundStatus.SUCCEEDED)
                                    && !status(refund).equals(RefundStatus.FAILED))
                            .ifPresent(refund -> {
                                var said = RefundState.values()[random.nextInt(4)];
                                confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), said));
                            });
                case 4 ->
                    pick(asked, random)
                            .filter(refund -> status(refund) == RefundStatus.REQUESTED)
                            .ifPresent(refund -> decideRefund.reject(HEADQUARTERS, refund.id(), "x"));
                default -> {
                    clock.advance(Duration.ofMinutes(20));
                    reconcile.runDue(LIMIT);
                }
            }
            assertBooksAgree(sale, seed);
        }
    }

    private void assertBooksAgree(Sale sale, long seed) {
        long given = sale.lines().isEmpty() ? 0 : weChat.refundedFen(transaction(sale));
        assertThat(placed.balance(sale, "PSP_CLEARING"))
                .as("seed %d: WeChat's books", seed)
                .isEqualTo(sale.paidFen() - given);
        assertThat(orders.linesOf(sale.orderId()).stream()
                        .mapToLong(OrderLine::refundedFen)
                        .sum())
                .as("seed %d: lines", seed)
                .isEqualTo(given);
        long open = refunds.ofOrder(sale.orderId()).stream()
                .filter(refund -> refund.status().isOpen())
                .mapToLong(Refund::amountFen)
                .sum();
        assertThat(given + open).as("seed %d: never more than paid", seed).isLessThanOrEqualTo(sale.paidFen());
        long due = orders.linesOf(sale.orderId()).stream()
                .mapToLong(line -> line.keptFen() * 500 / 10_000 + line.keptFen() * 200 / 10_000)
                .sum();
        assertThat(placed.balance(sale, "COMMISSION_EXPENSE"))
                .as("seed %d: commission of what is kept", seed)
                .isEqualTo(due);
    }

    private String transaction(Sale sale) {
        return jdbc.queryForObject(
                "SELECT transaction_id FROM payment_capture WHERE order_id = ?", String.class, sale.orderId());
    }

    private static Optional<Refund> pick(List<Refund> asked, Random random) {
        return asked.isEmpty() ? Optional.empty() : Optional.of(asked.get(random.nextInt(asked.size())));
    }

    private Sale paid(Goods... goods) {
        var sale = placed.place(goods);
        placed.pay(sale);
        return sale;
    }

    private Refund request(Sale sale, int line, int quantity) {
        return requestRefund.request(new Command(
                sale.memberId(), sale.orderId(), List.of(new Wanted(lineId(sale, line), quantity)), "七天无理由"));
    }

    private void approveAndSend(Refund refund) {
        if (status(refund) != RefundStatus.REJECTED) {
            decideRefund.approve(HEADQUARTERS, refund.id());
            sendRefund.deliver(new SendRefund.Message(refund.id()));
        }
    }

    private void succeed(Refund refund) {
        approveAndSend(refund);
        confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS));
    }

    /** The code of the refusal, if it is refused. */
    private Optional<String> requestAt(Instant at, Sale sale) {
        clock.advance(Duration.between(clock.instant(), at));
        try {
            request(sale, 0, 1);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.code());
        }
    }

    private RefundStatus status(Refund refund) {
        return refunds.find(refund.id()).orElseThrow().status();
    }

    private OrderLine line(Sale sale, int line) {
        return orders.linesOf(sale.orderId()).get(line);
    }

    private static long lineId(Sale sale, int line) {
        return sale.lines().get(line).lineId();
    }

    private List<Long> amounts(Sale sale) {
        return refunds.ofOrder(sale.orderId()).stream().map(Refund::amountFen).toList();
    }

    private static <T> List<T> atOnce(int times, IntFunction<T> call) throws Exception {
        var pool = Executors.newFixedThreadPool(Math.min(times, 20));
        try {
            List<Callable<T>> calls = IntStream.range(0, times)
                    .mapToObj(i -> (Callable<T>) () -> call.apply(i))
                    .toList();
            var answers = new ArrayList<T>();
            for (var future : pool.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void assertRefused(ThrowingCallable call, Refusal.Kind kind, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.kind()).isEqualTo(kind);
        });
    }
}
