package io.guidepost.wechat.wecom;

import io.guidepost.domain.shopper.ContactEvents.Untrusted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * WeCom's callback cryptography, which is the mini-program's too. Our own, because the SDK decrypts what is meant for any
 * corporation and throws the receiver's id away.
 */
public final class CallbackCrypt {

    private static final int RANDOM_BYTES = 16;
    private static final int BLOCK = 32;

    private final String token;
    private final byte[] key;
    private final String receiverId;

    /** @param receiverId the corporation, or the mini-program */
    public CallbackCrypt(String token, String encodingAesKey, String receiverId) {
        this.token = token;
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
        this.receiverId = receiverId;
    }

    /** The text inside, after checking who signed it and for whom it is. */
    public String open(String signature, String timestamp, String nonce, String encrypted) {
        if (signature == null || timestamp == null || nonce == null || encrypted == null) {
            throw new Untrusted("The signature, its timestamp or its nonce is missing");
        }
        if (!MessageDigest.isEqual(bytes(sign(timestamp, nonce, encrypted)), bytes(signature))) {
            throw new Untrusted("The signature does not fit");
        }
        byte[] plain = decrypt(encrypted);
        if (plain.length < RANDOM_BYTES + Integer.BYTES) {
            throw new Untrusted("The message is too short");
        }
        int length = ByteBuffer.wrap(plain, RANDOM_BYTES, Integer.BYTES).getInt();
        int start = RANDOM_BYTES + Integer.BYTES;
        if (length < 0 || length > plain.length - start) {
            throw new Untrusted("The message's length is wrong");
        }
        String receiver = new String(plain, start + length, plain.length - start - length, StandardCharsets.UTF_8);
        if (!receiver.equals(receiverId)) {
            throw new Untrusted("The message is for somebody else");
        }
        return new String(plain, start, length, StandardCharsets.UTF_8);
    }

    private String sign(String timestamp, String nonce, String encrypted) {
        String sorted = Stream.of(token, timestamp, nonce, encrypted).sorted().collect(Collectors.joining());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes(sorted)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] decrypt(String encrypted) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return unpadded(cipher.doFinal(Base64.getDecoder().decode(encrypted)));
        } catch (GeneralSecurityException | IllegalArgumentException garbled) {
            throw new Untrusted("The message cannot be decrypted");
        }
    }

    private static byte[] unpadded(byte[] padded) {
        int padding = padded.length == 0 ? 0 : padded[padded.length - 1];
        if (padding < 1 || padding > BLOCK || padding > padded.length) {
            throw new Untrusted("The message's padding is wrong");
        }
        return Arrays.copyOf(padded, padded.length - padding);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
