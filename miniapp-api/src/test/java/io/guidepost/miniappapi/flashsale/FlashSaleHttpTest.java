package io.guidepost.miniappapi.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.flashsale.FlashSale;
import io.guidepost.domain.flashsale.FlashSale.Item;
import io.guidepost.domain.flashsale.PlanFlashSale;
import io.guidepost.domain.flashsale.PlanFlashSale.Plan;
import io.guidepost.domain.order.CloseOrder;
import io.guidepost.domain.order.CloseReason;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.miniappapi.MiniappApiTest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A flash sale over HTTP, with no Redis anywhere: too early and sold out from memory, first answers again from the database. */
@MiniappApiTest
class FlashSaleHttpTest {

    private static final Map<String, String> ADDRESS =
            Map.of("name", "王小明", "phone", "13812341234", "region", "上海市", "detail", "南京东路 1 号");

    @LocalServerPort
    int port;

    @Autowired
    PlanFlashSale plan;

    @Autowired
    CloseOrder closeOrder;

    @Autowired
    ShopScene scene;

    @Autowired
    Clock clock;

    WebTestClient anybody;

    @BeforeEach
    void connect() {
        anybody = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Test
    void soldOutIsAnsweredFromMemoryToAllButThoseWhoHaveAnAnswerAlready() {
        long sku = scene.sku(20_000, 5);
        var sale = sale(sku, 1, Duration.ZERO);
        var first = shopper();
        var late = shopper();
        var key = UUID.randomUUID().toString();

        var order = textOf(order(first, sale, sku, key).expectStatus().isCreated(), "id");
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            long before = scene.statementsSoFar();
            for (int i = 0; i < 100; i++) {
                refused(order(late, sale, sku, UUID.randomUUID().toString()), 422, "out_of_stock");
            }
            // What is read several times a second by those who keep memory fresh; a hundred orders would be five
            // hundred.
            assertThat(scene.statementsSoFar() - before).isLessThan(300);
        });
        var again = order(first, sale, sku, key);
        again.expectStatus().isCreated().expectHeader().valueEquals("Idempotent-Replayed", "true");
        assertThat(textOf(again, "id")).isEqualTo(order);

        closeOrder.close(Long.parseLong(order), CloseReason.UNPAID);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> order(late, sale, sku, UUID.randomUUID().toString())
                        .expectStatus()
                        .isCreated());
    }

    @Test
    void whoComesTooEarlyIsToldWhenItStartsAndThePageSaysSoToo() {
        long sku = scene.sku(20_000, 5);
        var sale = sale(sku, 2, Duration.ofHours(1));
        var shopper = shopper();

        refused(order(shopper, sale, sku, UUID.randomUUID().toString()), 422, "flash_sale_not_started")
                .expectHeader()
                .exists("Retry-After");
        for (var path : List.of("/api/shop/v1/flash-sales/" + sale.id(), "/api/shop/v1/flash-sales/" + sale.id())) {
            shopper.get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .exists("ETag")
                    .expectBody()
                    .jsonPath("$.phase")
                    .isEqualTo("COMING")
                    .jsonPath("$.items[0].priceFen")
                    .isEqualTo(9_900)
                    .jsonPath("$.items[0].listPriceFen")
                    .isEqualTo(20_000)
                    .jsonPath("$.items[0].left")
                    .isEqualTo(2);
        }
        shopper.get()
                .uri("/api/shop/v1/flash-sales")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.id=='%d')].phase".formatted(sale.id()))
                .isEqualTo("COMING");
        shopper.get()
                .uri("/api/shop/v1/flash-sales/1")
                .exchange()
                .expectStatus()
                .isNotFound();
        plan.cancel(sale.id());
    }

    private FlashSale sale(long sku, int units, Duration startsIn) {
        var starts = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(startsIn);
        var draft = plan.draft(
                new Plan(
                        "秒杀",
                        "Flash",
                        starts,
                        starts.plus(Duration.ofHours(1)),
                        List.of(new Item(sku, 9_900, units, 1))),
                1);
        plan.submit(draft.id());
        return plan.approve(draft.id(), 2);
    }

    private ResponseSpec order(WebTestClient shopper, FlashSale sale, long sku, String key) {
        return shopper.post()
                .uri("/api/shop/v1/flash-sales/" + sale.id() + "/orders")
                .header("Idempotency-Key", key)
                .bodyValue(Map.of("skuId", Long.toString(sku), "quantity", 1, "address", ADDRESS))
                .exchange();
    }

    private static ResponseSpec refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
        return answer;
    }

    private static String textOf(ResponseSpec answer, String field) {
        return answer.expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get(field)
                .toString();
    }

    private WebTestClient shopper() {
        var token = textOf(
                anybody.post()
                        .uri("/api/shop/v1/sessions")
                        .bodyValue(Map.of(
                                "code", "sim:" + UUID.randomUUID().toString().substring(0, 8)))
                        .exchange()
                        .expectStatus()
                        .isCreated(),
                "accessToken");
        return anybody.mutate()
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }
}
