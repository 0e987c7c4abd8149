package io.guidepost.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** Tokens for the bench's guides, signed with the instance's own key as its login would sign them. */
final class GuideTokens {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final String header;

    GuideTokens(Instance instance) {
        key = ShopTokens.privateKey("EC", instance.secrets().getProperty("guidepost.tokens.guide.signing-key"));
        // The header of a real token, key id included, serves for ours.
        var answer =
                instance.send("POST", instance.guide() + "/api/guide/v1/sessions", "", "{\"code\":\"sim:sh001_li\"}");
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("Login: " + answer.statusCode() + " " + answer.body());
        }
        var token = Instance.JSON.readTree(answer.body()).path("accessToken").asString();
        header = token.substring(0, token.indexOf('.'));
    }

    String of(long guide) {
        long now = Instant.now().getEpochSecond();
        var claims = ("{\"iss\":\"guidepost\",\"aud\":\"guide\",\"sub\":\"%d\",\"iat\":%d,\"exp\":%d,\"sv\":0,"
                        + "\"storeId\":%d,\"regionId\":%d,\"role\":\"GUIDE\",\"userid\":\"bench\"}")
                .formatted(guide, now, now + 7200, DataSet.store(guide), DataSet.REGION);
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
