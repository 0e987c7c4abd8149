package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Genuine is what is signed "good"; the body is the change type, the guide's userid, the customer and the second. */
@Component
class FakeContactEvents implements ContactEvents {

    @Override
    public String verifyAddress(String signature, String timestamp, String nonce, String echo) {
        check(signature);
        return echo;
    }

    @Override
    public WeComEvent read(String signature, String timestamp, String nonce, String body) {
        check(signature);
        var parts = body.split(",");
        return new WeComEvent(
                "change_external_contact",
                parts[0],
                Map.of("UserID", parts[1], "ExternalUserID", parts[2]),
                Instant.ofEpochSecond(Long.parseLong(parts[3])),
                body);
    }

    private static void check(String signature) {
        if (!signature.equals("good")) {
            throw new Untrusted("signature");
        }
    }
}
