package io.guidepost.miniappapi.assist;

import io.guidepost.domain.assist.AssistSale;
import io.guidepost.domain.assist.Basket;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.miniappapi.MiniappApiTest;
import io.guidepost.webedge.session.SignedInShopper;
import io.guidepost.webedge.session.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** ORD-10: a shopper looks at what a guide has prepared, sees what it costs today, and may say no. */
@MiniappApiTest
class AssistHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    AssistSale assists;

    @Autowired
    ShopScene scene;

    @Autowired
    Tokens tokens;

    WebTestClient http;

    @BeforeEach
    void connect() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Test
    void aShopperSeesWhatChangedAndMaySayNo() {
        var store = scene.store();
        long sku = scene.sku(10_000, 9);
        var basket = assists.prepare(scene.guideAt(store.storeId()), store.storeId(), List.of(new Basket.Item(sku, 2)));
        scene.execute("UPDATE catalog_sku SET price_fen = 12000 WHERE id = ?", sku);
        long shopper = scene.member();

        post(shopper, basket.id(), "refusal").expectStatus().isNotFound();
        post(shopper, basket.id(), "opening")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("OPENED")
                .jsonPath("$.isPriceChanged")
                .isEqualTo(true)
                .jsonPath("$.items[0].priceFen")
                .isEqualTo(10_000)
                .jsonPath("$.items[0].priceNowFen")
                .isEqualTo(12_000);
        post(scene.member(), basket.id(), "refusal").expectStatus().isNotFound();
        post(shopper, basket.id(), "refusal")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DECLINED");
        post(shopper, 4711, "opening").expectStatus().isNotFound();
    }

    private ResponseSpec post(long memberId, long basketId, String what) {
        return http.post()
                .uri("/api/shop/v1/assists/%d/%s".formatted(basketId, what))
                .headers(headers -> headers.setBearerAuth(
                        tokens.issue(new SignedInShopper(memberId), 0).accessToken()))
                .bodyValue(Map.of())
                .exchange();
    }
}
