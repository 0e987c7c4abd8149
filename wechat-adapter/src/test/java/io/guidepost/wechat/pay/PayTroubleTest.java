package io.guidepost.wechat.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.payment.PaymentGateway;
import io.guidepost.domain.payment.PaymentGateway.PrepayOrder;
import io.guidepost.domain.payment.PaymentGateway.RefundOrder;
import io.guidepost.domain.payout.PayoutGateway;
import io.guidepost.domain.payout.PayoutGateway.TransferOrder;
import io.guidepost.wechat.SimulatedTencent;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money moves once, whatever becomes of the answers. */
class PayTroubleTest {

    private static final String REFUNDS = "/v3/refund/domestic/refunds";
    private static final String BILLS = "/v3/fund-app/mch-transfer/transfer-bills";
    private static final String QUERY = "/v3/pay/transactions/out-trade-no/{no}";

    private static SimulatedTencent tencent;
    private static PaymentGateway payments;
    private static PayoutGateway payouts;

    @BeforeAll
    static void start() {
        tencent = SimulatedTencent.start("guidepost.wxpay.read-timeout=900ms");
        payments = tencent.port(PaymentGateway.class);
        payouts = tencent.port(PayoutGateway.class);
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    @AfterEach
    void fairWeather() {
        tencent.noFaults();
    }

    @ParameterizedTest
    @CsvSource({
        "APPLIED_BUT_LOST,",
        "RESET,",
        "HTTP_500,",
        "HTML,",
        "TIMEOUT,",
        "ERRCODE,SYSTEM_ERROR",
        "ERRCODE,FREQUENCY_LIMITED",
        "ERRCODE,SIGN_ERROR",
        "ERRCODE,202"
    })
    void whatMayHaveHappenedIsUnclearAndTheSameNumberMovesMoneyOnce(String mode, String errcode) {
        var payment = paid(1000);
        var refund = new RefundOrder(number("R"), payment, 600, 1000, "退货");
        var transfer = new TransferOrder(number("W"), "o_sh001_li", 500, "佣金提现", "9月佣金");
        long paidOut = tencent.simulator().journal().paidOutFen();
        fault(REFUNDS, mode, errcode);
        fault(BILLS, mode, errcode);

        assertThatThrownBy(() -> payments.refund(refund)).isInstanceOf(GatewayUnclear.class);
        assertThatThrownBy(() -> payouts.transfer(transfer)).isInstanceOf(GatewayUnclear.class);
        assertThat(attempts(REFUNDS, refund.outRefundNo())).as("one attempt").isEqualTo(1);
        assertThat(attempts(BILLS, transfer.outBillNo())).as("one attempt").isEqualTo(1);
        tencent.noFaults();

        assertThat(payments.refund(refund).refundFen()).isEqualTo(600);
        assertThat(payouts.transfer(transfer).amountFen()).isEqualTo(500);
        tencent.order("/sim/wxpay/transfers/" + transfer.outBillNo() + "/confirmation", "{}");
        assertThatThrownBy(() -> payments.refund(new RefundOrder(number("R"), payment, 401, 1000, "再退")))
                .as("600 of 1,000 are gone, once")
                .isInstanceOf(GatewayRejected.class);
        assertThat(tencent.simulator().journal().paidOutFen()).isEqualTo(paidOut + 500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_ENOUGH", "NO_AUTH", "PARAM_ERROR", "INVALID_REQUEST"})
    void aPlainNoIsRejectedWithItsCode(String code) {
        fault(BILLS, "ERRCODE", code);

        assertThatThrownBy(() -> payouts.transfer(new TransferOrder(number("W"), "o_sh001_li", 500, "佣金提现", "9月佣金")))
                .isInstanceOfSatisfying(GatewayRejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_500", "HTML", "RESET"})
    void aQuestionIsAskedAgainWhenThatIsHarmless(String mode) {
        var order = order(1000);
        payments.prepay(order);
        tencent.fault(QUERY, mode, 2, "");

        assertThat(payments.query(order.outTradeNo()).orElseThrow().state()).isEqualTo("NOTPAY");

        assertThat(attempts(QUERY, order.outTradeNo())).isEqualTo(3);
    }

    /** Never "unknown to WeChat": that would invite a second payment. */
    @Test
    void aQuestionWithoutAnAnswerIsUnclearAndNotEmpty() {
        var order = order(1000);
        payments.prepay(order);
        tencent.fault(QUERY, "HTTP_500", 3, "");

        assertThatThrownBy(() -> payments.query(order.outTradeNo())).isInstanceOf(GatewayUnclear.class);
    }

    @Test
    void aClosedOrderWhoseAnswerWasLostIsClosed() {
        var order = order(1000);
        payments.prepay(order);
        tencent.fault("/v3/pay/transactions/out-trade-no/{no}/close", "APPLIED_BUT_LOST", 1, "");

        assertThatThrownBy(() -> payments.close(order.outTradeNo())).isInstanceOf(GatewayUnclear.class);

        assertThat(payments.close(order.outTradeNo())).isEqualTo(PaymentGateway.Closing.CLOSED);
    }

    /** The SDK's client has two connections for all: twelve such calls would take six times as long. */
    @Test
    void twelveSlowQuestionsRunSideBySide() throws Exception {
        var order = order(1000);
        payments.prepay(order);
        payments.query(order.outTradeNo());
        tencent.fault(QUERY, "SLOW", 12, ",\"delayMs\":300");
        var pool = Executors.newFixedThreadPool(12);
        try {
            long start = System.nanoTime();
            var answers = pool.invokeAll(IntStream.range(0, 12)
                    .mapToObj(i -> (Callable<Object>) () -> payments.query(order.outTradeNo()))
                    .toList());
            for (var answer : answers) {
                answer.get();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_500));
        } finally {
            pool.shutdownNow();
        }
    }

    /** How often WeChat was called about this number. */
    private static long attempts(String path, String number) {
        return tencent.calls(path).stream()
                .filter(call -> (call.path("requestBody").asString()
                                + call.path("target").asString())
                        .contains(number))
                .count();
    }

    private void fault(String path, String mode, String errcode) {
        String more = errcode == null ? "" : ",\"errcode\":\"" + errcode + "\"";
        tencent.fault(path, mode, 1, mode.equals("TIMEOUT") ? more + ",\"delayMs\":1500" : more);
    }

    private String paid(long amountFen) {
        var order = order(amountFen);
        var prepay = payments.prepay(order);
        tencent.order("/sim/wxpay/prepays/" + prepay.prepayId() + "/payment", "{\"notify\":\"NEVER\"}");
        return payments.query(order.outTradeNo()).orElseThrow().transactionId();
    }

    private PrepayOrder order(long amountFen) {
        return new PrepayOrder(
                number("T"),
                amountFen,
                "订单",
                "o_wang",
                tencent.simulator().clock().instant().plusSeconds(900));
    }

    private static String number(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }
}
