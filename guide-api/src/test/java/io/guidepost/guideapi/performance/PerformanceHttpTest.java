package io.guidepost.guideapi.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Li and a colleague in a store of region East, and somebody in a region nobody else knows. */
@GuideApiTest
class PerformanceHttpTest {

    private static final String PERIOD = "from=2026-01-01&to=2099-12-31";

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    Sales sales;

    @Autowired
    JdbcTemplate jdbc;

    WebTestClient http;
    Seller li;
    Seller stranger;

    @BeforeEach
    void threeHaveSold() {
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
        sales.pay(sales.place(li, List.of(new Goods(1, 30_000))));
        sales.pay(sales.place(sales.colleagueOf(li), List.of(new Goods(1, 90_000))));
        sales.pay(sales.place(stranger, List.of(new Goods(1, 10_000))));
    }

    @Test
    void aRegionManagerSeesTheOwnRegionAndHeadquartersAll() {
        var hq = admin("hq", "hq-demo-pass");
        var east = admin("east", "east-demo-pass");

        assertThat(ids(table("?groupBy=region&" + PERIOD, hq)))
                .contains(Long.toString(li.regionId()), Long.toString(stranger.regionId()));
        assertThat(ids(table("?groupBy=region&" + PERIOD, east))).containsExactly(Long.toString(li.regionId()));
        assertThat(ids(table("?groupBy=guide&" + PERIOD, east)))
                .contains(Long.toString(li.guideId()))
                .doesNotContain(Long.toString(stranger.guideId()));
        for (var path : List.of("", "/commission", "/leaderboard")) {
            assertThat(ids(table(path + "?groupBy=guide&regionId=" + stranger.regionId() + "&" + PERIOD, east)))
                    .isEmpty();
            assertThat(ids(table(path + "?groupBy=guide&storeId=" + stranger.storeId() + "&" + PERIOD, east)))
                    .isEmpty();
        }
        get("/api/admin/v1/performance?groupBy=guide&asOf=yesterday", hq)
                .expectStatus()
                .isBadRequest();
        get("/api/admin/v1/performance?groupBy=guide", token("/api/guide/v1/sessions", Map.of("code", "sim:li")))
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void theLeaderboardIsPagedAndTheFileHasTheSameFigures() {
        var hq = admin("hq", "hq-demo-pass");
        var first = table("/leaderboard?groupBy=guide&limit=1&" + PERIOD, hq);
        var second = table("/leaderboard?groupBy=guide&limit=1&cursor=" + first.get("nextCursor") + "&" + PERIOD, hq);

        assertThat(items(first)).extracting(item -> item.get("rank")).containsExactly(1);
        assertThat(ids(second)).hasSize(1).isNotEqualTo(ids(first));
        get(
                        "/api/admin/v1/performance/export?format=csv&groupBy=region&regionId=" + stranger.regionId()
                                + "&" + PERIOD,
                        hq)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(csv -> assertThat(csv).contains(",1,1,0,100.00,0.00,100.00"));
        get(
                        "/api/admin/v1/performance/commission/export?format=csv&groupBy=guide&storeId="
                                + stranger.storeId() + "&" + PERIOD,
                        hq)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(csv -> assertThat(csv).contains("5.00,0.00,5.00"));
    }

    @Test
    void aGuideSeesTheOwnRankAndOnlyTheManagerTheWholeStore() {
        var guide = token("/api/guide/v1/sessions", Map.of("code", "sim:li"));

        var store = body(get("/api/guide/v1/leaderboard?scope=store&" + PERIOD, guide));
        var region = body(get("/api/guide/v1/leaderboard?scope=region&" + PERIOD, guide));

        assertThat((Map<?, ?>) store.get("me"))
                .extracting(me -> me.get("isMe"), me -> me.get("id"))
                .containsExactly(true, Long.toString(li.guideId()));
        assertThat(items(store)).hasSizeGreaterThan(1).allMatch(item -> item.get("name") != null);
        assertThat(items(region))
                .filteredOn(item -> item.get("name") != null)
                .singleElement()
                .matches(item -> item.get("isMe").equals(true));
        get("/api/guide/v1/store-performance?" + PERIOD, guide).expectStatus().isForbidden();
        var manager = token("/api/guide/v1/sessions", Map.of("code", "sim:boss"));
        assertThat(ids(body(get("/api/guide/v1/store-performance?" + PERIOD, manager))))
                .contains(Long.toString(li.guideId()))
                .doesNotContain(Long.toString(stranger.guideId()));
    }

    private Map<?, ?> table(String query, String token) {
        return body(get("/api/admin/v1/performance" + query, token));
    }

    private static Map<?, ?> body(WebTestClient.ResponseSpec response) {
        return response.expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Map<?, ?> table) {
        return (List<Map<String, Object>>) table.get("items");
    }

    private static List<Object> ids(Map<?, ?> table) {
        return items(table).stream().map(item -> item.get("id")).toList();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private String admin(String username, String password) {
        return token("/api/admin/v1/sessions", Map.of("username", username, "password", password));
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
