package io.guidepost.miniappapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.asset.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signing in, renewing, signing out, telling about oneself, and leaving. */
@MiniappApiTest
class AccountHttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SESSIONS = "/api/shop/v1/sessions";
    private static final String ME = "/api/shop/v1/me";

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    WebTestClient http;

    @BeforeEach
    void connect() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Test
    void aRenewedSessionLeavesNothingOfTheOneBefore() {
        var first = signIn(newName());

        var second = json(send(HttpMethod.POST, SESSIONS + "/renewal", null, renewal(first))
                .expectStatus()
                .isOk());

        assertThat(second.path("sessionId")).isEqualTo(first.path("sessionId"));
        send(HttpMethod.GET, ME, first, null).expectStatus().isUnauthorized();
        send(HttpMethod.GET, ME, second, null).expectStatus().isOk();
        refused(send(HttpMethod.POST, SESSIONS + "/renewal", null, Map.of("refreshToken", "x")), 401, "session_ended");
    }

    @Test
    void signingOutIsHeardAtOnce() {
        var name = newName();
        var phone = signIn(name);
        var tablet = signIn(name);
        assertThat(json(send(HttpMethod.GET, SESSIONS, phone, null)
                                .expectStatus()
                                .isOk())
                        .path("items"))
                .hasSize(2);

        send(HttpMethod.DELETE, SESSIONS + "/current", phone, null)
                .expectStatus()
                .isNoContent();
        send(HttpMethod.GET, ME, phone, null).expectStatus().isUnauthorized();
        refused(send(HttpMethod.POST, SESSIONS + "/renewal", null, renewal(phone)), 401, "session_ended");

        var third = signIn(name);
        send(HttpMethod.DELETE, SESSIONS + "/" + third.path("sessionId").asString(), tablet, null)
                .expectStatus()
                .isNoContent();
        send(HttpMethod.GET, ME, third, null).expectStatus().isUnauthorized();
        send(HttpMethod.DELETE, SESSIONS + "/1", tablet, null).expectStatus().isNotFound();
        send(HttpMethod.DELETE, SESSIONS, tablet, null).expectStatus().isNoContent();
        send(HttpMethod.GET, ME, tablet, null).expectStatus().isUnauthorized();
    }

    @Test
    void weChatsWordsAboutACodeAreToldApart() {
        refused(send(HttpMethod.POST, SESSIONS, null, Map.of("code", "40029")), 401, "bad_login_code");
        refused(send(HttpMethod.POST, SESSIONS, null, Map.of("code", "40226")), 403, "login_blocked");
        refused(send(HttpMethod.POST, SESSIONS, null, Map.of("code", "45011")), 429, "login_too_often");
        refused(send(HttpMethod.POST, SESSIONS, null, Map.of("code", "down")), 503, "wechat_unavailable");
    }

    @Test
    void aProfileIsToldBitByBitAndThePhoneStaysMasked() {
        var me = signIn(newName());
        send(HttpMethod.PUT, ME, me, Map.of("nickname", "小满", "version", 0))
                .expectStatus()
                .isOk();
        send(HttpMethod.PUT, ME + "/phone", me, Map.of("code", "sim:13600136000"))
                .expectStatus()
                .isOk();
        send(HttpMethod.PUT, ME + "/consents", me, Map.of("purpose", "MARKETING", "version", "1", "agreed", false))
                .expectStatus()
                .isOk();

        var profile = json(send(HttpMethod.GET, ME, me, null).expectStatus().isOk());

        assertThat(profile.path("nickname").asString()).isEqualTo("小满");
        assertThat(profile.path("phone").asString()).isEqualTo("136****6000");
        assertThat(profile.path("consents")).hasSize(2);
        assertThat(profile.toString()).doesNotContain("13600136000");
        assertThat(json(send(HttpMethod.GET, ME + "/consents", me, null)
                                .expectStatus()
                                .isOk())
                        .path("items"))
                .hasSize(2);
        var copy = json(send(HttpMethod.POST, ME + "/data-exports", me, Map.of())
                .expectStatus()
                .isOk());
        assertThat(copy.toString()).contains("小满", "13600136000");
        refused(send(HttpMethod.PUT, ME, me, Map.of("nickname", "大满", "version", 0)), 409, "version_conflict");
        refused(send(HttpMethod.PUT, ME + "/phone", me, Map.of("code", "no")), 422, "bad_phone_code");
        send(HttpMethod.DELETE, ME + "/phone", me, null).expectStatus().isNoContent();
    }

    @Test
    void aPictureIsJudgedByItsBytes() throws Exception {
        var me = signIn(newName());
        var png = Files.readAllBytes(Pictures.picture(folder, "png", 24, 24));

        upload(me, png)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.avatarUrl")
                .isEqualTo(ME + "/avatar");
        http.get()
                .uri(ME + "/avatar")
                .headers(headers -> headers.setBearerAuth(me.path("accessToken").asString()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_PNG)
                .expectBody(byte[].class)
                .isEqualTo(png);
        upload(me, "<svg/>not a picture".getBytes()).expectStatus().isEqualTo(422);
        send(HttpMethod.DELETE, ME + "/avatar", me, null).expectStatus().isNoContent();
        send(HttpMethod.GET, ME + "/avatar", me, null).expectStatus().isNotFound();
    }

    @Test
    void closingIsConfirmedAnewAndItsCertificateNeedsNoAccount() {
        var name = newName();
        var me = signIn(name);
        var outlook = json(
                send(HttpMethod.GET, ME + "/closure", me, null).expectStatus().isOk());
        assertThat(outlook.path("kept")).isNotEmpty();
        assertThat(outlook.path("against")).isEmpty();
        assertThat(outlook.path("coolingOff").asString()).isEqualTo("PT168H");

        refused(
                send(HttpMethod.POST, ME + "/closure", me, Map.of("code", "sim:another")),
                403,
                "closure_not_confirmed");
        var asked = json(send(HttpMethod.POST, ME + "/closure", me, Map.of("code", "sim:" + name))
                .expectStatus()
                .isCreated());
        assertThat(asked.path("status").asString()).isEqualTo("COOLING_OFF");

        var certificate = json(send(
                        HttpMethod.GET,
                        "/api/shop/v1/closure-certificates/"
                                + asked.path("certificateNo").asString(),
                        null,
                        null)
                .expectStatus()
                .isOk());
        assertThat(certificate.path("eraseAt")).isEqualTo(asked.path("eraseAt"));
        send(HttpMethod.GET, "/api/shop/v1/closure-certificates/1", null, null)
                .expectStatus()
                .isNotFound();
        send(HttpMethod.DELETE, ME + "/closure", me, null).expectStatus().isNoContent();
        send(HttpMethod.DELETE, ME + "/closure", me, null).expectStatus().isNotFound();
    }

    private JsonNode signIn(String name) {
        var answer = send(HttpMethod.POST, SESSIONS, null, Map.of("code", "sim:" + name, "consentVersion", "2026-11"));
        return json(answer.expectStatus().isCreated());
    }

    private static String newName() {
        return "http" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Map<String, String> renewal(JsonNode session) {
        return Map.of("refreshToken", session.path("refreshToken").asString());
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private static JsonNode json(ResponseSpec answer) {
        return JSON.readTree(answer.expectBody().returnResult().getResponseBody());
    }

    private ResponseSpec upload(JsonNode session, byte[] picture) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(picture)).filename("avatar.png");
        return http.post()
                .uri(ME + "/avatar")
                .headers(headers ->
                        headers.setBearerAuth(session.path("accessToken").asString()))
                .bodyValue(form.build())
                .exchange();
    }

    private ResponseSpec send(HttpMethod method, String path, JsonNode session, Object body) {
        var request = http.method(method).uri(path);
        if (session != null) {
            request.headers(
                    headers -> headers.setBearerAuth(session.path("accessToken").asString()));
        }
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }
}
