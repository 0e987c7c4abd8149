package io.guidepost.wechat.pay;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.payment.PaymentGateway;
import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.payment.PaymentGateway.PrepayOrder;
import io.guidepost.domain.payment.PaymentGateway.RefundFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundOrder;
import io.guidepost.domain.payment.PaymentNotices;
import io.guidepost.domain.payment.PaymentNoticesContract;
import io.guidepost.domain.payout.PayoutGateway;
import io.guidepost.domain.payout.PayoutGateway.TransferFacts;
import io.guidepost.domain.payout.PayoutGateway.TransferOrder;
import io.guidepost.wechat.Letters;
import io.guidepost.wechat.SimulatedTencent;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What the simulator posts is what the adapter reads; nothing is shared between their cryptography. */
class SimulatedPaymentNoticesTest extends PaymentNoticesContract {

    private static Letters letters;
    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        letters = new Letters();
        tencent = SimulatedTencent.start("guidepost.wxpay.notify-base-url=" + letters.url());
    }

    @AfterAll
    static void stop() {
        tencent.close();
        letters.close();
    }

    @Override
    protected PaymentNotices notices() {
        return tencent.port(PaymentNotices.class);
    }

    @Override
    protected Told<PaymentFacts> payment(long amountFen) {
        var number = pay(amountFen, "NEVER");
        tencent.simulator().tellAgain(number, 1);
        return paymentTold(number);
    }

    @Override
    protected Told<PaymentFacts> again(Told<PaymentFacts> payment) {
        tencent.simulator().tellAgain(payment.facts().outTradeNo(), 1);
        return paymentTold(payment.facts().outTradeNo());
    }

    @Override
    protected Told<PaymentFacts> stalePayment(long amountFen) {
        tencent.order("/sim/wxpay/notifications", "{\"mode\":\"STALE_TIMESTAMP_NEXT\",\"times\":1}");
        var stale = paymentTold(pay(amountFen, "ONCE"));
        // The genuine one follows, because nobody believes this one.
        letters.next();
        return stale;
    }

    @Override
    protected Told<RefundFacts> refund(long paidFen, long refundFen) {
        var gateway = tencent.port(PaymentGateway.class);
        var payment = gateway.query(pay(paidFen, "NEVER")).orElseThrow();
        var number = "R" + UUID.randomUUID();
        gateway.refund(new RefundOrder(number, payment.transactionId(), refundFen, paidFen, "退货"));
        return told("refund", () -> gateway.queryRefund(number).orElseThrow());
    }

    @Override
    protected Told<TransferFacts> transfer(long amountFen) {
        var gateway = tencent.port(PayoutGateway.class);
        var number = "W" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
        gateway.transfer(new TransferOrder(number, "o_sh001_li", amountFen, "佣金提现", "9月佣金"));
        tencent.order("/sim/wxpay/transfers/" + number + "/confirmation", "{}");
        return told("transfer", () -> gateway.query(number).orElseThrow());
    }

    private String pay(long amountFen, String notify) {
        var number = "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
        var prepay = tencent.port(PaymentGateway.class)
                .prepay(new PrepayOrder(
                        number,
                        amountFen,
                        "订单",
                        "o_wang",
                        tencent.simulator().clock().instant().plus(Duration.ofMinutes(15))));
        tencent.order("/sim/wxpay/prepays/" + prepay.prepayId() + "/payment", "{\"notify\":\"%s\"}".formatted(notify));
        return number;
    }

    private Told<PaymentFacts> paymentTold(String number) {
        return told(
                "payment",
                () -> tencent.port(PaymentGateway.class).query(number).orElseThrow());
    }

    private static <T> Told<T> told(String kind, java.util.function.Supplier<T> asked) {
        var letter = letters.next();
        assertThat(letter.path()).isEqualTo("/callbacks/wxpay/" + kind);
        return new Told<>(asked.get(), letter.headers(), letter.body());
    }
}
