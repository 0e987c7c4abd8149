package io.guidepost.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** Tokens for the bench's shoppers, signed with the instance's own key as its login would sign them. */
final class ShopTokens {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final String header;

    ShopTokens(Instance instance) {
        var pem = instance.secrets().getProperty("guidepost.tokens.shop.signing-key");
        key = privateKey("EC", pem);
        // The header of a real token, key id included, serves for ours.
        var answer = instance.send("POST", "/api/shop/v1/sessions", "", "{\"code\":\"sim:bench\"}");
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("Login: " + answer.statusCode() + " " + answer.body());
        }
        var token = Instance.JSON.readTree(answer.body()).path("accessToken").asString();
        header = token.substring(0, token.indexOf('.'));
    }

    static PrivateKey privateKey(String algorithm, String pem) {
        try {
            var bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    String of(long member) {
        long now = Instant.now().getEpochSecond();
        var claims = "{\"iss\":\"guidepost\",\"aud\":\"shop\",\"sub\":\"%d\",\"iat\":%d,\"exp\":%d,\"sv\":0}"
                .formatted(member, now, now + 7200);
        var text = header + "." + URL.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
