package io.guidepost.domain.organization;

import java.util.Optional;

/** Turns a WeCom OAuth code into a userid. A bad code is {@link io.guidepost.domain.GatewayRejected}. */
public interface GuideLogin {

    /** Empty when the code belongs to a visitor who is not a member of the corporation. */
    Optional<String> useridOf(String code);

    /** The WeChat openid under which a member can be paid. */
    String openidOf(String userid);
}
