package io.guidepost.guideapi.hq.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@GuideApiTest
class TargetHttpTest {

    private static final String PATH = "/api/admin/v1/targets/";

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
    String month;
    String store;

    @BeforeEach
    void aSyncedCorporation() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        month = YearMonth.from(clock.instant().atZone(ZoneId.of("Asia/Shanghai")))
                .toString();
        store = roster.guideByUserid("boss")
                .map(Guide::id)
                .flatMap(id -> roster.serving(id, clock.instant()))
                .map(serving -> Long.toString(serving.storeId()))
                .orElseThrow();
    }

    @Test
    void headquartersSetsAndDividesAndEverybodySeesTheOwnPart() {
        var node = PATH + month + "/NEW_FRIENDS/STORE/" + store;
        int version = ((Number) get(node, "hq").get("version")).intValue();
        put(node, "hq", Map.of("target", Map.of("count", 101), "version", version))
                .expectStatus()
                .isOk();
        put(node, "hq", Map.of("target", Map.of("count", 9), "version", version))
                .expectStatus()
                .isEqualTo(409);
        put(node, "hq", Map.of("target", Map.of("amountFen", 9), "version", version + 1))
                .expectStatus()
                .isBadRequest();
        put(node, "checker", Map.of("target", Map.of("count", 9), "version", version + 1))
                .expectStatus()
                .isForbidden();

        post(node + "/split", "hq", Map.of("rule", "EVEN", "dryRun", false))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.nodes")
                .isEqualTo(2)
                .jsonPath("$.items[0].target.count")
                .isEqualTo(51);

        assertThat(((Map<?, ?>) get(node, "east").get("gap")).get("count")).isEqualTo(0);
        http.get()
                .uri(PATH + month + "/NEW_FRIENDS/HQ/0")
                .headers(headers -> headers.setBearerAuth(admin("east")))
                .exchange()
                .expectStatus()
                .isNotFound();
        http.get()
                .uri(node + "/children?limit=1")
                .headers(headers -> headers.setBearerAuth(admin("hq")))
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].level")
                .isEqualTo("GUIDE")
                .jsonPath("$.nextCursor")
                .isNotEmpty();
        http.get()
                .uri("/api/guide/v1/targets")
                .headers(headers -> headers.setBearerAuth(guide("li")))
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(4)
                .jsonPath("$.items[2].target.count")
                .value(count -> assertThat(((Number) count).intValue()).isBetween(50, 51));
        http.get()
                .uri("/api/guide/v1/store-targets?kind=NEW_FRIENDS")
                .headers(headers -> headers.setBearerAuth(guide("boss")))
                .exchange()
                .expectBody()
                .jsonPath("$.store.target.count")
                .isEqualTo(101)
                .jsonPath("$.items.length()")
                .isEqualTo(2);
        http.get()
                .uri("/api/guide/v1/store-targets?kind=NEW_FRIENDS")
                .headers(headers -> headers.setBearerAuth(guide("li")))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aFileIsLookedAtFirstAndTakenWhole() {
        var next = YearMonth.parse(month).plusMonths(1);
        var file = "Month,KPI,Level,ID of node,Target\n%s,Net sales (yuan),Store,%s,%s\n";
        imported(true, file.formatted(next, store, "12.345"))
                .jsonPath("$.errorCount")
                .isEqualTo(1)
                .jsonPath("$.errors[0].row")
                .isEqualTo(2)
                .jsonPath("$.errors[0].code")
                .isEqualTo("target_too_fine");

        imported(false, file.formatted(next, store, "12345.60"))
                .jsonPath("$.changes[0].target.target.amountFen")
                .isEqualTo(1_234_560);

        http.get()
                .uri(PATH + next + "/export?format=csv")
                .headers(headers -> headers.setBearerAuth(admin("hq")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(csv -> assertThat(csv).contains("12345.60"));
    }

    private WebTestClient.BodyContentSpec imported(boolean dryRun, String text) {
        return http.post()
                .uri(PATH + "imports?dryRun=" + dryRun)
                .headers(headers -> headers.setBearerAuth(admin("hq")))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(text.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private Map<?, ?> get(String path, String username) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(admin(username)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private ResponseSpec put(String path, String username, Object body) {
        return http.put()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(admin(username)))
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec post(String path, String username, Object body) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(admin(username)))
                .bodyValue(body)
                .exchange();
    }

    private String admin(String username) {
        return token("/api/admin/v1/sessions", Map.of("username", username, "password", username + "-demo-pass"));
    }

    private String guide(String userid) {
        return token("/api/guide/v1/sessions", Map.of("code", "sim:" + userid));
    }

    private String token(String path, Map<String, String> body) {
        return http.post()
                .uri(path)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken")
                .toString();
    }
}
