package io.guidepost.guideapi.hq.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.MovableClock;
import io.guidepost.domain.content.DispatchTasks;
import io.guidepost.domain.content.TaskScene;
import io.guidepost.domain.forecast.RunForecasts;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GuideApiTest
class PlanningHttpTest {

    private static final String ADMIN = "/api/admin/v1";

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    TaskScene scene;

    @Autowired
    RunForecasts forecasts;

    @Autowired
    DispatchTasks dispatch;

    @Autowired
    MovableClock clock;

    WebTestClient http;
    WebTestClient hq;
    WebTestClient checker;
    long store;
    long li;

    @BeforeEach
    void aGuideWithThreeFriends() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        hq = as("hq");
        checker = as("checker");
        store = scene.store(scene.region());
        li = scene.guide(store, 3);
    }

    @Test
    void fromDraftToRunningWithThePlanInBetween() {
        var draft = created(post(hq, "/tasks", task("您好,我是{guide.name}")));
        var one = "/tasks/" + draft.path("id").asString();
        assertThat(draft.path("status").asString()).isEqualTo("DRAFT");
        assertThat(draft.path("priority").asInt()).isEqualTo(3);

        var revised = ok(put(hq, one + "?version=" + draft.path("version").asInt(), task("您好,{store.name}到新款了")));
        code(
                409,
                "version_conflict",
                put(hq, one + "?version=" + draft.path("version").asInt(), task("旧版本")));
        assertThat(get(hq, one + "/wordings").path("items"))
                .extracting(wording -> wording.path("copyText").asString())
                .containsExactly("您好,我是{guide.name}", "您好,{store.name}到新款了");
        assertThat(revised.path("textVersion").asInt()).isEqualTo(2);

        ok(post(hq, one + "/submission", Map.of()));
        assertThat(get(hq, one + "/plan").path("state").asString()).isEqualTo("RUNNING");
        forecasts.runDue(20);
        var plan = get(checker, one + "/plan");
        assertThat(plan.path("state").asString()).isEqualTo("READY");
        assertThat(plan.path("targeted").asInt()).isEqualTo(3);
        assertThat(plan.path("reachable").asInt()).isEqualTo(3);
        assertThat(plan.path("quotaLeftBp").asInt()).isBetween(9_600, 9_700);
        assertThat(plan.path("batches").get(0).path("guides").asInt()).isEqualTo(1);
        assertThat(plan.path("wecomCalls").path("groupSends").asInt()).isEqualTo(1);

        code(403, "maker_is_checker", post(hq, one + "/approval", Map.of()));
        ok(post(checker, one + "/approval", Map.of()));
        assertThat(ok(post(hq, one + "/pause", Map.of())).path("status").asString())
                .isEqualTo("PAUSED");
        dispatch.runDue(100);
        assertThat(ok(post(hq, one + "/resumption", Map.of())).path("status").asString())
                .isEqualTo("SCHEDULED");
        dispatch.runDue(100);

        var running = get(hq, one);
        assertThat(running.path("status").asString()).isEqualTo("RUNNING");
        code(
                409,
                "task_state",
                put(hq, one + "?version=" + running.path("version").asInt(), task("改文案")));
        code(409, "task_state", post(hq, one + "/plan", Map.of()));
        var later = clock.instant().plus(Duration.ofDays(4)).toString();
        var version = running.path("version").asInt();
        assertThat(ok(post(hq, one + "/extension", Map.of("deadlineAt", later, "version", version)))
                        .path("deadlineAt")
                        .asString())
                .isEqualTo(later);
        code(409, "version_conflict", post(hq, one + "/extension", Map.of("deadlineAt", later, "version", version)));
        var copy = created(
                post(hq, one + "/copies", Map.of("startAt", clock.instant().toString(), "deadlineAt", later)));
        assertThat(copy.path("status").asString()).isEqualTo("DRAFT");
        assertThat(get(hq, one + "/unreachable-members").path("items")).isEmpty();
    }

    @Test
    void forbiddenWordsUntrueClaimsAndForeignLinksAreRefused() {
        code(422, "sensitive_word", post(hq, "/tasks", task("全网最佳的大衣")));
        code(422, "claim_without_offer", post(hq, "/tasks", task("全场八折")));
        post(hq, "/compliance/words", Map.of("word", "稳赚不赔")).expectStatus().isNoContent();
        code(422, "sensitive_word", post(hq, "/tasks", task("稳 赚 不 赔")));
        code(403, "headquarters_only", post(as("east"), "/compliance/words", Map.of("word", "x")));
    }

    @Test
    void calendarLeaveTagsListsAndOptOutsAreKept() {
        var day = LocalDate.of(2031, 5, 1).toString();
        ok(put(hq, "/holidays/" + day, Map.of("name", "劳动节")));
        assertThat(get(hq, "/holidays?from=" + day)
                        .path("items")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("劳动节");
        hq.delete().uri(ADMIN + "/holidays/" + day).exchange().expectStatus().isNoContent();
        code(404, "not_found", hq.delete().uri(ADMIN + "/holidays/" + day).exchange());

        var hours = Map.of("opens", "10:00", "closes", "22:00", "offPeakFrom", "14:00", "offPeakUntil", "16:00");
        ok(put(hq, "/stores/" + store + "/hours", hours));
        assertThat(get(hq, "/stores/" + store + "/hours").path("offPeakFrom").asString())
                .isEqualTo("14:00");
        assertThat(get(hq, "/org/stores/" + store).path("hours")).hasSize(7);
        var upsideDown = new HashMap<>(hours);
        upsideDown.put("offPeakUntil", "23:00");
        code(422, "store_hours", put(hq, "/stores/" + store + "/hours", upsideDown));

        ok(put(hq, "/guides/" + li + "/leaves/2031-05-01", Map.of("untilOn", "2031-05-03", "note", "年假")));
        assertThat(get(hq, "/guides/" + li + "/leaves")
                        .path("items")
                        .get(0)
                        .path("untilOn")
                        .asString())
                .isEqualTo("2031-05-03");

        post(hq, "/guide-tags/直播/guides", Map.of("guideIds", List.of(Long.toString(li))))
                .expectStatus()
                .isNoContent();
        assertThat(get(hq, "/guide-tags").path("items"))
                .extracting(tag -> tag.path("tag").asString())
                .contains("直播");

        var list = created(post(hq, "/segments", Map.of("name", "老客")));
        var members = Map.of("externalUserIds", List.of("wm_a", "wm_b", "wm_a"));
        assertThat(ok(post(hq, "/segments/" + list.path("id").asString() + "/members", members))
                        .path("members")
                        .asInt())
                .isEqualTo(2);
        var segment =
                created(post(hq, "/segments", Map.of("name", "沉睡", "conditions", Map.of("notBoughtWithinDays", 90))));
        code(409, "list_kind", post(hq, "/segments/" + segment.path("id").asString() + "/members", members));
        post(hq, "/opt-outs", members).expectStatus().isNoContent();
        post(hq, "/opt-outs/removals", members).expectStatus().isNoContent();
        assertThat(get(hq, "/fatigue-outlooks").path("items").isArray()).isTrue();
        assertThat(get(as("east"), "/task-digests").path("items")).isEmpty();
    }

    @Test
    void recurrencesAndProceduresAreProposedByOneAndApprovedByAnother() {
        var task = created(post(hq, "/tasks", task("每周问候"))).path("id").asString();
        var rule = Map.of(
                "taskId",
                task,
                "frequency",
                "WEEKLY",
                "days",
                List.of(1, 5),
                "at",
                "10:00",
                "windowMinutes",
                480,
                "fromOn",
                "2031-01-01",
                "untilOn",
                "2031-12-31");
        var plan = "/recurrences/"
                + created(post(hq, "/recurrences", rule)).path("id").asString();
        code(403, "headquarters_only", post(as("east"), plan + "/approval", Map.of()));
        assertThat(ok(post(checker, plan + "/approval", Map.of())).path("state").asString())
                .isEqualTo("ACTIVE");
        assertThat(get(hq, plan + "/occurrences").path("items")).isEmpty();
        assertThat(ok(post(hq, plan + "/termination", Map.of()))
                        .path("stopReason")
                        .asString())
                .isEqualTo("BY_HAND");

        var preset = get(hq, "/sops/1");
        assertThat(preset.path("state").asString()).isEqualTo("PRESET");
        var sop = created(post(
                hq,
                "/sops",
                Map.of(
                        "kind",
                        preset.path("kind").asString(),
                        "name",
                        "我们的引流",
                        "stopOn",
                        List.of("BOUGHT"),
                        "steps",
                        JsonMapper.shared().convertValue(preset.path("steps"), List.class))));
        var one = "/sops/" + sop.path("id").asString();
        code(409, "sop_state", post(hq, one + "/enrolments", Map.of("startOn", "2031-01-01")));
        ok(post(checker, one + "/approval", Map.of()));
        var enrolment = created(
                post(hq, one + "/enrolments", Map.of("startOn", "2031-01-01", "guideIds", List.of(Long.toString(li)))));
        var stopped = ok(post(hq, one + "/enrolments/" + enrolment.path("id").asString() + "/termination", Map.of()));
        assertThat(stopped.path("state").asString()).isEqualTo("STOPPED");
        assertThat(ok(post(hq, one + "/retirement", Map.of())).path("state").asString())
                .isEqualTo("RETIRED");
    }

    private Map<String, Object> task(String copyText) {
        var now = clock.instant();
        var body = new HashMap<String, Object>();
        body.put("type", "SEND_1V1");
        body.put("title", "秋季新品");
        body.put("instruction", "发给每位老顾客");
        body.put("copyText", copyText);
        body.put("target", Map.of("guideIds", List.of(Long.toString(li)), "roles", List.of("GUIDE")));
        body.put("startAt", now.toString());
        body.put("deadlineAt", now.plus(Duration.ofDays(2)).toString());
        body.put("priority", 3);
        body.put("remindBeforeMinutes", List.of(60));
        return body;
    }

    private static WebTestClient.ResponseSpec post(WebTestClient who, String path, Object body) {
        return who.post().uri(ADMIN + path).bodyValue(body).exchange();
    }

    private static WebTestClient.ResponseSpec put(WebTestClient who, String path, Object body) {
        return who.put().uri(ADMIN + path).bodyValue(body).exchange();
    }

    private static JsonNode get(WebTestClient who, String path) {
        return ok(who.get().uri(ADMIN + path).exchange());
    }

    private static JsonNode ok(WebTestClient.ResponseSpec answer) {
        return read(answer.expectStatus().is2xxSuccessful());
    }

    private static JsonNode created(WebTestClient.ResponseSpec answer) {
        return read(answer.expectStatus().isCreated());
    }

    private static void code(int status, String code, WebTestClient.ResponseSpec answer) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private static JsonNode read(WebTestClient.ResponseSpec answer) {
        return JsonMapper.shared().readTree(answer.expectBody().returnResult().getResponseBody());
    }

    private WebTestClient as(String admin) {
        var token = created(http.post()
                        .uri(ADMIN + "/sessions")
                        .bodyValue(Map.of("username", admin, "password", admin + "-demo-pass"))
                        .exchange())
                .path("accessToken")
                .asString();
        return http.mutate().defaultHeader("Authorization", "Bearer " + token).build();
    }
}
