package io.guidepost.wechat.miniapp;

import io.guidepost.domain.profile.PhoneNumbers;
import io.guidepost.wechat.call.TencentCalls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code phonenumber.getPhoneNumber}. A code is good once, so it is sent once, unless WeChat says that it is busy. */
final class WxPhoneNumbers implements PhoneNumbers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MiniappSettings settings;
    private final MiniappTokens tokens;
    private final TencentCalls calls;
    private final MiniappHttp http;

    WxPhoneNumbers(MiniappSettings settings, MiniappTokens tokens, TencentCalls calls, MiniappHttp http) {
        this.settings = settings;
        this.tokens = tokens;
        this.calls = calls;
        this.http = http;
    }

    @Override
    public PhoneNumber exchange(String code) {
        return calls.writeUnlessBusy("getuserphonenumber", () -> tokens.with(token -> ask(token, code)));
    }

    private PhoneNumber ask(String token, String code) {
        var ask = new HttpPost(settings.root() + "/wxa/business/getuserphonenumber?access_token="
                + URLEncoder.encode(token, StandardCharsets.UTF_8));
        ask.setEntity(
                new StringEntity(JSON.createObjectNode().put("code", code).toString(), ContentType.APPLICATION_JSON));
        return number(http.answer(ask).path("phone_info"));
    }

    /** The watermark says for whom the number was given out: one that another mini-program was given is not ours to keep. */
    private PhoneNumber number(JsonNode info) {
        if (!info.path("watermark").path("appid").asString("").equals(settings.appId())) {
            throw TencentCalls.unclear("garbled", "WeChat's answer bears another mini-program's watermark", null);
        }
        String number = info.path("purePhoneNumber").asString("");
        String countryCode = info.path("countryCode").asString("");
        if (!number.matches("[0-9]{5,15}") || !countryCode.matches("[0-9]{1,4}")) {
            throw TencentCalls.unclear("garbled", "WeChat's answer has no phone number", null);
        }
        return new PhoneNumber(number, countryCode);
    }
}
