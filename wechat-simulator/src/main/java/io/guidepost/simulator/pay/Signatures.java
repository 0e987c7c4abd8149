package io.guidepost.simulator.pay;

import io.guidepost.simulator.http.Call;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Signs, verifies and encrypts as WeChat Pay v3 does. */
final class Signatures {

    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Merchant merchant;
    private final Clock clock;

    Signatures(Merchant merchant, Clock clock) {
        this.merchant = merchant;
        this.clock = clock;
    }

    /** Refuses a request that the merchant's key has not signed as it stands. */
    void verify(Call call) {
        String header = call.header("authorization").orElse("");
        if (!header.startsWith(SCHEME)) {
            throw refused("Authorization不合法");
        }
        Map<String, String> given = new HashMap<>();
        Matcher attributes = ATTRIBUTE.matcher(header);
        while (attributes.find()) {
            given.put(attributes.group(1), attributes.group(2));
        }
        String timestamp = given.getOrDefault("timestamp", "");
        if (!given.getOrDefault("mchid", "").equals(merchant.mchId())
                || !given.getOrDefault("serial_no", "").equals(merchant.merchantSerialNo())
                || !isRecent(timestamp)) {
            throw refused("商户号、证书序列号或时间戳不正确");
        }
        String text = call.method() + "\n" + call.target() + "\n" + timestamp + "\n"
                + given.getOrDefault("nonce_str", "") + "\n" + call.text() + "\n";
        if (!isSigned(text, given.getOrDefault("signature", ""))) {
            throw refused("签名错误，请检查后再试");
        }
    }

    /** The four headers under which an answer or a notification proves where it comes from. */
    Map<String, String> headers(String body, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        String nonce = nonce();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Wechatpay-Timestamp", timestamp);
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Serial", merchant.publicKeyId());
        headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        headers.put("Wechatpay-Signature", sign(timestamp + "\n" + nonce + "\n" + body + "\n"));
        return headers;
    }

    /** AES-256-GCM with the merchant's API v3 key: base64 of ciphertext and tag. */
    String encrypt(String plaintext, String associatedData, String nonce) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(merchant.apiV3Key().getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plaintext.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A field that the merchant encrypted for the platform, such as the payee's name. */
    String decryptField(String encrypted) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.DECRYPT_MODE, merchant.platformKey());
            return new String(cipher.doFinal(Base64.getDecoder().decode(encrypted)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException failed) {
            throw PayRefused.parameter("敏感信息解密失败");
        }
    }

    static String nonce() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(merchant.platformKey());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean isSigned(String text, String base64) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(merchant.merchantKey());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    /** SDKs stamp requests with the machine's clock even where the business clock was moved, so either will do. */
    private boolean isRecent(String timestamp) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return isNear(at, clock.instant()) || isNear(at, Clock.systemUTC().instant());
    }

    private static boolean isNear(Instant at, Instant now) {
        return Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0;
    }

    private static PayRefused refused(String message) {
        return new PayRefused(401, "SIGN_ERROR", message);
    }
}
