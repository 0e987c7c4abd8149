package io.guidepost.wechat.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.books.WeChatBills;
import io.guidepost.domain.books.WeChatBills.Kind;
import io.guidepost.domain.books.WeChatBills.Movement;
import io.guidepost.domain.books.WeChatBillsContract;
import io.guidepost.domain.payment.PaymentGateway;
import io.guidepost.domain.payment.PaymentGateway.PrepayOrder;
import io.guidepost.domain.payment.PaymentGateway.RefundOrder;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.payout.PayoutGateway;
import io.guidepost.domain.payout.PayoutGateway.TransferOrder;
import io.guidepost.wechat.SimulatedTencent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The daily bills as the simulator writes them: what moved on that day, unpacked and checked. */
class WxBillsTest extends WeChatBillsContract {

    private static SimulatedTencent tencent;
    private static LocalDate on;
    private static String transactionId;
    private static String outRefundNo;
    private static String outBillNo;

    /** One payment, one refund and one transfer on a day that is over. */
    @BeforeAll
    static void aDay() {
        tencent = SimulatedTencent.start();
        on = today();
        var payments = tencent.port(PaymentGateway.class);
        var payouts = tencent.port(PayoutGateway.class);
        var order = new PrepayOrder(
                number(),
                12_345,
                "订单,一",
                "o_li",
                tencent.simulator().clock().instant().plusSeconds(900));
        var prepayId = payments.prepay(order).prepayId();
        tencent.order("/sim/wxpay/prepays/" + prepayId + "/payment", "{\"notify\":\"NEVER\"}");
        transactionId = payments.query(order.outTradeNo()).orElseThrow().transactionId();
        outRefundNo = number();
        payments.refund(new RefundOrder(outRefundNo, transactionId, 45, 12_345, "退货"));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> payments.queryRefund(outRefundNo).orElseThrow().state() == RefundState.SUCCESS);
        outBillNo = number();
        payouts.transfer(new TransferOrder(outBillNo, "o_li", 500, "佣金提现", "9月佣金"));
        tencent.order("/sim/wxpay/transfers/" + outBillNo + "/confirmation", "{}");
        payouts.transfer(new TransferOrder(number(), "o_li", 700, "佣金提现", "未确认"));
        tencent.order("/sim/clock", "{\"advance\":\"PT35H\"}");
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    @Override
    protected WeChatBills bills() {
        return tencent.port(WeChatBills.class);
    }

    @Override
    protected Day busyDay() {
        return new Day(
                on,
                List.of(
                        new Movement(Kind.PAYMENT, transactionId, 12_345),
                        new Movement(Kind.REFUND, outRefundNo, 45),
                        new Movement(Kind.TRANSFER, outBillNo, 500)));
    }

    @Override
    protected LocalDate unbilledDay() {
        return today();
    }

    @Override
    protected void damageOne() {
        tencent.order("/sim/wxpay/bills/damage", "{\"times\":1}");
    }

    @Test
    void amountsAreReadToTheFen() {
        assertThat(WxBills.fen("0.01")).isEqualTo(1);
        assertThat(WxBills.fen("123456789.10")).isEqualTo(12_345_678_910L);
        for (var odd : List.of("1", "1.1", "-1.00", "1,000.00", "1.000", "")) {
            assertThatThrownBy(() -> WxBills.fen(odd)).isInstanceOf(GatewayUnclear.class);
        }
    }

    private static LocalDate today() {
        return tencent.simulator()
                .clock()
                .instant()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toLocalDate();
    }

    private static String number() {
        return "B" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }
}
