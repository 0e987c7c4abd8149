package io.guidepost.simulator.wecom;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The envelope of WeCom's callbacks and of the mini-program's pushes: AES-256-CBC padded to 32 bytes, signed by SHA-1 over the sorted parts. */
public final class CallbackCrypt {

    private static final int BLOCK = 32;
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String token;
    private final byte[] key;

    public CallbackCrypt(String token, String encodingAesKey) {
        this.token = token;
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
    }

    public String sign(String timestamp, String nonce, String encrypted) {
        String[] parts = {token, timestamp, nonce, encrypted};
        Arrays.sort(parts);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(String.join("", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String encrypt(String message, String receiver) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        byte[] tail = receiver.getBytes(StandardCharsets.UTF_8);
        int length = RANDOM_BYTES + Integer.BYTES + text.length + tail.length;
        int padding = BLOCK - length % BLOCK;
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        ByteBuffer plain = ByteBuffer.allocate(length + padding)
                .put(random)
                .putInt(text.length)
                .put(text)
                .put(tail);
        while (plain.hasRemaining()) {
            plain.put((byte) padding);
        }
        return Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE, plain.array()));
    }

    /** The message alone; the receiver behind it is for the caller to check with {@link #receiver}. */
    String decrypt(String encrypted) {
        ByteBuffer plain = plain(encrypted);
        byte[] text = new byte[plain.getInt()];
        plain.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    String receiver(String encrypted) {
        ByteBuffer plain = plain(encrypted);
        plain.position(plain.position() + Integer.BYTES + plain.getInt(plain.position()));
        byte[] tail = new byte[plain.remaining()];
        plain.get(tail);
        return new String(tail, StandardCharsets.UTF_8);
    }

    private ByteBuffer plain(String encrypted) {
        byte[] padded = cipher(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(encrypted));
        int length = padded.length - padded[padded.length - 1];
        return ByteBuffer.wrap(padded, RANDOM_BYTES, length - RANDOM_BYTES);
    }

    private byte[] cipher(int mode, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("The callback cannot be en- or decrypted", failed);
        }
    }
}
