package io.guidepost.guideapi.hq.duty;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.duty.DutyLog;
import io.guidepost.domain.duty.HeedOrders;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console, with a runner that only writes down what it is told. */
@GuideApiTest
class DutyHttpTest {

    private static final String DUTY = "/api/admin/v1/duties/dispatch-tasks";
    private static final Instant AT = Instant.parse("2026-11-22T04:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    HeedOrders orders;

    @Autowired
    DutyLog runs;

    private final ArrayList<String> told = new ArrayList<>();
    private WebTestClient http;
    private WebTestClient hq;

    @BeforeEach
    void theTimetable() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        hq = as("hq");
        orders.register(Map.of("dispatch-tasks", "every PT1S", "sync-results", "every PT3S"));
        heed();
        told.clear();
    }

    @Test
    void whatIsPausedStaysPausedAndCanBeRunByHand() {
        assertThat(isAbsent(post("/pause", 200).path("paused").path("adminId"))).isFalse();
        heed();
        orders.register(Map.of("dispatch-tasks", "every PT2S"));
        heed();
        assertThat(told).as("a restart with another cadence").containsExactly("pause", "pause");
        assertThat(orders.isPaused("dispatch-tasks")).isTrue();
        assertThat(get(DUTY).path("state").asString()).isEqualTo("PAUSED");
        assertThat(isAbsent(get(DUTY).path("nextRunAt"))).isTrue();
        assertThat(get("/api/admin/v1/duties").path("items")).hasSize(1);

        assertThat(isAbsent(post("/runs", 202).path("runAsked"))).isFalse();
        post("/runs", 202);
        heed();
        heed();
        assertThat(told).as("asked twice, run once").containsExactly("pause", "pause", "pause", "run");
        assertThat(isAbsent(get(DUTY).path("runAsked"))).isTrue();

        assertThat(isAbsent(post("/resumption", 200).path("paused"))).isTrue();
        heed();
        assertThat(told).endsWith("resume");
        assertThat(orders.isPaused("dispatch-tasks")).isFalse();
        assertThat(get(DUTY).path("state").asString()).as("no Quartz here").isEqualTo("BROKEN");
    }

    @Test
    void runsAreToldWithNodeItemsAndErrorsThatRepeatAreCounted() {
        runs.done(run(0, Optional.empty()), 0, false);
        runs.done(run(1, Optional.empty()), 1_000, false);
        for (int i = 2; i < 5; i++) {
            runs.failed(run(i, Optional.empty()), new IllegalStateException("no database"));
        }
        runs.misfired("dispatch-tasks", AT);
        runs.lost(run(6, Optional.empty()));
        runs.done(run(7, Optional.of(1L)), 0, false);

        var kept = get(DUTY + "/runs").path("items");
        assertThat(kept).hasSize(4);
        assertThat(kept.get(0).path("outcome").asString()).isEqualTo("OK");
        assertThat(kept.get(0).path("askedBy").asString()).isEqualTo("1");
        assertThat(kept.get(1).path("outcome").asString()).isEqualTo("LOST");
        assertThat(kept.get(2).path("times").asInt()).isEqualTo(3);
        assertThat(kept.get(2).path("error").asString()).isEqualTo("IllegalStateException: no database");
        assertThat(kept.get(3).path("items").asInt()).isEqualTo(1_000);
        assertThat(kept.get(3).path("node").asString()).isEqualTo("node-1");
        var duty = get(DUTY);
        assertThat(duty.path("misfires").asInt()).isPositive();
        assertThat(duty.path("lastFailure").path("outcome").asString()).isEqualTo("LOST");
        var second = get(DUTY + "/runs?limit=1&cursor="
                + get(DUTY + "/runs?limit=1").path("nextCursor").asString());
        assertThat(second.path("items").get(0).path("outcome").asString()).isEqualTo("LOST");
    }

    @Test
    void whoMayNotSteerIsRefusedAndWhatIsNotThereIsNotFound() {
        as("east").get().uri(DUTY).exchange().expectStatus().isForbidden();
        as("checker").post().uri(DUTY + "/pause").exchange().expectStatus().isForbidden();
        hq.post()
                .uri("/api/admin/v1/duties/drink-coffee/runs")
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(orders.isPaused("dispatch-tasks")).isFalse();
    }

    private void heed() {
        orders.heed(new HeedOrders.Runner() {
            @Override
            public void pause(String duty) {
                note(duty, "pause");
            }

            @Override
            public void resume(String duty) {
                note(duty, "resume");
            }

            @Override
            public void runOnce(String duty, long askedBy) {
                note(duty, "run");
            }

            private void note(String duty, String what) {
                if (duty.equals("dispatch-tasks")) {
                    told.add(what);
                }
            }
        });
    }

    private static DutyLog.Run run(int second, Optional<Long> askedBy) {
        return new DutyLog.Run(
                "dispatch-tasks",
                "node-1",
                askedBy,
                AT.plusSeconds(second),
                AT.plusSeconds(second).plusMillis(20));
    }

    private JsonNode post(String action, int status) {
        return read(hq.post().uri(DUTY + action).exchange().expectStatus().isEqualTo(status));
    }

    private JsonNode get(String path) {
        return read(hq.get().uri(path).exchange().expectStatus().isOk());
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isNull() || node.isMissingNode();
    }

    private static JsonNode read(WebTestClient.ResponseSpec answer) {
        return JsonMapper.shared().readTree(answer.expectBody().returnResult().getResponseBody());
    }

    private WebTestClient as(String admin) {
        var token = read(http.post()
                        .uri("/api/admin/v1/sessions")
                        .bodyValue(Map.of("username", admin, "password", admin + "-demo-pass"))
                        .exchange()
                        .expectStatus()
                        .isCreated())
                .path("accessToken")
                .asString();
        return http.mutate().defaultHeader("Authorization", "Bearer " + token).build();
    }
}
