package io.guidepost.guideapi.hq.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What waits for a second person is found by those who may be that person, and by nobody else. */
@GuideApiTest
class ApprovalHttpTest {

    private static final String APPROVALS = "/api/admin/v1/approvals";

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    private final JsonMapper json = new JsonMapper();
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private WebTestClient http;
    private String hq;
    private String checker;

    @BeforeEach
    void theDemonstration() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        hq = token("hq", "hq-demo-pass");
        checker = token("checker", "checker-demo-pass");
    }

    @Test
    void whatIsMadeWaitsForSomebodyElseUntilHeDecides() {
        var text = "您好,欢迎 " + suffix;
        var id = call(HttpMethod.POST, "/api/admin/v1/welcome-templates", hq, Map.of("text", text), 201)
                .path("id")
                .asString();

        var mine = waiting(hq, "WELCOME", id);
        assertThat(mine.path("own").asBoolean()).isTrue();
        assertThat(mine.path("title").asString()).isEqualTo(text);
        assertThat(mine.path("maker").path("name").asString()).isEqualTo("总部运营");
        assertThat(mine.path("link").asString()).isEqualTo("/api/admin/v1/welcome-templates/" + id);
        assertThat(mine.path("sinceAt").asString()).endsWith("Z");
        call(HttpMethod.GET, mine.path("link").asString(), checker, null, 200);
        var approval = mine.path("link").asString() + "/approval";
        assertThat(call(HttpMethod.POST, approval, hq, Map.of(), 403)
                        .path("code")
                        .asString())
                .isEqualTo("maker_is_checker");
        assertThat(waiting(checker, "WELCOME", id).path("own").asBoolean()).isFalse();
        assertThat(find(account("FINANCE", List.of(), List.of()), "WELCOME", id))
                .as("who may not decide on it is not asked")
                .isNull();

        call(HttpMethod.POST, mine.path("link").asString() + "/rejection", checker, Map.of(), 200);
        assertThat(find(checker, "WELCOME", id)).isNull();
    }

    @Test
    void everyKindCanBeAskedForByItself() {
        for (var matter : Matter.values()) {
            var answer = call(HttpMethod.GET, APPROVALS + "?limit=1&kind=" + matter, hq, null, 200);
            assertThat(answer.path("items").valueStream())
                    .allSatisfy(item -> assertThat(item.path("kind").asString()).isEqualTo(matter.name()));
        }
        call(HttpMethod.GET, APPROVALS + "?kind=NOTHING", hq, null, 400);
        var all = new ArrayList<String>();
        var cursor = "";
        for (int pages = 0; pages < 500; pages++) {
            var page = call(HttpMethod.GET, APPROVALS + "?limit=200" + cursor, checker, null, 200);
            page.path("items")
                    .valueStream()
                    .forEach(item -> all.add(
                            item.path("kind").asString() + item.path("id").asString()));
            if (page.path("nextCursor").isNull() || page.path("nextCursor").isMissingNode()) {
                break;
            }
            cursor = "&cursor=" + page.path("nextCursor").asString();
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void whoIsKeptToPlacesIsAskedAboutThoseAlone() {
        var stores = new ArrayList<String>();
        call(HttpMethod.GET, "/api/admin/v1/org", hq, null, 200)
                .path("regions")
                .valueStream()
                .flatMap(region -> region.path("stores").valueStream())
                .forEach(store -> stores.add(store.path("id").asString()));
        var own = stores.get(0);
        var other = stores.get(stores.size() - 1);
        var here = welcome(own);
        var there = welcome(other);
        var everywhere = call(HttpMethod.POST, "/api/admin/v1/welcome-templates", hq, Map.of("text", "大家好"), 201)
                .path("id")
                .asString();
        var keeper = account("HQ_CHECKER", List.of(), List.of(own));

        assertThat(find(keeper, "WELCOME", here)).isNotNull();
        assertThat(find(keeper, "WELCOME", there)).isNull();
        assertThat(find(keeper, "WELCOME", everywhere)).isNull();
        for (var id : List.of(here, there, everywhere)) {
            call(HttpMethod.POST, "/api/admin/v1/welcome-templates/" + id + "/rejection", checker, Map.of(), 200);
        }
    }

    private String welcome(String storeId) {
        return call(
                        HttpMethod.POST,
                        "/api/admin/v1/welcome-templates",
                        hq,
                        Map.of("text", "您好 " + suffix, "storeId", storeId),
                        201)
                .path("id")
                .asString();
    }

    private JsonNode waiting(String token, String kind, String id) {
        var found = find(token, kind, id);
        assertThat(found).as(kind + " " + id).isNotNull();
        return found;
    }

    private JsonNode find(String token, String kind, String id) {
        var cursor = "";
        for (int pages = 0; pages < 100; pages++) {
            var page = call(HttpMethod.GET, APPROVALS + "?limit=200&kind=" + kind + cursor, token, null, 200);
            var found = page.path("items")
                    .valueStream()
                    .filter(item -> item.path("id").asString().equals(id))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (!page.path("nextCursor").isString()) {
                return null;
            }
            cursor = "&cursor=" + page.path("nextCursor").asString();
        }
        return null;
    }

    /** Somebody new with this role, who sees these places. */
    private String account(String role, List<String> regionIds, List<String> storeIds) {
        var username = "second-" + UUID.randomUUID();
        var body = new HashMap<String, Object>();
        body.put("username", username);
        body.put("name", "另一位");
        body.put("password", "given by somebody");
        body.put("roles", List.of(role));
        body.put("regionIds", regionIds);
        body.put("storeIds", storeIds);
        call(HttpMethod.POST, "/api/admin/v1/admins", hq, body, 201);
        return call(
                        HttpMethod.PUT,
                        "/api/admin/v1/account/password",
                        token(username, "given by somebody"),
                        Map.of("currentPassword", "given by somebody", "newPassword", "chosen by the owner"),
                        200)
                .path("accessToken")
                .asString();
    }

    private String token(String username, String password) {
        return call(
                        HttpMethod.POST,
                        "/api/admin/v1/sessions",
                        null,
                        Map.of("username", username, "password", password),
                        201)
                .path("accessToken")
                .asString();
    }

    private JsonNode call(HttpMethod method, String path, String token, Object body, int status) {
        var request = http.method(method).uri(path).headers(headers -> {
            headers.set("Content-Type", "application/json");
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
}
