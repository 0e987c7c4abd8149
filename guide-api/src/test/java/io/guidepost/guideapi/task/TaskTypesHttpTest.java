package io.guidepost.guideapi.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.MovableClock;
import io.guidepost.domain.asset.Pictures;
import io.guidepost.domain.content.DispatchTasks;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.domain.proof.ForgetPhotos;
import io.guidepost.guideapi.GuideApiTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** Tasks of several types from headquarters to guides and back; Boss manages the store of Li. */
@GuideApiTest
class TaskTypesHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    DispatchTasks dispatchTasks;

    @Autowired
    ForgetPhotos forgetPhotos;

    @Autowired
    MovableClock clock;

    @TempDir
    Path folder;

    @Autowired
    JdbcTemplate jdbc;

    WebTestClient http;

    @BeforeEach
    void signedIn() {
        // Nothing is dispatched at night.
        while (clock.instant().atZone(ZoneId.of("Asia/Shanghai")).getHour() < 8
                || clock.instant().atZone(ZoneId.of("Asia/Shanghai")).getHour() > 20) {
            clock.advance(Duration.ofHours(1));
        }
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
    }

    @Test
    void aTrainingIsDraftedReadAnsweredAndCounted() {
        post("/api/admin/v1/tasks", admin("hq"), draft("TRAINING", Map.of("goal", 3)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("task_parameters");
        var question = Map.of("text", "七天无理由退货适用于", "options", List.of("全部商品", "未拆封商品"), "right", List.of(1));
        var task = published("TRAINING", Map.of("questions", List.of(question), "attempts", 2));
        get("/api/admin/v1/tasks/" + task, admin("hq"))
                .expectBody()
                .jsonPath("$.parameters.passPercent")
                .isEqualTo(80)
                .jsonPath("$.parameters.attempts")
                .isEqualTo(2);
        var path = "/api/guide/v1/assignments/" + assignment(task, "li");

        once(path + "/execution", guide("zhao"), Map.of()).expectStatus().isNotFound();
        once(path + "/execution", guide("li"), Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.mode")
                .isEqualTo("IN_APP");
        get(path + "/quiz", guide("li"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.questions[0].right")
                .doesNotExist()
                .jsonPath("$.attemptsLeft")
                .isEqualTo(2);
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            once(path + "/quiz-attempts", guide("li"), Map.of("answers", List.of(List.of(0))), key)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.passed")
                    .isEqualTo(false)
                    .jsonPath("$.attemptNo")
                    .isEqualTo(1);
        }
        once(path + "/quiz-attempts", guide("li"), Map.of("answers", List.of(List.of(1))))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.passed")
                .isEqualTo(true);

        get(path, guide("li"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("DONE")
                .jsonPath("$.evidence")
                .isEqualTo("E2")
                .jsonPath("$.progress")
                .isEqualTo(100);
        get("/api/admin/v1/tasks/" + task + "/execution?groupBy=guide", admin("hq"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total.done")
                .isEqualTo(1);
    }

    @Test
    void aProofIsSubmittedRejectedWithAReasonAndApprovedByTheManager() {
        var task = published("CUSTOM", Map.of("proofKinds", List.of("TEXT", "LOCATION")));
        var path = "/api/guide/v1/assignments/" + assignment(task, "li") + "/proofs";
        once(path, guide("li"), Map.of("text", "已换"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("proof_incomplete");
        var proof = Map.of("text", "已换", "place", Map.of("latitudeE6", 31230000, "longitudeE6", 121470000));
        var first = id(once(path, guide("li"), proof).expectStatus().isCreated());

        assertThat(get("/api/guide/v1/proof-reviews?limit=200", guide("boss"))
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("\"" + first + "\"");
        var review = "/api/guide/v1/proof-reviews/" + first + "/decision";
        post(review, guide("zhao"), Map.of("decision", "APPROVED"))
                .expectStatus()
                .isNotFound();
        post(review, guide("boss"), Map.of("decision", "REJECTED"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("reason_required");
        post(review, guide("boss"), Map.of("decision", "REJECTED", "reason", "看不清"))
                .expectStatus()
                .isOk();
        var second = id(once(path, guide("li"), proof).expectStatus().isCreated());
        get(path, guide("li"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].review.reason")
                .isEqualTo("看不清")
                .jsonPath("$.items[1].state")
                .isEqualTo("PENDING");

        post("/api/guide/v1/proof-reviews/" + second + "/decision", guide("boss"), Map.of("decision", "APPROVED"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("APPROVED");
        get("/api/guide/v1/assignments/" + assignment(task, "li"), guide("li"))
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("DONE")
                .jsonPath("$.evidence")
                .isEqualTo("E1");
    }

    @Test
    void thePhotosOfAProofAreTheGuidesOwnAndSeenByWhoReviewsThemAlone() throws IOException {
        var task = published("CUSTOM", Map.of("proofKinds", List.of("PHOTO")));
        var path = "/api/guide/v1/assignments/" + assignment(task, "li") + "/proofs";
        var photo = id(upload(guide("li"), Files.readAllBytes(Pictures.picture(folder, "jpg", 40, 30)))
                .expectStatus()
                .isCreated());
        upload(guide("li"), "<html>not a photo</html>".getBytes(StandardCharsets.UTF_8))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("file_type_unsupported");
        var others = id(upload(guide("zhao"), Files.readAllBytes(Pictures.picture(folder, "jpg", 40, 31)))
                .expectStatus()
                .isCreated());
        for (var wrong : List.of("1", others)) {
            once(path, guide("li"), Map.of("photos", List.of(wrong)))
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("photo_unknown");
        }
        once(path, guide("li"), Map.of("photos", List.of("shelf.jpg")))
                .expectStatus()
                .isBadRequest();

        var proof = id(once(path, guide("li"), Map.of("photos", List.of(photo)))
                .expectStatus()
                .isCreated());

        get(path, guide("li")).expectBody().jsonPath("$.items[0].photos[0]").isEqualTo(photo);
        var shown = "/api/guide/v1/proofs/" + proof + "/photos/" + photo;
        for (var seeing : List.of(guide("li"), guide("boss"))) {
            get(shown, seeing)
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("X-Content-Type-Options", "nosniff")
                    .expectHeader()
                    .valueEquals("Content-Security-Policy", "default-src 'none'; sandbox");
        }
        get(shown, guide("zhao")).expectStatus().isNotFound();
        get("/api/guide/v1/proof-photos/" + photo, guide("li")).expectStatus().isOk();
        get("/api/guide/v1/proof-photos/" + photo, guide("boss")).expectStatus().isNotFound();
        var ofAdmin = "/api/admin/v1/proofs/" + proof + "/photos/" + photo;
        get(ofAdmin, admin("hq")).expectStatus().isOk();
        get(ofAdmin, admin("east")).expectStatus().isOk();
        get("/api/admin/v1/proofs/" + proof + "/photos/" + others, admin("hq"))
                .expectStatus()
                .isNotFound();
        get("/api/admin/v1/material-files/" + photo, admin("hq")).expectStatus().isNotFound();

        jdbc.update(
                "UPDATE proof_submission SET state = 'APPROVED', reviewer_kind = 'ADMIN', reviewer_id = 1,"
                        + " reviewed_at = '2020-01-01' WHERE id = ?",
                proof);
        assertThat(forgetPhotos.runDue(1000)).isPositive();
        get(shown, guide("li")).expectStatus().isNotFound();
        get(path, guide("li")).expectBody().jsonPath("$.items[0].photoCount").isEqualTo(1);
    }

    @Test
    void headquartersReviewsTheProofOfAManagerWhoCannotDoSoHimself() {
        var task = published("CUSTOM", Map.of());
        var path = "/api/guide/v1/assignments/" + assignment(task, "boss") + "/proofs";
        var proof = id(
                once(path, guide("boss"), Map.of("text", "好了")).expectStatus().isCreated());

        post("/api/guide/v1/proof-reviews/" + proof + "/decision", guide("boss"), Map.of("decision", "APPROVED"))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("maker_is_checker");
        assertThat(get("/api/admin/v1/proofs?limit=200", admin("hq"))
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("\"" + proof + "\"");
        post("/api/admin/v1/proofs/" + proof + "/decision", admin("hq"), Map.of("decision", "APPROVED"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.review.reviewer")
                .isEqualTo("ADMIN");
    }

    @Test
    void aMomentOfOnesOwnIsHandedToWeComsJsSdkWithASignature() {
        var task = published("MOMENTS_PERSONAL", null);
        var path = "/api/guide/v1/assignments/" + assignment(task, "li") + "/execution";

        once(path, guide("li"), Map.of("pageUrl", "https://guide.example.com/sidebar/"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.mode")
                .isEqualTo("JSSDK")
                .jsonPath("$.api")
                .isEqualTo("shareToExternalMoments")
                .jsonPath("$.payload.text.content")
                .isEqualTo("秋季新品")
                .jsonPath("$.signature.agentSignature")
                .isEqualTo("agent-sig")
                .jsonPath("$.msgid")
                .doesNotExist();
        post("/api/guide/v1/assignments/" + assignment(task, "li") + "/progress", guide("li"), Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("DONE_UNVERIFIED");
    }

    @Test
    void aCustomersWishIsWrittenDownByTheGuideWhoKnowsHimAndByNobodyElse() {
        var customer = "wm" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.update(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at) VALUES (?, ?, '2026-01-01')",
                guideId("li"),
                customer);
        var path = "/api/guide/v1/customers/" + customer;

        put(path + "/opt-out", guide("zhao"), Map.of()).expectStatus().isNotFound();
        assertThat(optedOut(customer)).isZero();
        for (int twice = 0; twice < 2; twice++) {
            put(path + "/opt-out", guide("li"), Map.of()).expectStatus().isNoContent();
        }
        assertThat(optedOut(customer)).isOne();
        http.delete()
                .uri(path + "/opt-out")
                .headers(headers -> headers.setBearerAuth(guide("li")))
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(optedOut(customer)).isZero();

        post(path + "/replies", guide("zhao"), Map.of()).expectStatus().isNotFound();
        post(path + "/replies", guide("li"), Map.of()).expectStatus().isNoContent();
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM sop_reply WHERE external_userid = ? AND guide_id = ?",
                        Integer.class,
                        customer,
                        guideId("li")))
                .isOne();
        http.put().uri(path + "/opt-out").exchange().expectStatus().isUnauthorized();
    }

    private int optedOut(String customer) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM fatigue_opt_out WHERE external_userid = ?", Integer.class, customer);
    }

    @Test
    void callsOnCustomersAreLoggedAndListed() {
        var customer = "wm" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.update(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at) VALUES (?, ?, '2026-01-01')",
                guideId("li"),
                customer);
        var task = published("VISIT_CALLBACK", Map.of("minPercent", 100));
        var path = "/api/guide/v1/assignments/" + assignment(task, "li");
        assertThat(get(path + "/targets?limit=200", guide("li"))
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains(customer);

        put(path + "/visits/" + customer, guide("li"), Map.of("outcome", "PROMISED", "note", "周末到店"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo("PROMISED");
        put(path + "/visits/nobody", guide("li"), Map.of("outcome", "PROMISED"))
                .expectStatus()
                .isNotFound();
        put(path + "/visits/" + customer, guide("zhao"), Map.of("outcome", "PROMISED"))
                .expectStatus()
                .isNotFound();
        get(path + "/visits", guide("li"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].note")
                .isEqualTo("周末到店");
    }

    private WebTestClient.ResponseSpec upload(String token, byte[] photo) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(photo), MediaType.APPLICATION_OCTET_STREAM)
                .filename("photo.jpg");
        return http.post()
                .uri("/api/guide/v1/proof-photos")
                .headers(headers -> headers.setBearerAuth(token))
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    private String published(String type, Map<String, ?> parameters) {
        var task = id(post("/api/admin/v1/tasks", admin("hq"), draft(type, parameters))
                .expectStatus()
                .isCreated());
        post("/api/admin/v1/tasks/" + task + "/submission", admin("hq"), Map.of())
                .expectStatus()
                .isOk();
        post("/api/admin/v1/tasks/" + task + "/approval", admin("checker"), Map.of())
                .expectStatus()
                .isOk();
        dispatchTasks.runDue(100);
        return task;
    }

    private Map<String, Object> draft(String type, Map<String, ?> parameters) {
        var body = new HashMap<String, Object>(Map.of(
                "type",
                type,
                "title",
                "任务",
                "instruction",
                "请执行",
                "copyText",
                "秋季新品",
                "target",
                Map.of("guideIds", List.of(guideId("li"), guideId("boss"))),
                "startAt",
                clock.instant().toString(),
                "deadlineAt",
                clock.instant().plus(Duration.ofDays(2)).toString()));
        if (parameters != null) {
            body.put("parameters", parameters);
        }
        return body;
    }

    private String assignment(String task, String userid) {
        return jdbc.queryForObject(
                "SELECT id FROM content_assignment WHERE task_id = ? AND guide_id = ?",
                String.class,
                task,
                guideId(userid));
    }

    private String guideId(String userid) {
        return jdbc.queryForObject("SELECT id FROM org_guide WHERE userid = ?", String.class, userid);
    }

    private static String id(WebTestClient.ResponseSpec answer) {
        return (String)
                answer.expectBody(Map.class).returnResult().getResponseBody().get("id");
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec post(String path, String token, Map<String, ?> body) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec put(String path, String token, Map<String, ?> body) {
        return http.put()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec once(String path, String token, Map<String, ?> body) {
        return once(path, token, body, UUID.randomUUID().toString());
    }

    private WebTestClient.ResponseSpec once(String path, String token, Map<String, ?> body, String key) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange();
    }

    private String guide(String userid) {
        return token("/api/guide/v1/sessions", Map.of("code", "sim:" + userid));
    }

    private String admin(String username) {
        return token("/api/admin/v1/sessions", Map.of("username", username, "password", username + "-demo-pass"));
    }

    private String token(String path, Map<String, String> credentials) {
        return (String) http.post()
                .uri(path)
                .bodyValue(credentials)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken");
    }
}
