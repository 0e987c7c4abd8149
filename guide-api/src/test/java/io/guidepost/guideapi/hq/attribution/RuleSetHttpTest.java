package io.guidepost.guideapi.hq.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.attribution.DraftRuleSet;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GuideApiTest
class RuleSetHttpTest {

    private static final String SETS = "/api/admin/v1/attribution/rule-sets";

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    DraftRuleSet drafts;

    WebTestClient http;
    WebTestClient hq;
    WebTestClient checker;

    @BeforeEach
    void signIn() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        hq = as("hq");
        checker = as("checker");
    }

    /** For a brand that nothing is sold of, so that no other test's order follows these rules. */
    @Test
    void fromAPresetToRulesInForceByTwoPeople() {
        var draft = read(post(
                        hq,
                        SETS,
                        Map.of(
                                "name",
                                "Heron, winter",
                                "preset",
                                "JEWELLERY",
                                "scope",
                                Map.of("type", "BRAND", "key", "Heron"),
                                "parameters",
                                Map.of("lookbackDays", 14)))
                .expectStatus()
                .isCreated());
        var one = SETS + "/" + draft.path("id").asString();
        assertThat(draft.path("state").asString()).isEqualTo("DRAFT");
        assertThat(draft.path("parameters").path("lookbackDays").asInt()).isEqualTo(14);
        assertThat(draft.path("parameters").path("validityDays").asInt()).isEqualTo(-1);
        assertThat(draft.path("parameters").path("maxLevels").asInt()).isEqualTo(1);

        var changed = read(hq.put()
                .uri(one)
                .bodyValue(Map.of("version", 0, "name", "Heron, spring", "parameters", Map.of("lookbackDays", 10)))
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(changed.path("parameters").path("lookbackDays").asInt()).isEqualTo(10);
        assertThat(changed.path("scope").path("key").asString()).isEqualTo("Heron");
        code(
                409,
                "version_conflict",
                hq.put().uri(one).bodyValue(Map.of("version", 0, "name", "x")).exchange());
        code(409, "rule_set_state", post(checker, one + "/approval", Map.of("version", 1)));

        drafts.markSimulated(
                draft.path("id").asInt(), 1, 4711, changed.path("createdBy").asLong());
        code(403, "maker_is_checker", post(hq, one + "/approval", Map.of("version", 2)));
        read(post(checker, one + "/approval", Map.of("version", 2))
                .expectStatus()
                .isOk());
        var active =
                read(post(checker, one + "/activation", Map.of()).expectStatus().isOk());

        assertThat(active.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(active.path("inForce").asBoolean()).isTrue();
        assertThat(active.path("simulationId").asString()).isEqualTo("4711");
        assertThat(get(hq, SETS + "?state=ACTIVE&limit=1")
                        .path("items")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo(draft.path("id").asString());
        assertThat(get(hq, one + "/history").path("items").size()).isEqualTo(5);

        var retired =
                read(post(hq, one + "/retirement", Map.of()).expectStatus().isOk());
        assertThat(retired.path("state").asString()).isEqualTo("RETIRED");
        assertThat(get(hq, one).path("inForce").asBoolean()).isFalse();
    }

    @Test
    void flawsAreToldByFieldInTheReadersLanguage() {
        var body = Map.of(
                "name", "x",
                "preset", "APPAREL",
                "parameters", Map.of("lookbackDays", 91, "fulfilShareBp", -1));

        var en = read(hq.post()
                .uri(SETS)
                .header("Accept-Language", "en")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest());
        var zh = read(hq.post()
                .uri(SETS)
                .header("Accept-Language", "zh-CN")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest());

        assertThat(en.path("code").asString()).isEqualTo("validation_failed");
        assertThat(en.path("errors").get(0).path("field").asString()).isEqualTo("parameters.lookbackDays");
        assertThat(en.path("errors").get(1).path("field").asString()).isEqualTo("parameters.fulfilShareBp");
        assertThat(en.path("errors").get(0).path("message").asString()).isEqualTo("must lie between 1 and 90");
        assertThat(zh.path("errors").get(0).path("message").asString()).containsPattern("[一-龥]");
        code(
                400,
                "validation_failed",
                post(hq, SETS, Map.of("name", "x", "preset", "APPAREL", "parameters", Map.of("maxLevels", 2))));
        code(
                400,
                "validation_failed",
                post(hq, SETS, Map.of("name", "x", "preset", "APPAREL", "scope", Map.of("type", "BRAND"))));
        code(400, "malformed_request", post(hq, SETS, Map.of("name", "x")));
    }

    @Test
    void thePresetsAreFourAndTheShippedRulesAreTheFirst() {
        var presets = get(hq, SETS + "/presets").path("items");

        assertThat(presets)
                .extracting(preset -> preset.path("name").asString())
                .containsExactly("APPAREL", "JEWELLERY", "FMCG", "POS_STRICT");
        assertThat(presets.get(3).path("parameters").path("enabled").size()).isEqualTo(3);
        assertThat(get(hq, SETS + "/1").path("inForce").asBoolean()).isTrue();
        code(404, "not_found", hq.get().uri(SETS + "/99999999999").exchange());
        code(409, "rule_set_last", post(checker, SETS + "/1/retirement", Map.of()));
    }

    @Test
    void aRegionsManagerReadsTheRulesAndChangesNone() {
        var east = as("east");

        assertThat(get(east, SETS).path("items").size()).isPositive();
        code(403, "role_missing", post(east, SETS, Map.of("name", "x", "preset", "APPAREL")));
        code(403, "role_missing", post(east, "/api/admin/v1/attribution/replays", Map.of()));
    }

    @Test
    void afterTheLastOrderThereIsNothingToReplay() {
        var replayed = read(post(
                        hq,
                        "/api/admin/v1/attribution/replays",
                        Map.of("afterOrderId", "9000000000000000000", "limit", 10_000))
                .expectStatus()
                .isOk());

        assertThat(replayed.path("checked").asInt()).isZero();
        assertThat(replayed.path("mismatches").size()).isZero();
        assertThat(replayed.path("nextOrderId").isNull()).isTrue();
        code(404, "not_found", post(hq, "/api/admin/v1/orders/1/attribution/replay", Map.of()));
    }

    private static WebTestClient.ResponseSpec post(WebTestClient who, String uri, Map<String, ?> body) {
        return who.post().uri(uri).bodyValue(body).exchange();
    }

    private static JsonNode get(WebTestClient who, String uri) {
        return read(who.get().uri(uri).exchange().expectStatus().isOk());
    }

    private static void code(int status, String code, WebTestClient.ResponseSpec answer) {
        assertThat(read(answer.expectStatus().isEqualTo(status)).path("code").asString())
                .isEqualTo(code);
    }

    private WebTestClient as(String admin) {
        var session = read(http.post()
                .uri("/api/admin/v1/sessions")
                .bodyValue(Map.of("username", admin, "password", admin + "-demo-pass"))
                .exchange()
                .expectStatus()
                .isCreated());
        return http.mutate()
                .defaultHeader(
                        "Authorization", "Bearer " + session.path("accessToken").asString())
                .build();
    }

    private static JsonNode read(WebTestClient.ResponseSpec answer) {
        return JsonMapper.shared().readTree(answer.expectBody().returnResult().getResponseBody());
    }
}
