package io.guidepost.guideapi.hq.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@GuideApiTest
class AcquisitionHttpTest {

    private static final String CODES = "/api/admin/v1/acquisition-codes";
    private static final String WELCOMES = "/api/admin/v1/welcome-templates";

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    Roster roster;

    @Autowired
    Clock clock;

    WebTestClient http;

    @BeforeEach
    void aSyncedCorporation() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
    }

    @Test
    void aCodeIsMadeChangedAndEndedAndSeenWithinTheRegionOnly() {
        var li = guide("li");
        var north = store("zhao");
        var wish = Map.of(
                "kind",
                "CHANNEL",
                "channel",
                "TABLE_CARD",
                "storeId",
                store("li"),
                "name",
                "收银台",
                "staff",
                List.of(Map.of(
                        "guideId",
                        li,
                        "capADay",
                        20,
                        "shifts",
                        List.of(Map.of("day", "MONDAY", "fromTime", "09:00", "untilTime", "24:00")))));
        var code = body(call("hq", HttpMethod.POST, CODES, wish).expectStatus().isCreated());
        var path = CODES + "/" + code.get("id");

        assertThat(code).containsEntry("status", "LIVE").containsEntry("onDuty", List.of("li"));
        assertThat((String) code.get("qrCode")).startsWith("https://");
        refused(call("hq", HttpMethod.POST, CODES, wish), 409, "code_exists");
        call("east", HttpMethod.GET, path, null).expectStatus().isOk();
        var elsewhere = body(call(
                        "hq",
                        HttpMethod.POST,
                        CODES,
                        Map.of("kind", "STORE", "channel", "STAFF", "storeId", north, "name", "店码"))
                .expectStatus()
                .isCreated());
        refused(call("east", HttpMethod.GET, CODES + "/" + elsewhere.get("id"), null), 404, "not_found");
        assertThat(body(call("east", HttpMethod.GET, CODES + "?limit=200", null)
                                .expectStatus()
                                .isOk())
                        .get("items")
                        .toString())
                .contains((String) code.get("state"))
                .doesNotContain((String) elsewhere.get("state"));
        refused(
                call(
                        "east",
                        HttpMethod.POST,
                        CODES + "/batches",
                        Map.of("kind", "GUIDE", "channel", "RECEIPT", "storeIds", List.of(north))),
                404,
                "not_found");
        call("checker", HttpMethod.POST, CODES, wish).expectStatus().isForbidden();

        var change = Map.of("name", "收银台 2", "staffedByStore", true, "version", code.get("version"));
        var changed =
                body(call("hq", HttpMethod.PUT, path, change).expectStatus().isOk());
        assertThat((List<?>) changed.get("onDuty")).hasSize(2);
        refused(call("hq", HttpMethod.PUT, path, change), 409, "version_conflict");
        call("hq", HttpMethod.DELETE, path + "?version=" + changed.get("version"), null)
                .expectStatus()
                .isNoContent();
        assertThat(body(call("hq", HttpMethod.GET, path, null).expectStatus().isOk()))
                .containsEntry("status", "ENDED");
    }

    @Test
    void aWelcomeIsInForceAfterSomebodyElseHasApprovedIt() {
        var draft = body(call(
                        "hq",
                        HttpMethod.POST,
                        WELCOMES,
                        Map.of("channel", "SMS", "storeId", store("li"), "text", "您好，{guide}", "cardTitle", "进店"))
                .expectStatus()
                .isCreated());
        var path = WELCOMES + "/" + draft.get("id");

        refused(call("hq", HttpMethod.POST, WELCOMES, Map.of("text", "{nobody}")), 422, "unknown_placeholder");
        refused(call("hq", HttpMethod.POST, path + "/approval", Map.of()), 403, "maker_is_checker");
        assertThat(body(call("checker", HttpMethod.POST, path + "/approval", Map.of())
                        .expectStatus()
                        .isOk()))
                .containsEntry("status", "APPROVED");
        refused(call("hq", HttpMethod.PUT, path, Map.of("text", "另一句", "version", 0)), 409, "version_conflict");
        assertThat(body(call("checker", HttpMethod.POST, path + "/retirement", Map.of())
                        .expectStatus()
                        .isOk()))
                .containsEntry("status", "RETIRED");
        call("hq", HttpMethod.GET, "/api/admin/v1/welcome-figures", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.asked")
                .isNumber();
    }

    @Test
    void reportsTellNumeratorDenominatorAndAsOf() {
        call("east", HttpMethod.GET, "/api/admin/v1/friend-conversion?groupBy=STORE", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.asOf")
                .isNotEmpty()
                .jsonPath("$.withinDays")
                .isEqualTo(7)
                .jsonPath("$.total.buyers")
                .isNumber()
                .jsonPath("$.total.befriended")
                .isNumber();
        refused(
                call("hq", HttpMethod.GET, "/api/admin/v1/friend-conversion?groupBy=DAY&withinDays=91", null),
                400,
                "invalid_parameter");
        call("east", HttpMethod.GET, "/api/admin/v1/acquisition-funnel", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total.added")
                .isNumber()
                .jsonPath("$.items")
                .isArray();
        call("hq", HttpMethod.GET, CODES + "/channels", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(11);
    }

    private String guide(String userid) {
        return roster.guideByUserid(userid).map(Guide::id).map(String::valueOf).orElseThrow();
    }

    private String store(String userid) {
        return roster.guideByUserid(userid)
                .flatMap(guide -> roster.serving(guide.id(), clock.instant()))
                .map(serving -> Long.toString(serving.storeId()))
                .orElseThrow();
    }

    private ResponseSpec call(String username, HttpMethod method, String path, Object body) {
        var session = body(http.post()
                .uri("/api/admin/v1/sessions")
                .bodyValue(Map.of("username", username, "password", username + "-demo-pass"))
                .exchange()
                .expectStatus()
                .isCreated());
        var request = http.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth((String) session.get("accessToken")));
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(ResponseSpec answer) {
        return (Map<String, Object>) answer.expectBody(Map.class).returnResult().getResponseBody();
    }
}
