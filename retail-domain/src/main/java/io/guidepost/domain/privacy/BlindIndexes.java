package io.guidepost.domain.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keyed digests by which personal data can be compared without being known (HMAC-SHA256, 64 hexadecimal digits). The key is
 * never that of {@link Seals}: {@code guidepost.privacy.index-key}, or one derived from the oldest key of the seals.
 */
@Component
public class BlindIndexes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String CHINA = "86";
    private static final int MOBILE_DIGITS = 11;

    private final byte[] key;

    BlindIndexes(
            @Value("${guidepost.privacy.index-key:}") String indexKey,
            @Value("${guidepost.privacy.keys:}") String sealKeys) {
        this.key = keyOf(indexKey.trim(), sealKeys.trim());
    }

    /** Whether anything can be compared here: without a key nothing can. */
    public boolean hasKey() {
        return key.length > 0;
    }

    /** The same for every way to write one number: spaces, hyphens and the country code of China do not matter. */
    public String ofPhone(String phone) {
        var digits = phone.replaceAll("[^0-9]", "");
        if (digits.startsWith(CHINA) && digits.length() == CHINA.length() + MOBILE_DIGITS) {
            digits = digits.substring(CHINA.length());
        }
        return of("phone", digits);
    }

    /** The same for every way to set an address in type: blanks and punctuation do not matter. */
    public String ofAddress(String address) {
        return of("address", address.replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]", ""));
    }

    public String of(String purpose, String value) {
        if (!hasKey()) {
            throw new IllegalStateException("guidepost.privacy.keys is empty: nothing can be compared");
        }
        return HexFormat.of().formatHex(mac(key, purpose + '\0' + value));
    }

    private static byte[] keyOf(String indexKey, String sealKeys) {
        if (!indexKey.isEmpty()) {
            return Base64.getDecoder().decode(indexKey);
        }
        if (sealKeys.isEmpty()) {
            return new byte[0];
        }
        var oldest = sealKeys.substring(sealKeys.lastIndexOf(',') + 1).trim();
        return mac(Base64.getDecoder().decode(oldest.substring(oldest.indexOf(':') + 1)), "blind-index-v1");
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JVM has " + ALGORITHM, impossible);
        }
    }
}
