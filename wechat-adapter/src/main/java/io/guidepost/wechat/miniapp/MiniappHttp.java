package io.guidepost.wechat.miniapp;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.wechat.call.Connections;
import io.guidepost.wechat.call.TencentCalls;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One call to the mini-program's server APIs: an answer with errcode 0 or without one, or what has become of it instead. */
final class MiniappHttp {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** WeChat is busy, or all of its quota is used up: nothing has been done. */
    private static final Set<Integer> PASSING = Set.of(-1, 45009);

    private final CloseableHttpClient http;

    MiniappHttp(MiniappSettings settings) {
        // Not the JDK's client: it quietly repeats a GET whose connection was reset, and a code would be used up.
        this.http = Connections.bound(
                        HttpClients.custom(), settings.atOnce(), settings.connectTimeout(), settings.readTimeout())
                .build();
    }

    /** {@link GatewayRejected} for an errcode, what {@link TencentCalls#unclear} makes for everything that is no answer. */
    JsonNode answer(HttpUriRequest request) {
        return judged(parsed(new String(bodyOf(request), StandardCharsets.UTF_8)));
    }

    /** A picture as it is; instead of one WeChat answers JSON that says why there is none. */
    byte[] picture(HttpUriRequest request) {
        byte[] body = bodyOf(request);
        if (body.length == 0 || body[0] == '{') {
            judged(parsed(new String(body, StandardCharsets.UTF_8)));
            throw TencentCalls.unclear("garbled", "WeChat's answer is no picture", null);
        }
        return body;
    }

    private static JsonNode judged(JsonNode answer) {
        int errcode = answer.path("errcode").asInt(0);
        String message = answer.path("errmsg").asString("");
        if (PASSING.contains(errcode)) {
            throw TencentCalls.unclear(Integer.toString(errcode), "WeChat answers " + errcode + ": " + message, null);
        }
        if (errcode != 0) {
            throw new GatewayRejected(Integer.toString(errcode), message);
        }
        return answer;
    }

    private byte[] bodyOf(HttpUriRequest request) {
        try (var response = http.execute(request)) {
            byte[] body = EntityUtils.toByteArray(response.getEntity());
            int status = response.getStatusLine().getStatusCode();
            if (status != 200) {
                throw TencentCalls.unclear("http_" + status, "WeChat answers HTTP " + status, null);
            }
            return body;
        } catch (SocketTimeoutException late) {
            throw TencentCalls.unclear("timeout", "WeChat has not answered in time", late);
        } catch (IOException failed) {
            throw TencentCalls.unclear("unreachable", "WeChat cannot be reached", failed);
        }
    }

    private static JsonNode parsed(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException garbled) {
            throw TencentCalls.unclear("garbled", "WeChat's answer is no JSON", garbled);
        }
    }
}
