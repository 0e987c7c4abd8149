package io.guidepost.webedge.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.guidepost.domain.sight.Sight;
import io.guidepost.sample.Edge;
import io.guidepost.sample.SampleApp;
import io.guidepost.sample.Shopper;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TokenAttackTest {

    private static final SignedInGuide GUIDE = new SignedInGuide(17, 7, 2, "GUIDE", "li");
    private static final SignedInAdmin ADMIN = new SignedInAdmin(3, "hq", Set.of("HQ"), Sight.ALL);
    private static final SignedInShopper SHOPPER = new SignedInShopper(7);

    private static final Map<Audience, String> DOORS = Map.of(
            Audience.GUIDE, "/api/guide/v1/me", Audience.ADMIN, "/api/admin/v1/me", Audience.SHOP, "/api/shop/v1/me");

    @Test
    void everybodyComesInThroughHisOwnDoorAndIsWhoHeIs() {
        Shopper.as(GUIDE)
                .get()
                .uri("/api/guide/v1/me")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"guideId\":17,\"storeId\":7,\"regionId\":2,\"role\":\"GUIDE\",\"userid\":\"li\"}");
        Shopper.as(new SignedInAdmin(4, "east", Set.of("VIEWER", "APPROVER"), Sight.region(2L)))
                .get()
                .uri("/api/admin/v1/me")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sight.regions[0]")
                .isEqualTo(2)
                .jsonPath("$.roles.length()")
                .isEqualTo(2);
        Shopper.as(SHOPPER)
                .get()
                .uri("/api/shop/v1/me")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"memberId\":7}");
    }

    @Test
    void noAudienceIsAcceptedForAnother() {
        for (var who : new SignedIn[] {GUIDE, ADMIN, SHOPPER}) {
            var token = Edge.bean(Tokens.class).issue(who, 1).accessToken();
            DOORS.forEach((audience, path) -> assertThat(statusOf(path, token))
                    .as("%s at %s", who.audience(), path)
                    .isEqualTo(audience == who.audience() ? 200 : 401));
        }
    }

    /** Each token is right but for one thing. */
    @TestFactory
    Stream<DynamicTest> forgeriesAreRefused() throws JOSEException {
        var forgeries = new LinkedHashMap<String, String>();
        var good = Edge.bean(Tokens.class).issue(SHOPPER, 1).accessToken();
        var parts = good.split("\\.");
        var shopKey = Edge.KEYS.get("shop");
        var kid = kidOf(shopKey);

        forgeries.put("alg none", encoded("{\"alg\":\"none\",\"kid\":\"" + kid + "\"}") + "." + parts[1] + ".");
        forgeries.put("alg none, signature kept", encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        forgeries.put(
                "HS256 with the public key",
                hs256(shopKey, kid, shopKey.getPublic().getEncoded()));
        forgeries.put(
                "HS256 with the public key's PEM",
                hs256(
                        shopKey,
                        kid,
                        Edge.pem("PUBLIC KEY", shopKey.getPublic().getEncoded()).getBytes(StandardCharsets.US_ASCII)));
        forgeries.put(
                "tampered claims",
                parts[0] + "." + encoded(decoded(parts[1]).replace("\"7\"", "\"8\"")) + "." + parts[2]);
        forgeries.put("tampered signature", good.substring(0, good.length() - 6) + "AAAAAA");
        forgeries.put(
                "signature of zeros",
                parts[0] + "." + parts[1] + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]));
        forgeries.put("no signature", parts[0] + "." + parts[1] + ".");
        forgeries.put("another key, our kid", es256(Edge.newKey("secp256r1"), kid, claims()));
        var strange = Edge.newKey("secp256r1");
        forgeries.put("another key, its own kid", es256(strange, kidOf(strange), claims()));
        forgeries.put("no kid", es256(shopKey, null, claims()));
        forgeries.put("kid that is a path", es256(shopKey, "../../dev/null", claims()));
        forgeries.put("the guides' key", es256(Edge.KEYS.get("guide"), kidOf(Edge.KEYS.get("guide")), claims()));
        forgeries.put("our key, another audience", es256(shopKey, kid, claims().audience("guide")));
        forgeries.put("two audiences", es256(shopKey, kid, claims().audience(List.of("guide", "shop"))));
        forgeries.put("no audience", es256(shopKey, kid, claims().audience((String) null)));
        forgeries.put("another issuer", es256(shopKey, kid, claims().issuer("somebody")));
        forgeries.put(
                "expired",
                es256(
                        shopKey,
                        kid,
                        claims().expirationTime(Date.from(Instant.now().minusSeconds(1)))));
        forgeries.put("never expires", es256(shopKey, kid, claims().expirationTime(null)));
        forgeries.put("no subject", es256(shopKey, kid, claims().subject(null)));
        forgeries.put("subject that is no id", es256(shopKey, kid, claims().subject("7 OR 1=1")));
        forgeries.put("no session version", es256(shopKey, kid, claims().claim("sv", null)));
        forgeries.put("not a token", "abc");
        forgeries.put("five parts", "a.b.c.d.e");

        assertThat(statusOf("/api/shop/v1/me", es256(shopKey, kid, claims())))
                .as("the forger's recipe, without any fault")
                .isEqualTo(200);
        return forgeries.entrySet().stream()
                .map(forgery -> DynamicTest.dynamicTest(
                        forgery.getKey(), () -> assertThat(statusOf("/api/shop/v1/me", forgery.getValue()))
                                .isEqualTo(401)));
    }

    /** R11: neither in the address nor in a form. */
    @Test
    void aTokenElsewhereThanInTheHeaderDoesNotCount() {
        var token = Edge.bean(Tokens.class).issue(SHOPPER, 1).accessToken();
        for (var path : new String[] {"/api/shop/v1/me?access_token=" + token, "/api/shop/v1/me?token=" + token}) {
            Edge.client().get().uri(path).exchange().expectStatus().isUnauthorized();
        }
        Edge.client()
                .get()
                .uri("/api/shop/v1/me")
                .cookie("access_token", token)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        Edge.client()
                .get()
                .uri("/api/shop/v1/me")
                .header("Authorization", "Basic " + token)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void whoHasLeftIsShutOut() {
        var leaving = new SignedInGuide(18, 7, 2, "GUIDE", "wang");
        SampleApp.LEFT.add(leaving.principal());
        try {
            Shopper.as(leaving)
                    .get()
                    .uri("/api/guide/v1/me")
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        } finally {
            SampleApp.LEFT.remove(leaving.principal());
        }
    }

    @Test
    void signingInNeedsNoTokenAndMindsNoOldOne() {
        for (var old : new String[] {null, "expired.or.broken"}) {
            Edge.client()
                    .post()
                    .uri("/api/shop/v1/sessions")
                    .headers(headers -> {
                        if (old != null) {
                            headers.setBearerAuth(old);
                        }
                    })
                    .bodyValue(Map.of("code", "sim:li"))
                    .exchange()
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .jsonPath("$.accessToken")
                    .isNotEmpty()
                    .jsonPath("$.expiresAt")
                    .value(String.class, at -> assertThat(at).matches("....-..-..T..:..:..Z"));
        }
    }

    @Test
    void callbacksAreOpenAndApiAnswersAreNeitherKeptNorFramed() {
        Edge.client()
                .post()
                .uri("/callbacks/sample")
                .bodyValue("hello")
                .exchange()
                .expectStatus()
                .isOk();
        Shopper.as(SHOPPER)
                .get()
                .uri("/api/shop/v1/me")
                .exchange()
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer");
    }

    private static int statusOf(String path, String token) {
        return Shopper.withToken(token)
                .get()
                .uri(path)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("guidepost")
                .audience("shop")
                .subject("7")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .claim("sv", 1);
    }

    private static String es256(KeyPair key, String kid, JWTClaimsSet.Builder claims) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).build(), claims.build());
        jwt.sign(new ECDSASigner((ECPrivateKey) key.getPrivate(), Curve.P_256));
        return jwt.serialize();
    }

    private static String hs256(KeyPair key, String kid, byte[] secret) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), claims().build());
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }

    private static String kidOf(KeyPair key) throws JOSEException {
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) key.getPublic())
                .build()
                .computeThumbprint()
                .toString()
                .substring(0, 16);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
