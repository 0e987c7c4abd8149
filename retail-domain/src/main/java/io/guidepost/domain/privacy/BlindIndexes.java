package io.guidepost.domain.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keyed digests by which personal data can be compared without being known (HMAC-SHA256, 64 hexadecimal digits). The key is
 * never that of {@link Seals}: {@code guidepost.privacy.index-key}, or one derived from the oldest key of the seals.
 *
 * <p>A key is replaced by putting the new one in front: {@code new,old}, where {@code derived} stands for the derived one. The
 * first makes digests, the others are compared with until everything was rebuilt.
 */
@Component
public class BlindIndexes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String CHINA = "86";
    private static final int MOBILE_DIGITS = 11;

    private static final String DERIVED = "derived";

    /** The one that makes digests first. */
    private final List<byte[]> keys;

    BlindIndexes(
            @Value("${guidepost.privacy.index-key:}") String indexKey,
            @Value("${guidepost.privacy.keys:}") String sealKeys) {
        this.keys = keysOf(indexKey.trim(), sealKeys.trim());
    }

    /** Whether anything can be compared here: without a key nothing can. */
    public boolean hasKey() {
        return !keys.isEmpty();
    }

    /** The same for every way to write one number: spaces, hyphens and the country code of China do not matter. */
    public String ofPhone(String phone) {
        return of("phone", digits(phone));
    }

    /** Under every key, today's first: while digests are rebuilt, rows have the one or the other. */
    public List<String> allOfPhone(String phone) {
        requireKey();
        return keys.stream().map(key -> digest(key, "phone", digits(phone))).toList();
    }

    /** Digests of a key that was replaced may still lie about. */
    public boolean isRotating() {
        return keys.size() > 1;
    }

    /** A fingerprint of the key that makes digests. */
    public String keyId() {
        requireKey();
        return HexFormat.of().formatHex(mac(keys.get(0), "key-id"), 0, 8);
    }

    private static String digits(String phone) {
        var digits = phone.replaceAll("[^0-9]", "");
        if (digits.startsWith(CHINA) && digits.length() == CHINA.length() + MOBILE_DIGITS) {
            digits = digits.substring(CHINA.length());
        }
        return digits;
    }

    /** The same for every way to set an address in type: blanks and punctuation do not matter. */
    public String ofAddress(String address) {
        return of("address", address.replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]", ""));
    }

    public String of(String purpose, String value) {
        requireKey();
        return digest(keys.get(0), purpose, value);
    }

    private void requireKey() {
        if (!hasKey()) {
            throw new IllegalStateException("guidepost.privacy.keys is empty: nothing can be compared");
        }
    }

    private static String digest(byte[] key, String purpose, String value) {
        return HexFormat.of().formatHex(mac(key, purpose + '\0' + value));
    }

    private static List<byte[]> keysOf(String indexKeys, String sealKeys) {
        if (indexKeys.isEmpty()) {
            return sealKeys.isEmpty() ? List.of() : List.of(derived(sealKeys));
        }
        return Arrays.stream(indexKeys.split("\\s*,\\s*"))
                .map(key -> key.equals(DERIVED)
                        ? derived(sealKeys)
                        : Base64.getDecoder().decode(key))
                .toList();
    }

    private static byte[] derived(String sealKeys) {
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
