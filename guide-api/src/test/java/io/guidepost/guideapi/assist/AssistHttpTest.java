package io.guidepost.guideapi.assist;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.assist.AssistSale;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** ORD-10: what became of the baskets that a guide has prepared. */
@GuideApiTest
class AssistHttpTest {

    private static final String ASSISTS = "/api/guide/v1/assists";

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    AssistSale assists;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    ShopScene scene;

    WebTestClient http;

    @BeforeEach
    void connect() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
    }

    @Test
    void aGuideSeesWhatBecameOfEachOfHisBasketsAndNobodyElseDoes() {
        long sku = scene.sku(10_000, 9);
        var li = signedIn("li");
        long member = scene.member();
        var waiting = prepared(li, sku);
        var declined = prepared(li, sku);
        var ordered = prepared(li, sku);
        assists.open(member, Long.parseLong(declined));
        assists.decline(member, Long.parseLong(declined));
        assists.open(member, Long.parseLong(ordered));
        var basket = scene.basket(member, sku);
        var order = placeOrder.place(new Command(
                member,
                basket.items(),
                basket.address(),
                List.of(),
                0,
                OptionalLong.empty(),
                Optional.of(Long.parseLong(ordered)),
                Optional.empty()));

        var first = list(li, "?limit=2");
        assertThat(items(first)).extracting(item -> item.get("id")).containsExactly(ordered, declined);
        assertThat(items(first)).extracting(item -> item.get("state")).containsExactly("ORDERED", "DECLINED");
        assertThat(items(first).get(0))
                .containsEntry("orderId", Long.toString(order.order().id()));
        var rest = list(li, "?limit=2&cursor=" + first.get("nextCursor"));
        assertThat(items(rest).get(0)).containsEntry("id", waiting).containsEntry("state", "PREPARED");
        assertThat(items(rest).get(0).get("items").toString()).contains("priceFen=10000");

        assertThat(items(list(signedIn("zhao"), "")))
                .noneMatch(item -> List.of(waiting, declined, ordered).contains(item.get("id")));
        http.get().uri(ASSISTS).exchange().expectStatus().isUnauthorized();
    }

    private String prepared(String token, long sku) {
        return http.post()
                .uri(ASSISTS)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .bodyValue(Map.of("items", List.of(Map.of("skuId", Long.toString(sku), "quantity", 1))))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("id")
                .toString();
    }

    private Map<?, ?> list(String token, String query) {
        return http.get()
                .uri(ASSISTS + query)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Map<?, ?> page) {
        return (List<Map<String, Object>>) page.get("items");
    }

    private String signedIn(String userid) {
        return (String) http.post()
                .uri("/api/guide/v1/sessions")
                .bodyValue(Map.of("code", "sim:" + userid))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken");
    }
}
