package io.guidepost.domain.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** By which a receiver knows that we have sent it: HMAC-SHA256 over the time, a dot and the body, for each secret in force. */
public final class WebhookSignature {

    private WebhookSignature() {}

    /** The header: {@code t=<seconds>,v1=<hex>}, with a second {@code v1} while a secret is being replaced. */
    public static String header(List<String> secrets, long epochSecond, String body) {
        return "t=" + epochSecond
                + secrets.stream()
                        .map(secret -> ",v1=" + mac(secret, epochSecond + "." + body))
                        .collect(Collectors.joining());
    }

    private static String mac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JVM has HmacSHA256", impossible);
        }
    }
}
