package io.guidepost.domain.shopper;

import java.util.Optional;

/** Turns a {@code wx.login} code into WeChat's identities. A bad code is {@link io.guidepost.domain.GatewayRejected}. */
public interface ShopperLogin {

    WeChatIdentity exchange(String code);

    /** The session key stays behind this port and never leaves the server. */
    record WeChatIdentity(String openid, Optional<String> unionid) {}
}
