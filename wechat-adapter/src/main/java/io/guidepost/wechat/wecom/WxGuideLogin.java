package io.guidepost.wechat.wecom;

import io.guidepost.domain.organization.GuideLogin;
import java.util.Map;
import java.util.Optional;

/** {@code auth/getuserinfo}: the legacy address of the SDK's {@code getUserInfo} answers in other words. */
final class WxGuideLogin implements GuideLogin {

    private final WecomApp app;

    WxGuideLogin(WecomApp app) {
        this.app = app;
    }

    @Override
    public Optional<String> useridOf(String code) {
        // A code is good once: asked twice, it would be refused although the first answer was right.
        var answer = app.getOnce("auth/getuserinfo", Map.of("code", code));
        return Optional.of(answer.path("userid").asString("")).filter(userid -> !userid.isEmpty());
    }

    @Override
    public String openidOf(String userid) {
        var answer = app.ask("user/convert_to_openid", WecomApp.body().put("userid", userid));
        return Fields.text(answer, "openid");
    }
}
