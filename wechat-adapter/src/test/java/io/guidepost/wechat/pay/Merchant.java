package io.guidepost.wechat.pay;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A merchant, and WeChat Pay's side of its secrets: signs and encrypts as WeChat Pay does. */
final class Merchant {

    static final String API_V3_KEY = "0123456789abcdef0123456789abcdef";
    static final String SERIAL = "PUB_KEY_ID_0000000000000024101100397200000006";
    static final String APP_ID = "wx0000000000000001";
    static final String MCH_ID = "1900000001";

    private static final KeyPair MERCHANT = keys();
    private static final KeyPair PLATFORM = keys();

    private Merchant() {}

    static WxpaySettings settings(int port) {
        return new WxpaySettings(
                URI.create("http://sim.mch.weixin.qq.com:" + port),
                "127.0.0.1",
                APP_ID,
                MCH_ID,
                "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
                pem("PRIVATE KEY", MERCHANT.getPrivate().getEncoded()),
                SERIAL,
                pem("PUBLIC KEY", PLATFORM.getPublic().getEncoded()),
                API_V3_KEY,
                "https://shop.example.com",
                "1005",
                Duration.ofSeconds(3),
                Duration.ofMillis(400),
                32);
    }

    /** The headers under which WeChat Pay sends {@code body}; by lower-case name. */
    static Map<String, String> headers(byte[] body, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        String nonce = "nonce0123456789";
        var headers = new HashMap<String, String>();
        headers.put("wechatpay-timestamp", timestamp);
        headers.put("wechatpay-nonce", nonce);
        headers.put("wechatpay-serial", SERIAL);
        headers.put("wechatpay-signature", signature(timestamp, nonce, body));
        return headers;
    }

    static String signature(String timestamp, String nonce, byte[] body) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(PLATFORM.getPrivate());
            signature.update((timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            signature.update((byte) '\n');
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Base64 of ciphertext and tag. */
    static String encrypt(String plaintext, String associatedData, String nonce, String key) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plaintext.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(String type, byte[] key) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END " + type
                + "-----\n";
    }
}
