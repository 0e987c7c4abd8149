package io.guidepost.wechat.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.payguide.PayGuideContract;
import io.guidepost.domain.payguide.PayGuideGateway;
import io.guidepost.domain.payguide.PayGuideGateway.Registration;
import io.guidepost.domain.payment.PaymentGateway;
import io.guidepost.domain.payment.PaymentGateway.PrepayOrder;
import io.guidepost.wechat.SimulatedTencent;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract that the fake of the unit tests passes, passed by the adapter against the simulator. */
class WxPayGuidesTest extends PayGuideContract {

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
    protected PayGuideGateway gateway() {
        return tencent.port(PayGuideGateway.class);
    }

    /** WeChat's receipt shows whom it was told before the payment, and nobody afterwards. */
    @Test
    void theReceiptShowsTheGuideOfBeforeThePayment() {
        var id = gateway().register(new Registration(9, "zhao", "赵导购", "13912341234", "https://a/q", "https://a/p"));
        var expires = tencent.simulator().clock().instant().plus(Duration.ofMinutes(30));
        var prepay = tencent.port(PaymentGateway.class).prepay(new PrepayOrder("GUIDE1", 100, "衫", "o_lin", expires));
        gateway().assign(id, "GUIDE1");
        tencent.order("/sim/wxpay/prepays/" + prepay.prepayId() + "/payment", "{\"notify\":\"NEVER\"}");

        assertThat(tencent.panel("GET", "/sim/wxpay/receipts/GUIDE1/guide", "")
                        .path("guideId")
                        .asString())
                .isEqualTo(id);
        assertThatThrownBy(() -> gateway().assign(id, "GUIDE1")).isInstanceOf(GatewayRejected.class);
    }
}
