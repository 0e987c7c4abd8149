package io.guidepost.wechat.pay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * The merchant and WeChat Pay's public key.
 *
 * @param baseUrl its host must end with {@code .mch.weixin.qq.com}: the SDK signs and verifies for no other
 * @param resolveTo a loopback address that such hosts stand for; only for a simulator on this machine
 * @param appId the mini-program in which shoppers and guides have their openids
 * @param privateKey the merchant's, PKCS#8 in PEM, or the path of such a file
 * @param publicKeyId begins with {@code PUB_KEY_ID_}
 * @param publicKey WeChat Pay's, in PEM, or the path of such a file
 * @param apiV3Key 32 characters
 * @param notifyBaseUrl under which {@code /callbacks/wxpay/…} is reached from outside
 * @param transferSceneId 1005 is 佣金报酬
 */
@Lazy
@ConfigurationProperties("guidepost.wxpay")
record WxpaySettings(
        @DefaultValue("https://api.mch.weixin.qq.com") URI baseUrl,
        String resolveTo,
        String appId,
        String mchId,
        String merchantSerialNo,
        String privateKey,
        String publicKeyId,
        String publicKey,
        String apiV3Key,
        String notifyBaseUrl,
        @DefaultValue("1005") String transferSceneId,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("32") int atOnce) {

    static final String HOSTS = ".mch.weixin.qq.com";

    WxpaySettings {
        need("app-id", appId);
        need("mch-id", mchId);
        need("merchant-serial-no", merchantSerialNo);
        need("private-key", privateKey);
        need("public-key-id", publicKeyId);
        need("public-key", publicKey);
        need("api-v3-key", apiV3Key);
        need("notify-base-url", notifyBaseUrl);
        if (apiV3Key.getBytes(StandardCharsets.UTF_8).length != 32) {
            throw new IllegalArgumentException("guidepost.wxpay.api-v3-key must have 32 characters.");
        }
        if (baseUrl.getHost() == null || !baseUrl.getHost().endsWith(HOSTS)) {
            throw new IllegalArgumentException("guidepost.wxpay.base-url must have a host that ends with " + HOSTS
                    + ": requests to any other would go out unsigned.");
        }
        boolean isResolved = resolveTo != null && !resolveTo.isBlank();
        if (isResolved && !address(resolveTo).isLoopbackAddress()) {
            throw new IllegalArgumentException("guidepost.wxpay.resolve-to must be a loopback address such as"
                    + " 127.0.0.1; it is for a simulator on this machine only.");
        }
        if (!isResolved && !"https".equals(baseUrl.getScheme())) {
            throw new IllegalArgumentException("guidepost.wxpay.base-url must begin with https.");
        }
    }

    String root() {
        return baseUrl.toString().replaceAll("/+$", "");
    }

    Optional<InetAddress> loopback() {
        return Optional.ofNullable(resolveTo).filter(text -> !text.isBlank()).map(WxpaySettings::address);
    }

    String notifyUrl(String kind) {
        return notifyBaseUrl.replaceAll("/+$", "") + "/callbacks/wxpay/" + kind;
    }

    PrivateKey merchantKey() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(pem("private-key", privateKey)));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("guidepost.wxpay.private-key is no RSA key in PKCS#8.", unfit);
        }
    }

    PublicKey platformKey() {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(pem("public-key", publicKey)));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("guidepost.wxpay.public-key is no RSA public key.", unfit);
        }
    }

    private static byte[] pem(String name, String contentOrPath) {
        String content = contentOrPath.contains("-----BEGIN") ? contentOrPath : read(name, contentOrPath);
        try {
            // Environment variables often carry the line breaks as two characters.
            return Base64.getMimeDecoder().decode(content.replace("\\n", "\n").replaceAll("-----[A-Z ]+-----", ""));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("guidepost.wxpay." + name + " is no PEM.");
        }
    }

    private static String read(String name, String path) {
        try {
            return Files.readString(Path.of(path.strip()));
        } catch (IOException | InvalidPathException unreadable) {
            // Without the value: it may be a key that is merely malformed.
            throw new IllegalArgumentException(
                    "guidepost.wxpay." + name + " is neither PEM nor the path of a readable file.");
        }
    }

    private static InetAddress address(String literal) {
        if (!literal.matches("[0-9.]+|[0-9a-fA-F:]+")) {
            throw new IllegalArgumentException("guidepost.wxpay.resolve-to must be an IP address, not a name.");
        }
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("guidepost.wxpay.resolve-to is no IP address.", malformed);
        }
    }

    private static void need(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("guidepost.wxpay." + name + " is missing; set it to the value that the"
                    + " merchant's administration shows.");
        }
    }

    /** Never the keys: settings like to be logged. */
    @Override
    public String toString() {
        return "WxpaySettings[baseUrl=" + baseUrl + ", appId=" + appId + ", mchId=" + mchId + ", publicKeyId="
                + publicKeyId + "]";
    }
}
