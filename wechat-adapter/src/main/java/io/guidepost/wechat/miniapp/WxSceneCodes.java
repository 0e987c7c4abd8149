package io.guidepost.wechat.miniapp;

import io.guidepost.domain.sharing.SceneCodes;
import io.guidepost.wechat.call.TencentCalls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import tools.jackson.databind.json.JsonMapper;

/** {@code getwxacodeunlimit}: the same code again for the same scene, so it may be asked for twice. */
final class WxSceneCodes implements SceneCodes {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SCENE = Pattern.compile("[0-9a-zA-Z!#$&'()*+,/:;=?@\\-._~]{1,32}");

    private final MiniappSettings settings;
    private final MiniappTokens tokens;
    private final TencentCalls calls;
    private final MiniappHttp http;

    WxSceneCodes(MiniappSettings settings, MiniappTokens tokens, TencentCalls calls, MiniappHttp http) {
        this.settings = settings;
        this.tokens = tokens;
        this.calls = calls;
        this.http = http;
    }

    @Override
    public byte[] picture(String scene, String page, int width) {
        if (!SCENE.matcher(scene).matches()) {
            throw new IllegalArgumentException(
                    "No scene of a mini-program code: it has 1 to 32 characters that WeChat allows");
        }
        return calls.read("getwxacodeunlimit", () -> tokens.with(token -> ask(token, scene, page, width)));
    }

    private byte[] ask(String token, String scene, String page, int width) {
        var ask = new HttpPost(settings.root() + "/wxa/getwxacodeunlimit?access_token="
                + URLEncoder.encode(token, StandardCharsets.UTF_8));
        var body = JSON.createObjectNode()
                .put("scene", scene)
                .put("page", page)
                .put("check_path", true)
                .put("env_version", "release")
                .put("width", width);
        ask.setEntity(new StringEntity(body.toString(), ContentType.APPLICATION_JSON));
        return http.picture(ask);
    }
}
