package io.guidepost.wechat.wecom;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * The corporation and its self-built app.
 *
 * @param secret of the self-built app, which must be listed under 客户联系 → 可调用接口的应用
 * @param contactsSecret of 通讯录, for the list of people and the names of departments
 * @param callbackToken of the callback address
 * @param encodingAesKey of the callback address, 43 characters
 * @param atOnce how many calls run side by side for each secret
 */
@Lazy
@ConfigurationProperties("guidepost.wecom")
record WecomSettings(
        @DefaultValue("https://qyapi.weixin.qq.com") URI baseUrl,
        String corpId,
        Integer agentId,
        String secret,
        String contactsSecret,
        String callbackToken,
        String encodingAesKey,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("32") int atOnce) {

    WecomSettings {
        need("corp-id", corpId);
        if (agentId == null) {
            need("agent-id", null);
        }
        need("secret", secret);
        need("contacts-secret", contactsSecret);
        need("callback-token", callbackToken);
        need("encoding-aes-key", encodingAesKey);
        if (encodingAesKey.length() != 43) {
            throw new IllegalArgumentException("guidepost.wecom.encoding-aes-key must have 43 characters, it has "
                    + encodingAesKey.length() + ".");
        }
    }

    /** Without the slash at the end, as the SDK wants it. */
    String root() {
        return baseUrl.toString().replaceAll("/+$", "");
    }

    private static void need(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("guidepost.wecom." + name + " is missing; set it to the value that"
                    + " WeCom's administration shows.");
        }
    }

    /** Never the secrets: settings like to be logged. */
    @Override
    public String toString() {
        return "WecomSettings[baseUrl=" + baseUrl + ", corpId=" + corpId + ", agentId=" + agentId + "]";
    }
}
