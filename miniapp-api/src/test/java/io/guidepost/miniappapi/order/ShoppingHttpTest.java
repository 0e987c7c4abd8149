package io.guidepost.miniappapi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.MovableClock;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.order.WholeOrders;
import io.guidepost.domain.points.AdjustPoints;
import io.guidepost.domain.sharing.CreateShareLink;
import io.guidepost.domain.sharing.CreateShareLink.Wanted;
import io.guidepost.miniappapi.MiniappApiTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.ExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a shopper does before paying, over HTTP. */
@MiniappApiTest
class ShoppingHttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    ShopScene scene;

    @Autowired
    Orders orders;

    @Autowired
    WholeOrders wholeOrders;

    @Autowired
    CreateShareLink createShareLink;

    @Autowired
    MeterRegistry meters;

    @Autowired
    AdjustPoints adjustPoints;

    @Autowired
    MovableClock clock;

    WebTestClient anybody;
    WebTestClient shopper;
    long member;

    @BeforeEach
    void signIn() {
        anybody = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        var name = UUID.randomUUID().toString().substring(0, 8);
        var session = read(anybody.post()
                .uri("/api/shop/v1/sessions")
                .bodyValue(Map.of("code", "sim:" + name))
                .exchange()
                .expectStatus()
                .isCreated());
        assertThat(session.path("member").path("newMember").asBoolean()).isTrue();
        member = session.path("member").path("id").asLong();
        shopper = anybody.mutate()
                .defaultHeader(
                        "Authorization", "Bearer " + session.path("accessToken").asString())
                .build();
    }

    @Test
    void whatComesFromMemoryIsTheSameToTheByteAndTheHeaderAndForNobodyElse() {
        long sku = scene.sku(9900, 5);
        for (var address : List.of(
                "/api/shop/v1/products/" + scene.productOf(sku),
                "/api/shop/v1/products?limit=3",
                "/api/shop/v1/categories")) {
            var ordinary = shopper.get().uri(address).exchange().expectBody().returnResult();
            double before = fromMemory();
            var again = shopper.get().uri(address).exchange().expectBody().returnResult();

            assertThat(fromMemory()).as(address).isEqualTo(before + 1);
            assertThat(again.getStatus()).isEqualTo(ordinary.getStatus());
            assertThat(again.getResponseBody()).isEqualTo(ordinary.getResponseBody());
            assertThat(headersOf(again)).isEqualTo(headersOf(ordinary));
            assertThat(again.getResponseHeaders().getFirst("X-Trace-Id")).hasSize(32);

            anybody.get().uri(address).exchange().expectStatus().isUnauthorized();
            anybody.get()
                    .uri(address)
                    .header("Authorization", "Bearer " + "x".repeat(200))
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
            shopper.get()
                    .uri(address)
                    .accept(MediaType.TEXT_HTML)
                    .exchange()
                    .expectStatus()
                    .is4xxClientError();
            assertThat(fromMemory()).as(address).isEqualTo(before + 1);
        }
        shopper.get().uri("/api/shop/v1/products/12x").exchange().expectStatus().isBadRequest();
    }

    /** Whether it comes from memory or not: the same tag, until something of the answer changes. */
    @Test
    void whoHasTheAnswerAlreadyIsToldSo() {
        long product = scene.productOf(scene.sku(9900, 5));
        var address = "/api/shop/v1/products/" + product;
        var first = shopper.get().uri(address).exchange().expectBody().returnResult();
        var tag = first.getResponseHeaders().getETag();
        assertThat(tag).isNotBlank();

        var same = shopper.get()
                .uri(address)
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .returnResult();
        assertThat(same.getResponseBody()).isNull();
        assertThat(same.getResponseHeaders().getETag()).isEqualTo(tag);

        scene.execute("UPDATE catalog_product SET title = '新名字', version = version + 1 WHERE id = ?", product);
        await().atMost(Duration.ofMillis(1500)).untilAsserted(() -> shopper.get()
                .uri(address)
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isOk());
    }

    private double fromMemory() {
        return meters.get("guidepost.answers.from.memory").counter().count();
    }

    private static Map<String, List<String>> headersOf(ExchangeResult result) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        result.getResponseHeaders().forEach(headers::put);
        headers.remove("X-Trace-Id");
        headers.remove("Date");
        return headers;
    }

    @Test
    void aBadLoginCodeIsAnswered401InTheLanguageOfTheCaller() {
        var problem = read(anybody.post()
                .uri("/api/shop/v1/sessions")
                .header("Accept-Language", "en")
                .bodyValue(Map.of("code", "nonsense"))
                .exchange()
                .expectStatus()
                .isUnauthorized());

        assertThat(problem.path("code").asString()).isEqualTo("bad_login_code");
        assertThat(problem.path("detail").asString()).contains("login code");
    }

    @Test
    void anOrderPlacedTwiceWithOneKeyIsOneOrder() {
        long sku = scene.sku(18_273, 5);
        var key = UUID.randomUUID().toString();

        var first = read(place(key, sku, 2, 36_546L).expectStatus().isCreated());
        var second = read(place(key, sku, 2, 36_546L)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotent-Replayed", "true"));
        place(key, sku, 1, null).expectStatus().isEqualTo(422);

        assertThat(second).isEqualTo(first);
        assertThat(first.path("status").asString()).isEqualTo("PENDING_PAYMENT");
        assertThat(first.path("payableFen").asLong()).isEqualTo(36_546);
        assertThat(first.path("lines").get(0).path("paidFen").asLong()).isEqualTo(36_546);
        assertThat(first.path("address").path("phone").asString()).isEqualTo("138****1234");
        assertThat(Instant.parse(first.path("expiresAt").asString())).isNotNull();
        assertThat(scene.stockOf(sku)).containsExactly(3, 2, 0);
    }

    @Test
    void pointsPayAPartOfAnOrderAndTheShopperSeesWhereTheyWent() {
        long sku = scene.sku(10_000, 5);
        var given = adjustPoints.propose(member, 3_000, "补偿", 1);
        adjustPoints.approve(given.id(), 2);
        var lines = List.of(Map.of("skuId", Long.toString(sku), "quantity", 1));

        var quote = read(shopper.post()
                .uri("/api/shop/v1/quotes")
                .bodyValue(Map.of("lines", lines, "usePoints", 2_500))
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(quote.path("pointsUsed").asLong()).isEqualTo(2_500);
        assertThat(quote.path("pointsFen").asLong()).isEqualTo(2_500);
        var address = Map.of("name", "王小明", "phone", "13812341234", "region", "上海市 黄浦区", "detail", "南京东路 1 号");
        var order = read(shopper.post()
                .uri("/api/shop/v1/orders")
                .header("Idempotency-Key", newKey())
                .bodyValue(Map.of(
                        "lines",
                        lines,
                        "address",
                        address,
                        "usePoints",
                        2_500,
                        "expectedPayableFen",
                        quote.path("payableFen").asLong()))
                .exchange()
                .expectStatus()
                .isCreated());

        assertThat(order.path("lines").get(0).path("paidFen").asLong()).isEqualTo(7_500);
        var points = read(shopper.get()
                .uri("/api/shop/v1/points")
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(points.path("balance").asLong()).isEqualTo(500);
        assertThat(points.path("mostBp").asInt()).isEqualTo(5_000);
        var entries = read(shopper.get()
                .uri("/api/shop/v1/points/entries?limit=1")
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(entries.path("items").get(0).path("kind").asString()).isEqualTo("SPENT");
        assertThat(entries.path("items").get(0).path("orderId").asString())
                .isEqualTo(order.path("id").asString());
        var more = read(shopper.get()
                .uri("/api/shop/v1/points/entries?cursor="
                        + entries.path("nextCursor").asString())
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(more.path("items").findValuesAsString("kind")).containsExactly("ADJUSTED");
    }

    @Test
    void refusalsSayWhatTheClientNeedsToReact() {
        long sku = scene.sku(10_000, 1);

        var outOfStock = read(place(newKey(), sku, 2, null).expectStatus().isEqualTo(422));
        assertThat(outOfStock.path("code").asString()).isEqualTo("out_of_stock");
        assertThat(outOfStock.path("skuId").asString()).isEqualTo(Long.toString(sku));
        var changed = read(place(newKey(), sku, 1, 9_999L).expectStatus().isEqualTo(409));
        assertThat(changed.path("code").asString()).isEqualTo("price_changed");
        assertThat(changed.path("payableFen").asLong()).isEqualTo(10_000);
        assertThat(read(place(newKey(), 1, 1, null).expectStatus().isEqualTo(422))
                        .path("code")
                        .asString())
                .isEqualTo("sku_not_for_sale");
        assertThat(read(place(null, sku, 1, null).expectStatus().isBadRequest())
                        .path("code")
                        .asString())
                .isEqualTo("idempotency_key_required");
    }

    @Test
    void aShopperSeesListsAndCancelsHisOwnOrdersAndNobodyElses() {
        long sku = scene.sku(10_000, 3);
        var id = read(place(newKey(), sku, 1, null)).path("id").asString();
        var member1 = shopper;
        signIn();

        shopper.get().uri("/api/shop/v1/orders/" + id).exchange().expectStatus().isNotFound();
        shopper.post()
                .uri("/api/shop/v1/orders/" + id + "/cancellation")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isNotFound();
        var listed = read(member1.get()
                .uri("/api/shop/v1/orders")
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(listed.path("items").get(0).path("id").asString()).isEqualTo(id);
        var cancelled = read(member1.post()
                .uri("/api/shop/v1/orders/" + id + "/cancellation")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isOk());

        assertThat(cancelled.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(scene.stockOf(sku)).containsExactly(3, 0, 0);
    }

    @Test
    void whatHasNotBeenSentCannotBeReceivedAndReceiptOpensTheReturnWindow() {
        long sku = scene.sku(10_000, 3);
        var id = read(place(newKey(), sku, 1, null)).path("id").asLong();
        var notYet = read(receive(id).expectStatus().isEqualTo(409));
        assertThat(notYet.path("code").asString()).isEqualTo("order_not_shipped");
        orders.markPaid(id, 0, Instant.now());
        orders.markShipped(id, 1, Instant.now());
        wholeOrders.paid(id);

        var received = read(receive(id).expectStatus().isOk());

        assertThat(received.path("status").asString()).isEqualTo("RECEIVED");
        assertThat(received.path("returnableUntil").isNull()).isFalse();
        assertThat(read(receive(id).expectStatus().isOk())).isEqualTo(received);
    }

    @Test
    void aTouchIsAccepted202WhateverItsTokenIsWorth() {
        long store = scene.store().storeId();
        long guide = scene.guideAt(store);
        long product = scene.productOf(scene.sku(100, 1));
        var link = createShareLink.create(
                new Wanted(guide, store, Optional.of(product), Optional.empty(), Optional.empty(), Optional.empty()));

        for (var token : new String[] {link.token(), "A".repeat(32), "导购", ""}) {
            shopper.post()
                    .uri("/api/shop/v1/touches")
                    .bodyValue(Map.of("token", token, "page", "pages/product/index"))
                    .exchange()
                    .expectStatus()
                    .isAccepted()
                    .expectBody()
                    .isEmpty();
        }

        assertThat(scene.count("SELECT COUNT(*) FROM sharing_touch WHERE member_id = ? AND is_valid = 1", member))
                .isOne();
        assertThat(scene.count("SELECT COUNT(*) FROM sharing_touch WHERE member_id = ?", member))
                .isEqualTo(2);
    }

    /** MEM-3. */
    @Test
    void whatAVisitorLookedAtIsTheMembersWhoSignsInOnThatDevice() {
        long product = scene.productOf(scene.sku(100, 1));
        var visitor = UUID.randomUUID().toString();
        var look = Map.of(
                "eventId",
                "look-1",
                "kind",
                "VIEW",
                "productId",
                Long.toString(product),
                "occurredAt",
                clock.instant().minusSeconds(60).toString());
        for (int again = 0; again < 2; again++) {
            anybody.post()
                    .uri("/api/shop/v1/visitor-events")
                    .bodyValue(Map.of("visitorId", visitor, "looks", List.of(look)))
                    .exchange()
                    .expectStatus()
                    .isAccepted()
                    .expectBody()
                    .isEmpty();
        }
        anybody.post()
                .uri("/api/shop/v1/visitor-events")
                .bodyValue(Map.of("visitorId", "too-short"))
                .exchange()
                .expectStatus()
                .isBadRequest();

        var session = read(anybody.post()
                .uri("/api/shop/v1/sessions")
                .bodyValue(Map.of("code", "sim:" + visitor.substring(0, 8), "visitorId", visitor))
                .exchange()
                .expectStatus()
                .isCreated());

        var history = read(anybody.get()
                .uri("/api/shop/v1/browse-history")
                .header("Authorization", "Bearer " + session.path("accessToken").asString())
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(history.path("items").findValuesAsString("productId")).containsExactly(Long.toString(product));
    }

    @Test
    void productsInMemoryFollowTheDatabaseWithinASecond() {
        long sku = scene.sku(12_300, 4);
        long product = scene.productOf(sku);
        assertThat(detail(product).path("skus").get(0).path("available").asInt())
                .isEqualTo(4);

        place(newKey(), sku, 3, null).expectStatus().isCreated();
        await().atMost(Duration.ofMillis(1500)).untilAsserted(() -> assertThat(
                        detail(product).path("skus").get(0).path("available").asInt())
                .isEqualTo(1));
        scene.execute("UPDATE catalog_product SET state = 'OFF_SHELF' WHERE id = ?", product);

        await().atMost(Duration.ofMillis(1500)).until(() -> statusOf(product) == 404);
    }

    @Test
    void listsInMemoryFollowTheDatabaseWithinASecondAndPageOnFromTheirCursor() {
        long product = scene.productOf(scene.sku(12_300, 4));
        scene.sku(12_301, 1);
        // Other tests put products of their own into the same shop.
        var own = "?limit=1&categoryId=" + ShopScene.CATEGORY;
        var first = list(own);
        var second = list(own + "&cursor=" + first.path("nextCursor").asString());
        assertThat(second.path("items").get(0).path("id").asString()).isEqualTo(Long.toString(product));

        long newest = scene.productOf(scene.sku(1, 1));

        await().atMost(Duration.ofMillis(1500)).untilAsserted(() -> assertThat(
                        list(own).path("items").get(0).path("id").asString())
                .isEqualTo(Long.toString(newest)));
        shopper.get()
                .uri("/api/shop/v1/products?sort=cheapest")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void withoutATokenOrWithAWrongOneNothingIsShown() {
        anybody.get().uri("/api/shop/v1/products").exchange().expectStatus().isUnauthorized();
        anybody.get()
                .uri("/api/shop/v1/orders")
                .header("Authorization", "Bearer wrong")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private JsonNode detail(long product) {
        return read(shopper.get()
                .uri("/api/shop/v1/products/" + product)
                .exchange()
                .expectStatus()
                .isOk());
    }

    private int statusOf(long product) {
        return shopper.get()
                .uri("/api/shop/v1/products/" + product)
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }

    private JsonNode list(String query) {
        return read(shopper.get()
                .uri("/api/shop/v1/products" + query)
                .exchange()
                .expectStatus()
                .isOk());
    }

    private WebTestClient.ResponseSpec receive(long id) {
        return shopper.post()
                .uri("/api/shop/v1/orders/" + id + "/receipt")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange();
    }

    private WebTestClient.ResponseSpec place(String key, long sku, int quantity, Long expectedPayableFen) {
        var body =
                """
                {"lines": [{"skuId": "%d", "quantity": %d}],
                 "address": {"name": "王小明", "phone": "13812341234", "region": "上海市 黄浦区", "detail": "南京东路 1 号"},
                 "expectedPayableFen": %s}
                """
                        .formatted(sku, quantity, expectedPayableFen);
        var request = shopper.post().uri("/api/shop/v1/orders").contentType(MediaType.APPLICATION_JSON);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.bodyValue(body).exchange();
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static JsonNode read(WebTestClient.ResponseSpec answer) {
        return JSON.readTree(answer.expectBody().returnResult().getResponseBody());
    }
}
