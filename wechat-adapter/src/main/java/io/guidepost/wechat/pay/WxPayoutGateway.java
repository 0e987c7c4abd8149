package io.guidepost.wechat.pay;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.payout.PayoutGateway;
import io.guidepost.wechat.call.TencentCalls;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * 商家转账 for commission. The payee's name, which WeChat wants from 2,000 yuan on, is sent where it is told, encrypted for
 * WeChat alone.
 */
final class WxPayoutGateway implements PayoutGateway {

    private static final int MOST_REMARK = 32;
    private static final String BILLS = "/v3/fund-app/mch-transfer/transfer-bills";
    private static final Set<String> NEVER_HEARD_OF = Set.of("NOT_FOUND", "RESOURCE_NOT_EXISTS");

    private final PayClient client;
    private final WxpaySettings settings;

    WxPayoutGateway(PayClient client, WxpaySettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public TransferFacts transfer(TransferOrder order) {
        // WeChat compares a repetition with the first request: the same order must always be written the same way.
        var body = PayClient.body()
                .put("appid", settings.appId())
                .put("out_bill_no", order.outBillNo())
                .put("transfer_scene_id", settings.transferSceneId())
                .put("openid", order.openid())
                .put("transfer_amount", order.amountFen())
                .put("transfer_remark", PayText.cut(order.remark(), MOST_REMARK))
                .put("notify_url", settings.notifyUrl("transfer"));
        order.realName().ifPresent(name -> body.put("user_name", PayText.encrypted(name, settings.platformKey())));
        var reports = body.putArray("transfer_scene_report_infos");
        reports.addObject().put("info_type", "岗位类型").put("info_content", "导购");
        reports.addObject().put("info_type", "报酬说明").put("info_content", PayText.cut(order.rewardText(), MOST_REMARK));
        var answer = client.post("pay/transfer", BILLS, body);
        return understood(answer, order.outBillNo(), order.amountFen());
    }

    @Override
    public Optional<TransferFacts> query(String outBillNo) {
        try {
            var answer = client.get("pay/transfer-query", BILLS + "/out-bill-no/" + outBillNo);
            return Optional.of(understood(answer, outBillNo, -1));
        } catch (GatewayRejected rejected) {
            if (NEVER_HEARD_OF.contains(rejected.code())) {
                return Optional.empty();
            }
            throw rejected;
        }
    }

    /** WeChat's answer to a cancellation lacks the amount, and may be overtaken; so the transfer is read once more. */
    @Override
    public TransferFacts cancel(String outBillNo) {
        client.post("pay/transfer-cancel", BILLS + "/out-bill-no/" + outBillNo + "/cancel", PayClient.body());
        return query(outBillNo)
                .orElseThrow(() -> TencentCalls.unclear("garbled", "WeChat Pay forgot what it cancelled", null));
    }

    /** {@code amountFen} stands in where the answer tells none; negative if it must. */
    private static TransferFacts understood(JsonNode answer, String outBillNo, long amountFen) {
        try {
            if (!PayFields.text(answer, "out_bill_no").equals(outBillNo)) {
                throw TencentCalls.unclear("garbled", "WeChat Pay answers about another transfer", null);
            }
            return amountFen < 0 || answer.has("transfer_amount")
                    ? PayFields.transfer(answer)
                    : PayFields.transfer(answer, amountFen);
        } catch (PayFields.Malformed malformed) {
            throw TencentCalls.unclear(
                    "garbled", "WeChat Pay's answer is not understood: " + malformed.getMessage(), malformed);
        }
    }
}
