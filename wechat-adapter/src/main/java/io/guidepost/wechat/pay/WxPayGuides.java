package io.guidepost.wechat.pay;

import io.guidepost.domain.payguide.PayGuideGateway;
import io.guidepost.wechat.call.TencentCalls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** 支付即服务, {@code /v3/smartguide/guides}, which the SDK does not know. Name and number go out encrypted. */
final class WxPayGuides implements PayGuideGateway {

    private static final String GUIDES = "/v3/smartguide/guides";

    private final PayClient client;
    private final WxpaySettings settings;
    private final String corpId;

    /** {@code corpId} is that of WeCom, to which the guides belong. */
    WxPayGuides(PayClient client, WxpaySettings settings, String corpId) {
        this.client = client;
        this.settings = settings;
        this.corpId = corpId;
    }

    @Override
    public String register(Registration registration) {
        var key = settings.platformKey();
        var body = PayClient.body()
                .put("corpid", corpId)
                .put("store_id", registration.storeNo())
                .put("userid", registration.userid())
                .put("name", PayText.encrypted(registration.name(), key))
                .put("mobile", PayText.encrypted(registration.mobile(), key))
                .put("qr_code", registration.qrCodeUrl())
                .put("avatar", registration.avatarUrl());
        return idOf(client.post("smartguide/register", GUIDES, body));
    }

    @Override
    public Optional<String> find(long storeNo, String userid) {
        var answer = client.get(
                "smartguide/find",
                GUIDES + "?store_id=" + storeNo + "&userid=" + URLEncoder.encode(userid, StandardCharsets.UTF_8)
                        + "&limit=1&offset=0");
        return answer.path("data")
                .valueStream()
                .filter(guide -> guide.path("userid").asString("").equals(userid))
                .findFirst()
                .map(WxPayGuides::idOf);
    }

    @Override
    public void assign(String wxGuideId, String outTradeNo) {
        client.post(
                "smartguide/assign",
                GUIDES + "/" + URLEncoder.encode(wxGuideId, StandardCharsets.UTF_8) + "/assign",
                PayClient.body().put("out_trade_no", outTradeNo));
    }

    private static String idOf(JsonNode guide) {
        var id = guide.path("guide_id").asString("");
        if (id.isEmpty()) {
            throw TencentCalls.unclear("garbled", "WeChat Pay's answer lacks \"guide_id\"", null);
        }
        return id;
    }
}
