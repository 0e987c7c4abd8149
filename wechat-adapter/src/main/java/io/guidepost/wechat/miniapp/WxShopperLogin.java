package io.guidepost.wechat.miniapp;

import io.guidepost.domain.shopper.ShopperLogin;
import io.guidepost.wechat.call.TencentCalls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.http.client.methods.HttpGet;
import tools.jackson.databind.JsonNode;

/**
 * {@code jscode2session} without the SDK, which fetches an access token first and sends it along: signing in would then
 * fail whenever tokens do.
 */
final class WxShopperLogin implements ShopperLogin {

    private final MiniappSettings settings;
    private final TencentCalls calls;
    private final MiniappHttp http;

    WxShopperLogin(MiniappSettings settings, TencentCalls calls, MiniappHttp http) {
        this.settings = settings;
        this.calls = calls;
        this.http = http;
    }

    /** A code is good once: asked twice, it would be refused although the first answer was right. */
    @Override
    public WeChatIdentity exchange(String code) {
        return calls.writeUnlessBusy("jscode2session", () -> identity(http.answer(question(code))));
    }

    private HttpGet question(String code) {
        return new HttpGet(settings.root() + "/sns/jscode2session?appid=" + encoded(settings.appId())
                + "&secret=" + encoded(settings.secret()) + "&js_code=" + encoded(code)
                + "&grant_type=authorization_code");
    }

    /** The session key in the answer is read by nobody: it opens what the mini-program encrypts, and we ask for nothing so. */
    private static WeChatIdentity identity(JsonNode answer) {
        String openid = answer.path("openid").asString("");
        if (openid.isEmpty()) {
            throw TencentCalls.unclear("garbled", "WeChat's answer lacks \"openid\"", null);
        }
        return new WeChatIdentity(
                openid, Optional.of(answer.path("unionid").asString("")).filter(unionid -> !unionid.isEmpty()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
