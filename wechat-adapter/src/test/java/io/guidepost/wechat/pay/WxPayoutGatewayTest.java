package io.guidepost.wechat.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.payout.PayoutGateway;
import io.guidepost.domain.payout.PayoutGateway.TransferOrder;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import io.guidepost.domain.payout.PayoutGatewayContract;
import io.guidepost.wechat.SimulatedTencent;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WxPayoutGatewayTest extends PayoutGatewayContract {

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
    protected PayoutGateway gateway() {
        return tencent.port(PayoutGateway.class);
    }

    @Override
    protected void guideConfirms(String outBillNo) {
        tencent.order("/sim/wxpay/transfers/" + outBillNo + "/confirmation", "{}");
    }

    @Override
    protected void lapses(String outBillNo) {
        tencent.order("/sim/wxpay/transfers/" + outBillNo + "/rejection", "{}");
    }

    @Override
    protected Instant now() {
        return tencent.simulator().clock().instant();
    }

    @Test
    void commissionIsReportedAsSceneOneThousandAndFiveWantsIt() {
        var order = order(1234);
        gateway().transfer(order);

        var body = tencent.calls("/v3/fund-app/mch-transfer/transfer-bills").stream()
                .map(call -> call.path("requestBody").asString())
                .filter(text -> text.contains(order.outBillNo()))
                .findFirst()
                .orElseThrow();

        assertThat(body)
                .contains("\"transfer_scene_id\":\"1005\"")
                .contains("{\"info_type\":\"岗位类型\",\"info_content\":\"导购\"}")
                .contains("{\"info_type\":\"报酬说明\",\"info_content\":\"9月佣金\"}")
                .contains("/callbacks/wxpay/transfer")
                .doesNotContain("user_name");
    }

    @Test
    void fromTwoThousandYuanOnWeChatWantsAName() {
        assertThat(gateway().transfer(order(199_999)).amountFen()).isEqualTo(199_999);
        assertThatThrownBy(() -> gateway().transfer(order(200_000))).isInstanceOf(GatewayRejected.class);

        var plain = order(200_000);
        var named = new TransferOrder(
                plain.outBillNo(),
                plain.openid(),
                plain.amountFen(),
                plain.remark(),
                plain.rewardText(),
                Optional.of("李晓梅"));
        var first = gateway().transfer(named);

        assertThat(first.state()).isEqualTo(TransferState.WAIT_USER_CONFIRM);
        assertThat(gateway().transfer(named).transferBillNo()).isEqualTo(first.transferBillNo());
        assertThat(tencent.calls("/v3/fund-app/mch-transfer/transfer-bills").toString())
                .contains("user_name")
                .doesNotContain("李晓梅");
        assertThat(named.toString()).doesNotContain("李晓梅");
    }
}
