package io.guidepost.wechat.miniapp;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.shopper.ShopperLogin;
import io.guidepost.wechat.call.Connections;
import io.guidepost.wechat.call.TencentCalls;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code jscode2session} without the SDK, which fetches an access token first and sends it along: signing in would then
 * fail whenever tokens do.
 */
final class WxShopperLogin implements ShopperLogin {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** WeChat is busy, or asked too often: the code is still good. */
    private static final Set<Integer> PASSING = Set.of(-1, 45009, 45011);

    private final MiniappSettings settings;
    private final TencentCalls calls;
    private final CloseableHttpClient http;

    WxShopperLogin(MiniappSettings settings, TencentCalls calls) {
        this.settings = settings;
        this.calls = calls;
        // Not the JDK's client: it quietly repeats a GET whose connection was reset, and the code would be used up.
        this.http = Connections.bound(
                        HttpClients.custom(), settings.atOnce(), settings.connectTimeout(), settings.readTimeout())
                .build();
    }

    @Override
    public WeChatIdentity exchange(String code) {
        // A code is good once: asked twice, it would be refused although the first answer was right.
        return calls.write("jscode2session", () -> ask(code));
    }

    private WeChatIdentity ask(String code) {
        var request = new HttpGet(settings.root() + "/sns/jscode2session?appid=" + encoded(settings.appId())
                + "&secret=" + encoded(settings.secret()) + "&js_code=" + encoded(code)
                + "&grant_type=authorization_code");
        try (var response = http.execute(request)) {
            String body = EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
            int status = response.getStatusLine().getStatusCode();
            if (status != 200) {
                throw TencentCalls.unclear("http_" + status, "WeChat answers HTTP " + status, null);
            }
            return identity(parsed(body));
        } catch (SocketTimeoutException late) {
            throw TencentCalls.unclear("timeout", "WeChat has not answered in time", late);
        } catch (IOException failed) {
            throw TencentCalls.unclear("unreachable", "WeChat cannot be reached", failed);
        }
    }

    private static WeChatIdentity identity(JsonNode answer) {
        int errcode = answer.path("errcode").asInt(0);
        String message = answer.path("errmsg").asString("");
        if (PASSING.contains(errcode)) {
            throw TencentCalls.unclear(Integer.toString(errcode), "WeChat answers " + errcode + ": " + message, null);
        }
        if (errcode != 0) {
            throw new GatewayRejected(Integer.toString(errcode), message);
        }
        String openid = answer.path("openid").asString("");
        if (openid.isEmpty()) {
            throw TencentCalls.unclear("garbled", "WeChat's answer lacks \"openid\"", null);
        }
        return new WeChatIdentity(
                openid, Optional.of(answer.path("unionid").asString("")).filter(unionid -> !unionid.isEmpty()));
    }

    private static JsonNode parsed(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException garbled) {
            throw TencentCalls.unclear("garbled", "WeChat's answer is no JSON", garbled);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
