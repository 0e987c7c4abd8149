package io.guidepost.simulator;

import java.net.URI;
import java.util.Map;

/** Points an application's real adapter at a simulator; production sets the same properties to Tencent's values. */
public final class AdapterProperties {

    private AdapterProperties() {}

    /** By the names under which the documentation lists them; {@code notifyBaseUrl} is where WeChat Pay reports to. */
    public static Map<String, Object> of(Simulator simulator, URI notifyBaseUrl) {
        var credentials = simulator.credentials();
        var url = simulator.url().toString();
        return Map.ofEntries(
                Map.entry("guidepost.wecom.base-url", url),
                Map.entry("guidepost.wecom.corp-id", credentials.corpId()),
                Map.entry("guidepost.wecom.agent-id", credentials.agentId()),
                Map.entry("guidepost.wecom.secret", credentials.secret()),
                Map.entry("guidepost.wecom.contacts-secret", credentials.contactsSecret()),
                Map.entry("guidepost.wecom.callback-token", credentials.callbackToken()),
                Map.entry("guidepost.wecom.encoding-aes-key", credentials.encodingAesKey()),
                Map.entry("guidepost.miniapp.base-url", url),
                Map.entry("guidepost.miniapp.app-id", credentials.miniappAppId()),
                Map.entry("guidepost.miniapp.secret", credentials.miniappSecret()),
                Map.entry("guidepost.miniapp.callback-token", credentials.callbackToken()),
                Map.entry("guidepost.miniapp.encoding-aes-key", credentials.encodingAesKey()),
                // WxJava signs and verifies only under this name; the adapter resolves it to the loopback address.
                Map.entry("guidepost.wxpay.base-url", "http://sim.mch.weixin.qq.com:" + simulator.port()),
                Map.entry("guidepost.wxpay.resolve-to", "127.0.0.1"),
                Map.entry("guidepost.wxpay.app-id", credentials.miniappAppId()),
                Map.entry("guidepost.wxpay.mch-id", credentials.mchId()),
                Map.entry("guidepost.wxpay.merchant-serial-no", credentials.merchantSerialNo()),
                Map.entry("guidepost.wxpay.private-key", credentials.merchantPrivateKeyPem()),
                Map.entry("guidepost.wxpay.public-key-id", credentials.publicKeyId()),
                Map.entry("guidepost.wxpay.public-key", credentials.platformPublicKeyPem()),
                Map.entry("guidepost.wxpay.api-v3-key", credentials.apiV3Key()),
                Map.entry("guidepost.wxpay.notify-base-url", notifyBaseUrl.toString()));
    }
}
