package io.guidepost.wechat.miniapp;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * The mini-program that shoppers use.
 *
 * @param callbackToken of 消息推送; without it no push is taken
 * @param encodingAesKey of the same, 43 characters
 * @param cardPicture the cover of its cards in chats, a file or an address; one comes with us
 * @param atOnce how many calls run side by side
 */
@Lazy
@ConfigurationProperties("guidepost.miniapp")
record MiniappSettings(
        @DefaultValue("https://api.weixin.qq.com") URI baseUrl,
        String appId,
        String secret,
        String callbackToken,
        String encodingAesKey,
        String cardPicture,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("32") int atOnce) {

    MiniappSettings {
        need("app-id", appId);
        need("secret", secret);
        if (callbackToken != null && !callbackToken.isBlank()) {
            need("encoding-aes-key", encodingAesKey);
        }
    }

    String root() {
        return baseUrl.toString().replaceAll("/+$", "");
    }

    private static void need(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("guidepost.miniapp." + name + " is missing; set it to the value that the"
                    + " mini-program's administration shows.");
        }
    }

    /** Never the secret: settings like to be logged. */
    @Override
    public String toString() {
        return "MiniappSettings[baseUrl=" + baseUrl + ", appId=" + appId + "]";
    }
}
