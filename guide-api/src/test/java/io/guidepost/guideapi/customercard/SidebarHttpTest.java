package io.guidepost.guideapi.customercard;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;

@GuideApiTest
class SidebarHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    ShopScene scene;

    @Autowired
    JdbcTemplate jdbc;

    WebTestClient http;
    String boss;
    long member;
    String friend;

    @BeforeEach
    void aGuideWithAFriend() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        boss = token("boss");
        member = scene.member();
        friend = "wm" + member;
        scene.befriends(member, guide("boss"), Duration.ofDays(3));
    }

    @Test
    void theWholeCardComesInOneAnswerToTheGuideWhoServesTheCustomer() {
        get("/api/guide/v1/customers/" + friend + "/card", boss)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.externalUserId")
                .isEqualTo(friend)
                .jsonPath("$.memberId")
                .isEqualTo(Long.toString(member))
                .jsonPath("$.tags")
                .isArray()
                .jsonPath("$.profile.isOptedOut")
                .isEqualTo(false)
                .jsonPath("$.lifecycle.stage")
                .isEqualTo("PROSPECT")
                .jsonPath("$.analysis.orders")
                .isEqualTo(0)
                .jsonPath("$.finance.coupons")
                .isArray()
                .jsonPath("$.upcoming.why")
                .isNotEmpty()
                .jsonPath("$.history.orders")
                .isArray();
        get("/api/guide/v1/customers/" + member + "/card", boss).expectStatus().isOk();
        get("/api/guide/v1/customers/" + friend + "/card", token("li"))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not_found");
        get("/api/guide/v1/customers?limit=200", boss)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.externalUserId == '%s')]".formatted(friend))
                .isNotEmpty();
    }

    @Test
    void whatIsTriedOnIsLoggedOnceAndBecomesABasket() {
        long sku = scene.sku(19_900, 3);
        var key = UUID.randomUUID().toString();
        var body = Map.of("customer", friend, "skuId", Long.toString(sku), "size", "L", "outcome", "WANTED");
        var logged = post("/api/guide/v1/try-ons", key, body);
        assertThat(post("/api/guide/v1/try-ons", key, body)).isEqualTo(logged);

        get("/api/guide/v1/try-ons?customer=" + friend, boss)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].size")
                .isEqualTo("L")
                .jsonPath("$.items[0].priceFen")
                .isEqualTo(19_900);
        var basket = post(
                "/api/guide/v1/try-on-baskets",
                UUID.randomUUID().toString(),
                Map.of("tryOnIds", List.of(logged.get("id"))));
        assertThat(basket.get("miniProgramPath").toString()).contains("id=" + basket.get("id"), "&s=");
        get("/api/guide/v1/try-ons?customer=" + friend, boss)
                .expectBody()
                .jsonPath("$.items[0].basketId")
                .isEqualTo(basket.get("id"));
        get("/api/guide/v1/try-ons?customer=" + friend, token("li"))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void theDemonstrationsSwitchIsNotThereUnlessItIsSwitchedOn() {
        http.get()
                .uri("/api/guide/v1/sidebar-settings")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.corpId")
                .exists()
                .jsonPath("$.demoGuides")
                .isEmpty();
    }

    private Map<?, ?> post(String path, String key, Object body) {
        return http.post()
                .uri(path)
                .headers(headers -> {
                    headers.setBearerAuth(boss);
                    headers.set("Idempotency-Key", key);
                })
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private long guide(String userid) {
        return jdbc.queryForObject("SELECT id FROM org_guide WHERE userid = ?", Long.class, userid);
    }

    private String token(String userid) {
        return http.post()
                .uri("/api/guide/v1/sessions")
                .bodyValue(Map.of("code", "sim:" + userid))
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken")
                .toString();
    }
}
