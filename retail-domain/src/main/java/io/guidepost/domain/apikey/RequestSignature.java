package io.guidepost.domain.apikey;

import io.guidepost.core.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a signed request is signed over, line by line: version, method, path, query, digest of the body, time, nonce. */
public final class RequestSignature {

    private static final String VERSION = "v1";

    private RequestSignature() {}

    /**
     * HMAC-SHA256 in hexadecimal digits.
     *
     * @param path as it is sent, percent-encoded
     * @param query as it is sent, without the question mark; empty without one
     * @param timestamp seconds since 1970
     */
    public static String of(
            String secret, String method, String path, String query, byte[] body, String timestamp, String nonce) {
        var lines = String.join("\n", VERSION, method, path, query, Sha256.hex(body), timestamp, nonce);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JVM has HmacSHA256", impossible);
        }
    }
}
