package io.guidepost.miniappapi.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.price.CouponReturnRules.Rule;
import io.guidepost.domain.coupon.CouponScene;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.miniappapi.MiniappApiTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cart, coupons, addresses, quote and order, as a mini-program sees them. */
@MiniappApiTest
class CartHttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    ShopScene scene;

    @Autowired
    CouponScene couponScene;

    WebTestClient shopper;

    @BeforeEach
    void signIn() {
        var anybody = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        var session = JSON.readTree(anybody.post()
                .uri("/api/shop/v1/sessions")
                .bodyValue(Map.of("code", "sim:" + UUID.randomUUID().toString().substring(0, 8)))
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody());
        shopper = anybody.mutate()
                .defaultHeader(
                        "Authorization", "Bearer " + session.path("accessToken").asString())
                .build();
    }

    @Test
    void fromTheCartThroughTheQuoteToAnOrderAtThePriceThatWasShown() {
        long sku = scene.sku(10_000, 9);
        long template = couponScene.amountOff(1_500, 5_000, Rule.WHOLE);
        sent(HttpMethod.POST, "/cart/lines", Map.of("skuId", id(sku), "quantity", 2), 204);
        sent(HttpMethod.POST, "/cart/lines", Map.of("skuId", id(sku), "quantity", 0), 400);
        sent(HttpMethod.PUT, "/cart/lines/" + sku, Map.of("quantity", 3), 204);
        var cart = sent(HttpMethod.GET, "/cart", null, 200);
        assertThat(cart.path("lines").get(0).path("trouble").isNull()).isTrue();
        assertThat(cart.path("quote").path("payableFen").asLong()).isEqualTo(30_000);

        var offer =
                sent(HttpMethod.GET, "/coupon-offers", null, 200).path("items").get(0);
        assertThat(offer.path("templateId").asString()).isEqualTo(id(template));
        var coupon = sent(HttpMethod.POST, "/coupons", Map.of("templateId", id(template)), 201)
                .path("id")
                .asString();
        assertThat(sent(HttpMethod.GET, "/coupons/" + coupon, null, 200)
                        .path("standing")
                        .asString())
                .isEqualTo("USABLE");
        var address = sent(
                        HttpMethod.POST,
                        "/addresses",
                        Map.of("name", "王小明", "phone", "13812341234", "regionCode", "310101", "detail", "南京东路 1 号"),
                        201)
                .path("id")
                .asString();
        var lines = List.of(Map.of("skuId", id(sku), "quantity", 3));
        var quote = sent(
                HttpMethod.POST,
                "/quotes",
                Map.of("lines", lines, "couponIds", List.of(coupon), "regionCode", "310101"),
                200);
        assertThat(quote.path("payableFen").asLong()).isEqualTo(28_500);
        assertThat(quote.path("orderable").asBoolean()).isTrue();
        assertThat(quote.path("coupons").get(0).path("savesFen").asLong()).isEqualTo(1_500);
        assertThat(quote.path("steps").toString()).contains("优惠 15.00 元");

        var order = sent(
                HttpMethod.POST,
                "/orders",
                Map.of(
                        "lines",
                        lines,
                        "addressId",
                        address,
                        "couponIds",
                        List.of(coupon),
                        "expectedPayableFen",
                        28_500,
                        "fromCart",
                        true),
                201);

        assertThat(order.path("payableFen").asLong()).isEqualTo(28_500);
        assertThat(order.path("address").path("region").asString()).isEqualTo("上海市 黄浦区");
        assertThat(order.path("address").path("phone").asString()).isEqualTo("138****1234");
        assertThat(sent(HttpMethod.GET, "/cart", null, 200).path("lines").size())
                .isZero();
        var why = sent(HttpMethod.GET, "/orders/" + order.path("id").asString() + "/price", null, 200);
        assertThat(why.path("lines").get(0).path("couponFen").asLong()).isEqualTo(1_500);
        assertThat(why.path("steps").toString()).contains("COUPON");
        assertThat(sent(HttpMethod.GET, "/coupons?standing=USED", null, 200)
                        .path("items")
                        .get(0)
                        .path("orderId")
                        .asString())
                .isEqualTo(order.path("id").asString());
    }

    @Test
    void addressesAreMaskedInTheListAndSomebodyElsesDoNotExist() {
        var mine = Map.<String, Object>of(
                "name", "王小明", "phone", "13812341234", "regionCode", "310101", "detail", "南京东路 1 号");
        var first = sent(HttpMethod.POST, "/addresses", mine, 201);
        var second = sent(HttpMethod.POST, "/addresses", mine, 201);
        sent(
                HttpMethod.POST,
                "/addresses",
                Map.of("name", "a", "phone", "13812341234", "regionCode", "999999", "detail", "x"),
                422);

        var listed = sent(HttpMethod.GET, "/addresses", null, 200).path("items");
        assertThat(listed.get(0).path("id")).isEqualTo(first.path("id"));
        assertThat(listed.get(0).path("phone").asString()).isEqualTo("138****1234");
        assertThat(scene.count(
                        "SELECT COUNT(*) FROM address_entry WHERE id = ? AND INSTR(entry_sealed, '13812341234') = 0",
                        second.path("id").asLong()))
                .isOne();
        sent(HttpMethod.DELETE, "/addresses/" + first.path("id").asString(), null, 204);
        assertThat(sent(HttpMethod.GET, "/addresses/" + second.path("id").asString(), null, 200)
                        .path("defaultAddress")
                        .asBoolean())
                .isTrue();
        assertThat(sent(HttpMethod.GET, "/regions?parent=3101", null, 200)
                        .path("items")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("黄浦区");
        signIn();
        sent(HttpMethod.GET, "/addresses/" + second.path("id").asString(), null, 404);
    }

    @Test
    void withAPriceThatMovedTheAnswerIsTheNewOne() {
        long sku = scene.sku(10_000, 9);
        var address = Map.of("name", "王小明", "phone", "13812341234", "region", "上海市 黄浦区", "detail", "南京东路 1 号");

        var problem = sent(
                HttpMethod.POST,
                "/orders",
                Map.of(
                        "lines",
                        List.of(Map.of("skuId", id(sku), "quantity", 2)),
                        "address",
                        address,
                        "expectedPayableFen",
                        1),
                409);

        assertThat(problem.path("code").asString()).isEqualTo("price_changed");
        assertThat(problem.path("payableFen").asLong()).isEqualTo(20_000);
        assertThat(problem.path("lines").get(0).path("paidFen").asLong()).isEqualTo(20_000);
        sent(HttpMethod.POST, "/orders", Map.of("lines", List.of(Map.of("skuId", id(sku), "quantity", 2))), 400);
    }

    private JsonNode sent(HttpMethod method, String path, Object body, int status) {
        var request = shopper.method(method)
                .uri("/api/shop/v1" + path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "zh-CN")
                .contentType(MediaType.APPLICATION_JSON);
        var answered = (body == null ? request : request.bodyValue(JSON.writeValueAsString(body)))
                .exchange()
                .expectBody()
                .returnResult();
        assertThat(answered.getStatus().value())
                .as(() -> method + " " + path + ": " + answered)
                .isEqualTo(status);
        return answered.getResponseBody() == null ? JSON.nullNode() : JSON.readTree(answered.getResponseBody());
    }

    private static String id(long id) {
        return Long.toString(id);
    }
}
