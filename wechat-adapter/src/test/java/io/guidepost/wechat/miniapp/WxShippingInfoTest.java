package io.guidepost.wechat.miniapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.payment.PaymentGateway;
import io.guidepost.domain.payment.PaymentGateway.PrepayOrder;
import io.guidepost.domain.shippinginfo.ShippingInfo;
import io.guidepost.domain.shippinginfo.ShippingInfo.Parcel;
import io.guidepost.domain.shippinginfo.ShippingInfo.Way;
import io.guidepost.domain.shippinginfo.ShippingInfoContract;
import io.guidepost.domain.shippinginfo.ShippingInfoGateway;
import io.guidepost.domain.shippinginfo.ShippingInfoGateway.State;
import io.guidepost.wechat.SimulatedTencent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WxShippingInfoTest extends ShippingInfoContract {

    private static final AtomicInteger NUMBER = new AtomicInteger(1000);
    private static final String PATH = "/wxa/sec/order/upload_shipping_info";
    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        tencent = SimulatedTencent.start("guidepost.miniapp.read-timeout=1s");
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    @Override
    protected ShippingInfoGateway gateway() {
        return tencent.port(ShippingInfoGateway.class);
    }

    @Override
    protected String paid() {
        var payments = tencent.port(PaymentGateway.class);
        var number = "SHIP" + NUMBER.incrementAndGet();
        var expires = tencent.simulator().clock().instant().plus(Duration.ofMinutes(30));
        var prepay = payments.prepay(new PrepayOrder(number, 100, "衫", "o_lin", expires));
        tencent.order("/sim/wxpay/prepays/" + prepay.prepayId() + "/payment", "{\"notify\":\"NEVER\"}");
        return payments.query(number).orElseThrow().transactionId();
    }

    /** WeChat revokes a token whenever it likes; the call is made again with a new one, and counts once. */
    @Test
    void aTokenThatIsOverIsReplacedOnce() {
        var payment = paid();
        gateway().find(payment);
        tencent.fault("/wxa/sec/order/get_order", "ERRCODE", 1, ",\"errcode\":\"40001\"");

        assertThat(gateway().find(payment).orElseThrow().state()).isEqualTo(State.WAITING);
    }

    @Test
    void anAnswerThatIsLostIsUnclearAndTheWordIsSentOnce() {
        var payment = paid();
        var info = new ShippingInfo(
                payment,
                "o_lin",
                Way.EXPRESS,
                false,
                true,
                List.of(new Parcel("SF", "SF9", "衫*1", "138****1234")),
                tencent.simulator().clock().instant());
        int before = tencent.calls(PATH).size();
        tencent.fault(PATH, "HTTP_500", 1, "");

        assertThatThrownBy(() -> gateway().upload(info)).isInstanceOf(GatewayUnclear.class);

        assertThat(tencent.calls(PATH)).hasSize(before + 1);
        gateway().upload(info);
        tencent.order("/sim/miniapp/shippings/" + payment + "/receipt", "{}");
        assertThat(gateway().find(payment).orElseThrow().state()).isEqualTo(State.SETTLED);
    }
}
