package io.guidepost.wechat.pay;

import static org.awaitility.Awaitility.await;

import io.guidepost.domain.payment.PaymentGateway;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.payment.PaymentGatewayContract;
import io.guidepost.wechat.SimulatedTencent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract that the fake of the unit tests passes, passed by the adapter against the simulator. */
class WxPaymentGatewayTest extends PaymentGatewayContract {

    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        tencent = SimulatedTencent.start();
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    @Override
    protected PaymentGateway gateway() {
        return tencent.port(PaymentGateway.class);
    }

    @Override
    protected void shopperPays(String outTradeNo, String prepayId) {
        tencent.order("/sim/wxpay/prepays/" + prepayId + "/payment", "{\"notify\":\"NEVER\"}");
    }

    @Override
    protected void refundSucceeds(String outRefundNo) {
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> gateway().queryRefund(outRefundNo).orElseThrow().state() == RefundState.SUCCESS);
    }

    @Override
    protected Instant now() {
        return tencent.simulator().clock().instant();
    }
}
