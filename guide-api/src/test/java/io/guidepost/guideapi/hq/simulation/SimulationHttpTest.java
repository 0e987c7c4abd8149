package io.guidepost.guideapi.hq.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.RuleSetState;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.attribution.DraftRuleSet;
import io.guidepost.domain.attribution.DraftRuleSet.Wanted;
import io.guidepost.domain.attribution.RuleSetRegister;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.domain.simulation.PaidOrders;
import io.guidepost.domain.simulation.RunSimulations;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GuideApiTest
class SimulationHttpTest {

    private static final String ALL = "/api/admin/v1/simulations";
    private static final long MAKER = 1;

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    DraftRuleSet drafts;

    @Autowired
    RuleSetRegister register;

    @Autowired
    RunSimulations run;

    @Autowired
    PaidOrders orders;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    WebTestClient http;
    WebTestClient hq;
    int draft;
    long li;
    long wang;
    long order;
    Map<String, String> period;

    /** Opened Li's link 3 days ago, is bound to Wang without protection: hers today, his if only a day counts. */
    @BeforeEach
    void anOrderOfLiThatWouldBeWangs() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        hq = as("hq");
        clock.advance(Duration.ofSeconds(1));
        var lisStore = scene.store();
        var wangsStore = scene.store();
        li = scene.guideAt(lisStore.storeId());
        wang = scene.guideAt(wangsStore.storeId());
        long member = scene.member();
        scene.boundTo(member, wang, wangsStore.storeId(), Duration.ofDays(60), Duration.ofDays(30));
        scene.touches(member, li, lisStore.storeId(), Duration.ofDays(3));
        var from = clock.instant();
        order = orders.of(member, scene.sku(10_000, 1)).orderId();
        clock.advance(Duration.ofSeconds(1));
        period = Map.of("from", from.toString(), "until", clock.instant().toString());
        draft = drafts.fromPreset(
                        "APPAREL", new Wanted("a day", rules -> rules.lookbackDays(1), Optional.empty()), MAKER)
                .version();
    }

    @Test
    void fromTheQuestionToWhoWinsWhoLosesAndWhy() {
        var asked = http(hq, "/api/admin/v1/attribution/rule-sets/" + draft + "/simulations", period)
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches("Location", ALL + "/\\d+");
        var one = ALL + "/" + read(asked).path("id").asString();
        assertThat(get(one).path("state").asString()).isEqualTo("QUEUED");

        run.runDue(20);

        var done = get(one);
        assertThat(done.path("state").asString()).isEqualTo("DONE");
        assertThat(done.path("ordersTotal").asInt()).isEqualTo(1);
        assertThat(done.path("ordersFlipped").asInt()).isEqualTo(1);
        assertThat(done.path("commissionBeforeFen").asInt()).isEqualTo(700);
        assertThat(done.path("differenceFen").asInt()).isZero();
        assertThat(register.find(draft).orElseThrow().state()).isEqualTo(RuleSetState.SIMULATED);

        var winners = get(one + "/guides?limit=1");
        assertThat(winners.path("items").get(0).path("id").asString()).isEqualTo(Long.toString(wang));
        assertThat(winners.path("items").get(0).path("name").asString()).isEqualTo("导购" + wang);
        assertThat(winners.path("items").get(0).path("differenceFen").asInt()).isEqualTo(500);
        var losers =
                get(one + "/guides?limit=1&cursor=" + winners.path("nextCursor").asString());
        assertThat(losers.path("items").get(0).path("id").asString()).isEqualTo(Long.toString(li));
        assertThat(losers.path("items").get(0).path("ordersBefore").asInt()).isEqualTo(1);
        assertThat(losers.path("items").get(0).path("netSalesAfterFen").asInt()).isZero();
        assertThat(losers.path("nextCursor").isNull()).isTrue();
        assertThat(get(one + "/stores?losersFirst=true")
                        .path("items")
                        .get(0)
                        .path("differenceFen")
                        .asInt())
                .isEqualTo(-200);

        var flip = get(one + "/flips").path("items").get(0);
        assertThat(flip.path("orderId").asString()).isEqualTo(Long.toString(order));
        assertThat(flip.path("before").path("basis").asString()).isEqualTo("LAST_TOUCH");
        assertThat(flip.path("after").path("basis").asString()).isEqualTo("UNPROTECTED_BINDING");
        assertThat(flip.path("after").path("guide").path("id").asString()).isEqualTo(Long.toString(wang));
        assertThat(flip.path("after").path("text").asString()).contains("导购" + wang);

        code(409, "simulation_state", http(hq, one + "/cancellation", Map.of()));
        assertThat(get(ALL + "?limit=1").path("items").get(0).path("id").asString())
                .isEqualTo(done.path("id").asString());
    }

    @Test
    void whoWatchesSeesHowFarItHasComeAndTheEnd() throws Exception {
        var asked = read(http(hq, "/api/admin/v1/attribution/rule-sets/" + draft + "/simulations", period)
                .expectStatus()
                .isAccepted());
        var stream = ALL + "/" + asked.path("id").asString() + "/stream";
        var events = new LinkedBlockingQueue<ServerSentEvent<Map<String, Object>>>();
        var watching = hq.get()
                .uri(stream)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>>() {})
                .getResponseBody()
                .filter(event -> event.event() != null)
                .subscribe(events::add);
        assertThat(next(events).data()).containsEntry("state", "QUEUED");

        run.runDue(20);

        var last = next(events);
        while (!last.data().get("state").equals("DONE")) {
            last = next(events);
        }
        assertThat(last.event()).isEqualTo("simulation");
        assertThat(last.data()).containsEntry("ordersDone", 1);
        assertThat(next(events).event()).isEqualTo("over");
        watching.dispose();
        hq.get()
                .uri(stream)
                .header("Last-Event-ID", "over")
                .exchange()
                .expectStatus()
                .isNoContent();
        code(404, "not_found", hq.get().uri(ALL + "/1/stream").exchange());
    }

    private static ServerSentEvent<Map<String, Object>> next(BlockingQueue<ServerSentEvent<Map<String, Object>>> events)
            throws InterruptedException {
        var event = events.poll(15, TimeUnit.SECONDS);
        assertThat(event).as("an event within 15 seconds").isNotNull();
        return event;
    }

    @Test
    void aWaitingOneCanBeCancelledAndEveryNoHasItsCode() {
        var rules = "/api/admin/v1/attribution/rule-sets/" + draft + "/simulations";
        var waiting = read(http(hq, rules, period).expectStatus().isAccepted());
        var cancelled = read(http(hq, ALL + "/" + waiting.path("id").asString() + "/cancellation", Map.of())
                .expectStatus()
                .isOk());
        assertThat(cancelled.path("state").asString()).isEqualTo("CANCELLED");
        assertThat(run.runDue(20)).isZero();

        code(403, "role_missing", http(as("east"), rules, period));
        code(
                422,
                "simulation_period",
                http(hq, rules, Map.of("from", period.get("until"), "until", period.get("from"))));
        code(404, "not_found", http(hq, "/api/admin/v1/attribution/rule-sets/987654/simulations", period));
        code(404, "not_found", http(hq, "/api/admin/v1/commission/rates/proposals/987654/simulations", period));
        code(404, "not_found", hq.get().uri(ALL + "/1/flips").exchange());
    }

    private static WebTestClient.ResponseSpec http(WebTestClient who, String path, Map<String, ?> body) {
        return who.post().uri(path).bodyValue(body).exchange();
    }

    private JsonNode get(String path) {
        return read(hq.get().uri(path).exchange().expectStatus().isOk());
    }

    private static void code(int status, String code, WebTestClient.ResponseSpec answer) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private static JsonNode read(WebTestClient.ResponseSpec answer) {
        return JsonMapper.shared().readTree(answer.expectBody().returnResult().getResponseBody());
    }

    private WebTestClient as(String admin) {
        var token = read(http(
                                http,
                                "/api/admin/v1/sessions",
                                Map.of("username", admin, "password", admin + "-demo-pass"))
                        .expectStatus()
                        .isCreated())
                .path("accessToken")
                .asString();
        return http.mutate().defaultHeader("Authorization", "Bearer " + token).build();
    }
}
