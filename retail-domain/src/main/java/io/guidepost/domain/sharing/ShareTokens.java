package io.guidepost.domain.sharing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The signed token in a shared link: exactly 32 characters of the URL-safe alphabet, so that it fits into a mini-program
 * scene. 24 bytes: key id 1, link id 8, expiry day 2, flags 1, and 12 bytes of HMAC-SHA256 over the rest.
 *
 * <p>Whether a token is ours is decided before anything is looked up: guessing costs the guesser a hash of ours and no query.
 *
 * <p>{@code guidepost.share-token.keys} lists {@code number:base64} pairs (numbers 0 to 255, at least 32 bytes each); the
 * first signs and all of them verify, so a key is replaced by putting a new one in front and dropping the old one when
 * its last link has expired.
 */
@Component
public class ShareTokens {

    /** Characters of a token. */
    public static final int LENGTH = 32;

    private static final int BODY_BYTES = 12;
    private static final int MAC_BYTES = 12;
    private static final byte NO_FLAGS = 0;
    private static final byte[] DOMAIN = "share-v1".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_DAY = 0xFFFF;

    private final Map<Integer, SecretKey> keys;

    ShareTokens(@Value("${guidepost.share-token.keys:}") String keys) {
        this.keys = parsed(keys);
    }

    /** What a token turned out to be. */
    public sealed interface Reading {

        /** Made by us; whether its day is over is for the reader to judge. */
        record Genuine(long linkId, LocalDate expiresOn) implements Reading {}

        /** Has the form of a token and was not made by us. */
        record Forged() implements Reading {}

        /** Not even the form of a token. */
        record Malformed() implements Reading {}
    }

    /** For applications that mint or read tokens: refuses to start without a key. */
    public void requireKeys() {
        if (keys.isEmpty()) {
            throw new IllegalStateException(
                    "guidepost.share-token.keys is empty: set it to 1:base64 of 32 random bytes, such as 1:$(openssl rand -base64 32)");
        }
    }

    /** @param expiresOn the last day, in Asia/Shanghai, on which the token counts */
    public String mint(long linkId, LocalDate expiresOn) {
        requireKeys();
        long day = expiresOn.toEpochDay();
        if (day < 0 || day > MAX_DAY) {
            throw new IllegalArgumentException("A token cannot expire on " + expiresOn);
        }
        var signing = keys.entrySet().iterator().next();
        var body = ByteBuffer.allocate(BODY_BYTES)
                .put(signing.getKey().byteValue())
                .putLong(linkId)
                .putShort((short) day)
                .put(NO_FLAGS)
                .array();
        var token = Arrays.copyOf(body, BODY_BYTES + MAC_BYTES);
        System.arraycopy(mac(signing.getValue(), body), 0, token, BODY_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    public Reading read(String token) {
        requireKeys();
        if (!isWellFormed(token)) {
            return new Reading.Malformed();
        }
        var bytes = Base64.getUrlDecoder().decode(token);
        var key = keys.get(bytes[0] & 0xFF);
        if (key == null) {
            return new Reading.Forged();
        }
        var expected = Arrays.copyOf(mac(key, Arrays.copyOf(bytes, BODY_BYTES)), MAC_BYTES);
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, BODY_BYTES, bytes.length))) {
            return new Reading.Forged();
        }
        var body = ByteBuffer.wrap(bytes, 1, BODY_BYTES - 1);
        return new Reading.Genuine(body.getLong(), LocalDate.ofEpochDay(body.getShort() & 0xFFFF));
    }

    /** 32 characters are 24 bytes exactly, so that no two spellings mean the same token. */
    private static boolean isWellFormed(String token) {
        return token.length() == LENGTH
                && token.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || c == '-'
                                || c == '_');
    }

    private static byte[] mac(SecretKey key, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(DOMAIN);
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JVM has HMAC-SHA256", impossible);
        }
    }

    private static Map<Integer, SecretKey> parsed(String setting) {
        var keys = new LinkedHashMap<Integer, SecretKey>();
        for (var pair : setting.isBlank() ? new String[0] : setting.trim().split("\\s*,\\s*")) {
            int colon = pair.indexOf(':');
            if (colon < 1 || !pair.substring(0, colon).matches("[0-9]{1,3}")) {
                throw new IllegalStateException(
                        "guidepost.share-token.keys wants number:base64 pairs separated by commas");
            }
            int id = Integer.parseInt(pair.substring(0, colon));
            var key = decoded(pair.substring(colon + 1));
            if (id > 255 || key.length < 32) {
                throw new IllegalStateException(
                        "guidepost.share-token.keys: key %d needs a number up to 255 and at least 32 bytes"
                                .formatted(id));
            }
            keys.put(id, new SecretKeySpec(key, "HmacSHA256"));
        }
        return keys;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException("guidepost.share-token.keys: a key is not base64");
        }
    }
}
