package io.guidepost.wechat.wecom;

import me.chanjar.weixin.common.util.crypto.SHA1;

/** The signature that {@code wx.config} and {@code wx.agentConfig} ask for. */
final class JsSignatures {

    private JsSignatures() {}

    /** {@code url} is signed without its fragment, and nothing is encoded. */
    static String sign(String ticket, String nonce, long timestamp, String url) {
        int fragment = url.indexOf('#');
        String page = fragment < 0 ? url : url.substring(0, fragment);
        return SHA1.genWithAmple(
                "jsapi_ticket=" + ticket, "noncestr=" + nonce, "timestamp=" + timestamp, "url=" + page);
    }
}
