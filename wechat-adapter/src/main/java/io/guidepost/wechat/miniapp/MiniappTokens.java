package io.guidepost.wechat.miniapp;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.wechat.call.TencentCalls;
import io.guidepost.wechat.token.RedisTokens;
import io.guidepost.wechat.token.RedisTokens.Lent;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mini-program's access token, of the stable kind: asking for it again does not kill the one that other processes use.
 * A call whose token WeChat no longer accepts is made once more with a new one.
 */
final class MiniappTokens {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Turned away at the door for the token alone; nothing has been done. */
    private static final Set<String> TOKEN_IS_OVER = Set.of("40001", "40014", "42001");

    private final MiniappSettings settings;
    private final RedisTokens tokens;
    private final TencentCalls calls;
    private final MiniappHttp http;
    private final String name;

    MiniappTokens(MiniappSettings settings, RedisTokens tokens, TencentCalls calls, MiniappHttp http) {
        this.settings = settings;
        this.tokens = tokens;
        this.calls = calls;
        this.http = http;
        this.name = "guidepost:miniapp:token:" + settings.appId();
    }

    /** Runs the call with the token in force, and if that is over once more with the next one. */
    <T> T with(Function<String, T> call) {
        var token = current();
        try {
            return call.apply(token);
        } catch (GatewayRejected rejected) {
            if (!TOKEN_IS_OVER.contains(rejected.code())) {
                throw rejected;
            }
            tokens.drop(name, token);
            return call.apply(current());
        }
    }

    private String current() {
        return tokens.get(name, () -> calls.within("stable_token", this::fetched));
    }

    private Lent fetched() {
        var ask = new HttpPost(settings.root() + "/cgi-bin/stable_token");
        var body = JSON.createObjectNode()
                .put("grant_type", "client_credential")
                .put("appid", settings.appId())
                .put("secret", settings.secret());
        ask.setEntity(new StringEntity(body.toString(), ContentType.APPLICATION_JSON));
        var answer = http.answer(ask);
        String token = answer.path("access_token").asString("");
        long seconds = answer.path("expires_in").asLong(0);
        if (token.isEmpty() || seconds <= 0) {
            throw TencentCalls.unclear("garbled", "WeChat's answer lacks \"access_token\"", null);
        }
        return new Lent(token, Duration.ofSeconds(seconds));
    }
}
