package io.guidepost.guideapi.hq.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.execution.TasksOnRecord;
import io.guidepost.domain.filejob.RunFileJobs;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;

/** A task for Li in region East and for somebody in a region nobody else knows. */
@GuideApiTest
class ExecutionHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    Sales sales;

    @Autowired
    TasksOnRecord tasks;

    @Autowired
    RunFileJobs exports;

    @Autowired
    ExecutionWatch watch;

    @Autowired
    JdbcTemplate jdbc;

    WebTestClient http;
    Seller li;
    Seller stranger;
    long task;
    long ofLi;

    @BeforeEach
    void aTaskForTwo() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        var place = jdbc.queryForMap("SELECT e.guide_id, e.store_id, r.region_id FROM org_guide g"
                + " JOIN org_employment e ON e.guide_id = g.id JOIN org_store_region r ON r.store_id = e.store_id"
                + " WHERE g.userid = 'li' LIMIT 1");
        li = new Seller((long) place.get("guide_id"), (long) place.get("store_id"), (long) place.get("region_id"));
        stranger = sales.seller();
        task = tasks.running();
        ofLi = tasks.assigned(task, li, 3);
        tasks.done(tasks.assigned(task, stranger, 1), "E3", 1);
    }

    @Test
    void everyRateComesWithItsNumeratorAndDenominatorAndARegionManagerSeesTheOwnRegion() {
        get("/api/admin/v1/tasks/" + task + "/execution?groupBy=region", hq())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total.required")
                .isEqualTo(2)
                .jsonPath("$.total.executionRateBp")
                .isEqualTo(5_000)
                .jsonPath("$.total.evidence.E3")
                .isEqualTo(1)
                .jsonPath("$.total.evidenceMixBp.E3")
                .isEqualTo(10_000)
                .jsonPath("$.total.rates.execution.numerator")
                .isEqualTo(1)
                .jsonPath("$.total.rates.execution.denominator")
                .isEqualTo(2)
                .jsonPath("$.total.rates.reach.denominator")
                .isEqualTo(4)
                .jsonPath("$.items.length()")
                .isEqualTo(2);
        for (var query : List.of("?groupBy=store", "?groupBy=guide", "/league?groupBy=store&minRequired=1")) {
            get("/api/admin/v1/tasks/" + task + "/execution" + query, east())
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.items.length()")
                    .isEqualTo(1);
        }
        get("/api/admin/v1/tasks/%d/execution?groupBy=store&regionId=%d".formatted(task, stranger.regionId()), east())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        get("/api/admin/v1/tasks/" + task + "/execution/league?groupBy=region", hq())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].rank")
                .doesNotExist();
        get("/api/admin/v1/execution?groupBy=task&from=2099-01-01&to=2099-01-02", hq())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total.rates.completion.denominator")
                .isEqualTo(0);
        get("/api/admin/v1/tasks/1/execution", hq()).expectStatus().isNotFound();
        get("/api/admin/v1/tasks/" + task + "/execution?groupBy=planet", hq())
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void theFileIsAskedForWatchedAndTaken() {
        var asked = http.post()
                .uri("/api/admin/v1/tasks/" + task + "/execution-exports")
                .headers(headers -> headers.setBearerAuth(east()))
                .bodyValue(Map.of("kind", "GUIDES", "format", "XLSX"))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .exists(HttpHeaders.LOCATION)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        var path = "/api/admin/v1/execution-exports/" + asked.get("id");
        get(path + "/file", east()).expectStatus().isEqualTo(409);

        exports.runDue(5);

        get(path, east())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DONE")
                .jsonPath("$.rowsDone")
                .isEqualTo(1);
        get(path + "/file", east())
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Content-Hash")
                .expectBody(byte[].class)
                .value(bytes -> assertThat(bytes).startsWith('P', 'K'));
        get(path, hq())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.events[1].kind")
                .isEqualTo("DOWNLOADED");
    }

    @Test
    void whoWatchesSeesEachChangeOnceAndTheEndAndComesBackWhereHeWas() throws Exception {
        var hq = new LinkedBlockingQueue<ServerSentEvent<Map<String, Object>>>();
        var east = new LinkedBlockingQueue<ServerSentEvent<Map<String, Object>>>();
        var one = watch(hq(), null, hq);
        var other = watch(east(), null, east);
        var first = next(hq);
        assertThat(total(first)).containsEntry("required", 2).containsEntry("done", 1);
        assertThat(total(next(east))).containsEntry("required", 1).containsEntry("done", 0);
        assertThat(watch.tasks()).isEqualTo(1);

        var back = new LinkedBlockingQueue<ServerSentEvent<Map<String, Object>>>();
        var third = watch(hq(), first.id(), back);
        tasks.done(ofLi, "E3", 3);

        assertThat(total(next(hq))).containsEntry("done", 2);
        assertThat(total(next(east))).containsEntry("done", 1);
        assertThat(total(next(back))).containsEntry("done", 2);
        tasks.end(task);
        assertThat(next(hq).event()).isEqualTo("execution");
        assertThat(next(hq).event()).isEqualTo("over");
        for (var stream : List.of(one, other, third)) {
            for (int i = 0; i < 100 && !stream.isDisposed(); i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(stream.isDisposed()).isTrue();
        }
        assertThat(watch.tasks()).isZero();
        http.get()
                .uri("/api/admin/v1/tasks/" + task + "/execution/stream")
                .headers(headers -> headers.setBearerAuth(hq()))
                .header("Last-Event-ID", "over")
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    private Disposable watch(
            String token, String lastEventId, BlockingQueue<ServerSentEvent<Map<String, Object>>> events) {
        return WebClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/api/admin/v1/tasks/" + task + "/execution/stream")
                .headers(headers -> {
                    headers.setBearerAuth(token);
                    if (lastEventId != null) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>>() {})
                .filter(event -> event.event() != null)
                .subscribe(events::add);
    }

    private static ServerSentEvent<Map<String, Object>> next(BlockingQueue<ServerSentEvent<Map<String, Object>>> events)
            throws InterruptedException {
        var event = events.poll(15, TimeUnit.SECONDS);
        assertThat(event).as("an event within 15 seconds").isNotNull();
        return event;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> total(ServerSentEvent<Map<String, Object>> event) {
        return (Map<String, Object>) event.data().get("total");
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private String hq() {
        return admin("hq", "hq-demo-pass");
    }

    private String east() {
        return admin("east", "east-demo-pass");
    }

    private String admin(String username, String password) {
        return (String) http.post()
                .uri("/api/admin/v1/sessions")
                .bodyValue(Map.of("username", username, "password", password))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken");
    }
}
