package io.guidepost.domain.shopper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Callbacks in plain words, under a seal: corporation, event, change type, the guide's userid, the customer and the second,
 * with commas between them. Passes {@link ContactEventsContract} like the real one.
 */
@Component
public class FakeContactEvents implements ContactEvents {

    /** Whose callbacks are read. */
    public static final String CORPORATION = "corp";

    /** The signature under which WeCom would send this. */
    public static String sign(String timestamp, String nonce, String body) {
        return Integer.toHexString((timestamp + "," + nonce + "," + body).hashCode());
    }

    /** The echo's text is what follows {@code corp,}. */
    @Override
    public String verifyAddress(String signature, String timestamp, String nonce, String echo) {
        check(signature, timestamp, nonce, echo);
        var parts = echo.split(",");
        checkReceiver(parts[0]);
        return parts[1];
    }

    @Override
    public WeComEvent read(String signature, String timestamp, String nonce, String body) {
        check(signature, timestamp, nonce, body);
        var parts = body.split(",");
        checkReceiver(parts[0]);
        return new WeComEvent(
                parts[1],
                parts[2],
                Map.of("UserID", parts[3], "ExternalUserID", parts[4]),
                Instant.ofEpochSecond(Long.parseLong(parts[5])),
                UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private static void check(String signature, String timestamp, String nonce, String body) {
        if (!sign(timestamp, nonce, body).equals(signature)) {
            throw new Untrusted("signature");
        }
    }

    private static void checkReceiver(String corporation) {
        if (!corporation.equals(CORPORATION)) {
            throw new Untrusted("receiver");
        }
    }
}
