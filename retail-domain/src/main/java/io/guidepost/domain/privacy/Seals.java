package io.guidepost.domain.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals personal data with AES-256-GCM. A sealed value opens only at the place for which it was sealed: table, column and
 * row are authenticated with it, so a value copied into another row is worthless.
 *
 * <p>{@code guidepost.privacy.keys} lists {@code id:base64} pairs of 32-byte keys; the first seals, all of them open, so a
 * key is replaced by putting a new one in front.
 */
@Component
public class Seals {

    private static final byte FORMAT = 1;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    Seals(@Value("${guidepost.privacy.keys:}") String keys) {
        this.keys = parsed(keys);
    }

    /** Where a value lies. */
    public record Place(String table, String column, long rowId) {

        private byte[] bytes() {
            return (table + '\0' + column + '\0' + rowId).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** For applications that handle personal data: refuses to start without a key. */
    public void requireKeys() {
        if (keys.isEmpty()) {
            throw new IllegalStateException(
                    "guidepost.privacy.keys is empty: set it to id:base64 of 32 random bytes, such as k1:$(openssl rand -base64 32)");
        }
    }

    public boolean hasKeys() {
        return !keys.isEmpty();
    }

    /** The id of the key that seals. */
    public String sealingKey() {
        requireKeys();
        return keys.keySet().iterator().next();
    }

    /** The same value under the key that seals today; empty when it is under that one already. */
    public Optional<byte[]> resealed(Place place, byte[] sealed) {
        return sealingKey().equals(keyOf(sealed)) ? Optional.empty() : Optional.of(seal(place, open(place, sealed)));
    }

    private static String keyOf(byte[] sealed) {
        int length = sealed.length > 2 ? sealed[1] : 0;
        return length > 0 && sealed.length > 2 + length ? new String(sealed, 2, length, StandardCharsets.US_ASCII) : "";
    }

    public byte[] seal(Place place, String plain) {
        requireKeys();
        var sealing = keys.entrySet().iterator().next();
        var keyId = sealing.getKey().getBytes(StandardCharsets.US_ASCII);
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, sealing.getValue(), iv, place)
                    .doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(2 + keyId.length + IV_BYTES + sealed.length)
                    .put(FORMAT)
                    .put((byte) keyId.length)
                    .put(keyId)
                    .put(iv)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JVM seals with AES-GCM", impossible);
        }
    }

    /** @throws IllegalStateException when it was sealed for another place, with an unknown key, or changed since */
    public String open(Place place, byte[] sealed) {
        try {
            var bytes = ByteBuffer.wrap(sealed);
            if (bytes.get() != FORMAT) {
                throw new IllegalStateException("Not a sealed value at " + place);
            }
            var keyId = new byte[bytes.get()];
            bytes.get(keyId);
            var key = keys.get(new String(keyId, StandardCharsets.US_ASCII));
            if (key == null) {
                throw new IllegalStateException(
                        "The value at %s was sealed with a key that is not configured".formatted(place));
            }
            var iv = new byte[IV_BYTES];
            bytes.get(iv);
            var rest = new byte[bytes.remaining()];
            bytes.get(rest);
            return new String(cipher(Cipher.DECRYPT_MODE, key, iv, place).doFinal(rest), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | RuntimeException broken) {
            throw new IllegalStateException("The value at %s does not open".formatted(place), broken);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] iv, Place place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(place.bytes());
        return cipher;
    }

    private static Map<String, SecretKey> parsed(String setting) {
        var keys = new LinkedHashMap<String, SecretKey>();
        for (var pair : setting.isBlank() ? new String[0] : setting.trim().split("\\s*,\\s*")) {
            int colon = pair.indexOf(':');
            if (colon < 1 || colon > 32 || !pair.substring(0, colon).matches("[A-Za-z0-9_-]+")) {
                throw new IllegalStateException("guidepost.privacy.keys wants id:base64 pairs separated by commas");
            }
            var key = decoded(pair.substring(colon + 1));
            if (key.length != 32) {
                throw new IllegalStateException("Key %s of guidepost.privacy.keys has %d bytes instead of 32"
                        .formatted(pair.substring(0, colon), key.length));
            }
            keys.put(pair.substring(0, colon), new SecretKeySpec(key, "AES"));
        }
        return keys;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException("guidepost.privacy.keys: a key is not base64");
        }
    }
}
