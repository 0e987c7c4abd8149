package io.guidepost.wechat.pay;

import com.github.binarywang.wxpay.v3.auth.PublicCertificateVerifier;
import com.github.binarywang.wxpay.v3.auth.Verifier;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import me.chanjar.weixin.common.error.WxRuntimeException;

/**
 * Whether bytes come from WeChat Pay, and lately. The SDK looks at the signature alone: it takes any serial, any time and
 * even no headers at all.
 */
final class Genuine {

    private static final Duration TOLERANCE = Duration.ofSeconds(300);
    /** WeChat probes whether we verify: such a signature must be refused. */
    private static final String PROBE = "WECHATPAY/SIGNTEST/";

    private final String serial;
    private final Verifier verifier;
    private final Clock clock;

    Genuine(WxpaySettings settings, Clock clock) {
        this.serial = settings.publicKeyId();
        this.verifier = new PublicCertificateVerifier(settings.platformKey(), settings.publicKeyId());
        this.clock = clock;
    }

    /** Empty if all is well, else what is wrong. A header that is missing is null. */
    Optional<String> objection(String serialNumber, String timestamp, String nonce, String signature, byte[] body) {
        if (serialNumber == null || timestamp == null || nonce == null || signature == null) {
            return Optional.of("A header of the signature is missing");
        }
        if (!serialNumber.equals(serial)) {
            return Optional.of("The serial is not that of WeChat Pay's public key");
        }
        if (!timestamp.matches("\\d{1,12}")) {
            return Optional.of("The timestamp is no number");
        }
        var at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        // Whole seconds: WeChat tells no finer time.
        var now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        if (Duration.between(at, now).abs().compareTo(TOLERANCE) > 0) {
            return Optional.of("The timestamp is more than " + TOLERANCE.toSeconds() + " seconds off");
        }
        if (signature.startsWith(PROBE)) {
            return Optional.of("The signature is a probe");
        }
        return isSigned(timestamp, nonce, signature, body)
                ? Optional.empty()
                : Optional.of("The signature does not fit");
    }

    private boolean isSigned(String timestamp, String nonce, String signature, byte[] body) {
        byte[] head = (timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] message = new byte[head.length + body.length + 1];
        System.arraycopy(head, 0, message, 0, head.length);
        System.arraycopy(body, 0, message, head.length, body.length);
        message[message.length - 1] = '\n';
        try {
            return verifier.verify(serial, message, signature);
        } catch (WxRuntimeException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
