package io.guidepost.guideapi.hq.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.organization.AdminPasswords;
import io.guidepost.domain.organization.Admins;
import io.guidepost.domain.sight.Sight;
import io.guidepost.guideapi.GuideApiTest;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GuideApiTest
class AdminSignInHttpTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String SESSIONS = "/api/admin/v1/sessions";
    private static final String ACCOUNT = "/api/admin/v1/account";

    @LocalServerPort
    int port;

    @Autowired
    Admins admins;

    @Autowired
    AdminPasswords passwords;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    private final JsonMapper json = new JsonMapper();
    private WebTestClient http;
    private String username;
    private long adminId;

    @BeforeEach
    void anAdministrator() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        username = "signs-in-" + UUID.randomUUID();
        adminId = ids.next();
        admins.add(
                new Admin(adminId, username, "管理员", Set.of(Admin.Role.FINANCE), Sight.ALL, true, 0, false),
                passwords.hash(username, PASSWORD),
                clock.instant());
    }

    @Test
    void aSecondFactorIsAskedForOnceItIsInUseAndNoCodeIsGoodTwice() {
        var token = signIn(PASSWORD, null, 201).path("accessToken").asString();
        var enrolment = call(HttpMethod.POST, ACCOUNT + "/second-factor", token, Map.of(), 201);
        var secret = enrolment.path("secret").asString();
        assertThat(enrolment.path("otpauthUri").asString())
                .startsWith("otpauth://totp/Guidepost:" + username + "?secret=" + secret)
                .contains("&digits=6&period=30");
        assertThat(signIn(PASSWORD, null, 201).path("due").isNull())
                .as("a secret that waits locks nobody out")
                .isTrue();
        call(HttpMethod.POST, ACCOUNT + "/second-factor/confirmation", token, Map.of("code", "000"), 401);
        var recovery = call(
                        HttpMethod.POST,
                        ACCOUNT + "/second-factor/confirmation",
                        token,
                        Map.of("code", code(secret, 0)),
                        200)
                .path("codes");
        assertThat(recovery).hasSize(10);

        assertThat(codeOf(signIn(PASSWORD, null, 401))).isEqualTo("second_factor_required");
        assertThat(codeOf(signIn("wrong horse battery", null, 401))).isEqualTo("bad_credentials");
        var now = code(secret, 1);
        signIn(PASSWORD, now, 201);
        assertThat(codeOf(signIn(PASSWORD, now, 401))).isEqualTo("bad_second_factor");
        var lost = recovery.get(3).asString();
        signIn(PASSWORD, lost.toUpperCase().replace("-", ""), 201);
        assertThat(codeOf(signIn(PASSWORD, lost, 401))).isEqualTo("bad_second_factor");
        var account = call(HttpMethod.GET, ACCOUNT, token, null, 200);
        assertThat(account.path("secondFactorInUse").asBoolean()).isTrue();
        assertThat(account.path("recoveryCodesLeft").asInt()).isEqualTo(9);
        assertThat(codeOf(call(HttpMethod.POST, ACCOUNT + "/second-factor", token, Map.of(), 409)))
                .isEqualTo("second_factor_exists");

        call(
                HttpMethod.POST,
                ACCOUNT + "/second-factor/removal",
                token,
                Map.of("code", recovery.get(4).asString()),
                204);
        signIn(PASSWORD, null, 201);
    }

    @Test
    void fiveWrongCodesLockTheFactorThoughThePasswordIsRight() {
        var token = signIn(PASSWORD, null, 201).path("accessToken").asString();
        var secret = call(HttpMethod.POST, ACCOUNT + "/second-factor", token, Map.of(), 201)
                .path("secret")
                .asString();
        call(HttpMethod.POST, ACCOUNT + "/second-factor/confirmation", token, Map.of("code", code(secret, 0)), 200);
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(PASSWORD, "no code", 401).has("retryAfterSeconds"))
                    .isFalse();
        }

        assertThat(signIn(PASSWORD, code(secret, 1), 401)
                        .path("retryAfterSeconds")
                        .asInt())
                .isEqualTo(900);
    }

    @Test
    void sessionsAreListedAndEndedOneByOne() {
        var here = signIn(PASSWORD, null, 201).path("accessToken").asString();
        var lost = signIn(PASSWORD, null, 201).path("accessToken").asString();
        var sessions = call(HttpMethod.GET, SESSIONS, here, null, 200).path("items");
        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0).path("current").asBoolean()).isFalse();
        assertThat(sessions.get(1).path("current").asBoolean()).isTrue();
        assertThat(sessions.get(0).path("source").asString()).isEqualTo("127.0.0.1");

        call(HttpMethod.DELETE, SESSIONS + "/" + sessions.get(0).path("id").asString(), here, null, 204);

        call(HttpMethod.GET, SESSIONS, lost, null, 401);
        call(HttpMethod.DELETE, SESSIONS + "/" + sessions.get(0).path("id").asString(), here, null, 404);
        call(HttpMethod.DELETE, SESSIONS + "/current", here, null, 204);
        call(HttpMethod.GET, SESSIONS, here, null, 401);
    }

    @Test
    void aGivenPasswordMustBeChangedFirstAndAChangeEndsTheOtherSessions() {
        var before = signIn(PASSWORD, null, 201).path("accessToken").asString();
        passwords.give(adminId, username, "given by somebody");
        var entered = signIn("given by somebody", null, 201);
        assertThat(entered.path("due").asString()).isEqualTo("PASSWORD_CHANGE");
        var token = entered.path("accessToken").asString();

        assertThat(codeOf(change(token, "given by somebody", "short", 422))).isEqualTo("weak_password");
        assertThat(codeOf(change(token, "given by somebody", "given by somebody", 422)))
                .isEqualTo("same_password");
        assertThat(codeOf(change(token, "guessed", "a much better one", 401))).isEqualTo("bad_credentials");
        var fresh = change(token, "given by somebody", "a much better one", 200);

        assertThat(fresh.path("due").isNull()).isTrue();
        call(HttpMethod.GET, ACCOUNT, fresh.path("accessToken").asString(), null, 200);
        call(HttpMethod.GET, ACCOUNT, token, null, 401);
        call(HttpMethod.GET, ACCOUNT, before, null, 401);
        signIn("a much better one", null, 201);
    }

    private JsonNode change(String token, String current, String wanted, int status) {
        return call(
                HttpMethod.PUT,
                ACCOUNT + "/password",
                token,
                Map.of("currentPassword", current, "newPassword", wanted),
                status);
    }

    private JsonNode signIn(String password, String code, int status) {
        var body = new HashMap<String, Object>(Map.of("username", username, "password", password));
        if (code != null) {
            body.put("code", code);
        }
        return call(HttpMethod.POST, SESSIONS, null, body, status);
    }

    private JsonNode call(HttpMethod method, String path, String token, Object body, int status) {
        var request = http.method(method).uri(path).headers(headers -> {
            if (token != null) {
                headers.setBearerAuth(token);
            }
        });
        var answer = (body == null ? request : request.bodyValue(body))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return answer == null ? json.createObjectNode() : json.readTree(answer);
    }

    private static String codeOf(JsonNode problem) {
        return problem.path("code").asString();
    }

    /** As the authenticator reckons it. */
    private static String code(String base32, int stepsOff) {
        try {
            var bits = new StringBuilder();
            for (char letter : base32.toCharArray()) {
                var five = Integer.toBinaryString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter));
                bits.append("0".repeat(5 - five.length())).append(five);
            }
            var secret = new byte[bits.length() / 8];
            for (int i = 0; i < secret.length; i++) {
                secret[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
            }
            long step = System.currentTimeMillis() / 30_000 + stepsOff;
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash, hash[19] & 15, 4).getInt() & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (java.security.GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
