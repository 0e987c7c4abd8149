package io.guidepost.guideapi.hq.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.apikey.RequestSignature;
import io.guidepost.guideapi.GuideApiTest;
import io.guidepost.guideapi.HttpTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@GuideApiTest
class ApiKeyHttpTest extends HttpTest {

    private static final String KEYS = "/api/admin/v1/api-keys";
    private static final String ORDERS = "/api/admin/v1/orders";
    private static final String BRANDS = "/api/admin/v1/brands";

    @Autowired
    Clock clock;

    private String hq;

    @BeforeEach
    void theDemonstration() {
        hq = admin("hq");
    }

    @Test
    void aSignedRequestActsForTheAccountWithinTheScopesOfTheKey() {
        var key = add(List.of("orders.read", "catalogue.write"), 201);

        send(key, "GET", ORDERS, "limit=5", "", now(), nonce(), 200);
        var brand = "{\"name\":\"品牌-%s\"}".formatted(nonce().substring(0, 8));
        assertThat(send(key, "POST", BRANDS, "", brand, now(), nonce(), 0)
                        .path("code")
                        .asString())
                .as("the body arrives whole where it is handled")
                .isNotEqualTo("malformed_request");
        assertThat(codeOf(send(key, "GET", BRANDS, "", "", now(), nonce(), 403)))
                .isEqualTo("scope_missing");
        assertThat(codeOf(send(key, "GET", KEYS, "", "", now(), nonce(), 403))).isEqualTo("scope_missing");
        assertThat(codeOf(send(key, "GET", "/api/admin/v1/account", "", "", now(), nonce(), 403)))
                .isEqualTo("scope_missing");
    }

    @Test
    void whatWasTamperedWithReplayedOrSignedLongAgoIsRefused() {
        var key = add(List.of("orders.read"), 201);
        var secret = key.path("secret").asString();
        var code = key.path("key").path("code").asString();
        var nonce = nonce();

        send(key, "GET", ORDERS, "", "", now(), nonce, 200);
        assertThat(codeOf(send(key, "GET", ORDERS, "", "", now(), nonce, 401))).isEqualTo("signature_used");
        assertThat(codeOf(send(key, "GET", ORDERS, "", "", now() - 301, nonce(), 401)))
                .isEqualTo("stale_signature");
        assertThat(codeOf(send(key, "GET", ORDERS, "", "", now(), "short", 401)))
                .isEqualTo("bad_signature");
        long at = now();
        var other = nonce();
        var signature = RequestSignature.of(secret, "GET", ORDERS, "limit=5", new byte[0], Long.toString(at), other);
        assertThat(codeOf(raw(code, "GET", ORDERS, "limit=6", "", at, other, signature, 401)))
                .isEqualTo("bad_signature");
        assertThat(codeOf(raw("gk_nobody", "GET", ORDERS, "limit=5", "", at, other, signature, 401)))
                .isEqualTo("bad_signature");
        raw(code, "GET", ORDERS, "limit=5", "", at, other, "v1=" + signature, 200);
    }

    @Test
    void aRotatedSecretOverlapsAndAnEndedKeyIsOverAtOnce() {
        var key = add(List.of("orders.read"), 201);
        var path = KEYS + "/" + key.path("key").path("id").asString();
        var rotated = admin(HttpMethod.POST, path + "/rotation", null, 200);
        assertThat(rotated.path("secret").asString())
                .isNotEqualTo(key.path("secret").asString());

        send(key, "GET", ORDERS, "", "", now(), nonce(), 200);
        send(rotated, "GET", ORDERS, "", "", now(), nonce(), 200);
        admin(HttpMethod.POST, path + "/rotation", null, 200);
        assertThat(codeOf(send(key, "GET", ORDERS, "", "", now(), nonce(), 401)))
                .isEqualTo("bad_signature");
        admin(HttpMethod.DELETE, path, null, 204);
        assertThat(codeOf(send(rotated, "GET", ORDERS, "", "", now(), nonce(), 401)))
                .isEqualTo("bad_signature");
        assertThat(Arrays.toString(json.treeToValue(
                        admin(HttpMethod.GET, KEYS + "?limit=200", null, 200).path("items"), JsonNode[].class)))
                .doesNotContain("gks_");
    }

    @Test
    void noKeyApprovesOrAdministersAnything() {
        assertThat(codeOf(add(List.of("tasks.approve"), 422))).isEqualTo("scope_not_for_keys");
        assertThat(codeOf(add(List.of("integration.read"), 422))).isEqualTo("scope_not_for_keys");
        assertThat(codeOf(add(List.of("nothing.read"), 422))).isEqualTo("unknown_permission");
    }

    private JsonNode add(List<String> scopes, int status) {
        var hqId = admin(HttpMethod.GET, "/api/admin/v1/account", null, 200)
                .path("id")
                .asString();
        return admin(
                HttpMethod.POST,
                KEYS,
                Map.of(
                        "name",
                        "收银系统",
                        "adminId",
                        hqId,
                        "scopes",
                        scopes,
                        "expiresAt",
                        clock.instant().plus(Duration.ofDays(90)).toString()),
                status);
    }

    private JsonNode send(
            JsonNode key, String method, String path, String query, String body, long at, String nonce, int status) {
        return raw(
                key.path("key").path("code").asString(),
                method,
                path,
                query,
                body,
                at,
                nonce,
                RequestSignature.of(
                        key.path("secret").asString(),
                        method,
                        path,
                        query,
                        body.getBytes(StandardCharsets.UTF_8),
                        Long.toString(at),
                        nonce),
                status);
    }

    private JsonNode raw(
            String code,
            String method,
            String path,
            String query,
            String body,
            long at,
            String nonce,
            String signature,
            int status) {
        var request = http.method(HttpMethod.valueOf(method))
                .uri(path + (query.isEmpty() ? "" : "?" + query))
                .header("X-Guidepost-Key", code)
                .header("X-Guidepost-Timestamp", Long.toString(at))
                .header("X-Guidepost-Nonce", nonce)
                .header("X-Guidepost-Signature", signature);
        var answer = (body.isEmpty()
                        ? request
                        : request.header("Content-Type", "application/json").bodyValue(body))
                .exchange();
        if (status != 0) {
            answer.expectStatus().isEqualTo(status);
        }
        return read(answer);
    }

    private JsonNode admin(HttpMethod method, String path, Object body, int status) {
        var request = http.method(method).uri(path).headers(headers -> headers.setBearerAuth(hq));
        return read((body == null ? request : request.bodyValue(body))
                .exchange()
                .expectStatus()
                .isEqualTo(status));
    }

    private JsonNode read(WebTestClient.ResponseSpec answer) {
        var bytes = answer.expectBody().returnResult().getResponseBody();
        return bytes == null ? json.createObjectNode() : json.readTree(bytes);
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    private static String nonce() {
        return UUID.randomUUID().toString();
    }
}
