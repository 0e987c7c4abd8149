package io.guidepost.miniappapi.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.asset.Pictures;
import io.guidepost.domain.assortment.EditProducts;
import io.guidepost.domain.assortment.ProductDrafts;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.order.WholeOrders;
import io.guidepost.domain.page.Block;
import io.guidepost.domain.page.EditPages;
import io.guidepost.domain.page.ShopPage;
import io.guidepost.domain.page.ShopPage.Audience;
import io.guidepost.domain.page.ShopPage.Kind;
import io.guidepost.domain.review.ModerateReviews;
import io.guidepost.miniappapi.MiniappApiTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a shopper finds, marks and reviews things, over HTTP. */
@MiniappApiTest
class ShopHttpTest {

    private static final String SHOP = "/api/shop/v1/";
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    ShopScene scene;

    @Autowired
    EditProducts edit;

    @Autowired
    EditPages pages;

    @Autowired
    Orders orders;

    @Autowired
    WholeOrders wholeOrders;

    @Autowired
    ModerateReviews moderate;

    @TempDir
    Path folder;

    WebTestClient anybody;
    WebTestClient shopper;
    String own;

    @BeforeEach
    void aShopper() {
        anybody = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        shopper = signedIn();
        scene.sku(1, 1);
        own = "h" + scene.member();
    }

    /** Other tests look at what is newest in the same category. */
    @AfterEach
    void nothingIsLeftOnTheShelf() {
        scene.execute(
                "UPDATE catalog_product SET state = 'OFF_SHELF', version = version + 1 WHERE title LIKE ?", own + "%");
    }

    private WebTestClient signedIn() {
        var session = read(
                anybody.post()
                        .uri(SHOP + "sessions")
                        .bodyValue(Map.of(
                                "code", "sim:" + UUID.randomUUID().toString().substring(0, 8)))
                        .exchange(),
                201);
        return anybody.mutate()
                .defaultHeader(
                        "Authorization", "Bearer " + session.path("accessToken").asString())
                .build();
    }

    @Test
    void aProductIsFoundPagedAndRemembered() {
        for (int i = 0; i < 3; i++) {
            shelved(own + "风衣" + i, 100 + i);
        }
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(get("products?q=" + own + " 风衣").path("items"))
                        .hasSize(3));

        var first = get("products?sort=price_asc&limit=2&q=" + own);
        assertThat(first.path("items").get(0).path("priceFromFen").asLong()).isEqualTo(100);
        var rest = get("products?sort=price_asc&limit=2&q=" + own + "&cursor="
                + first.path("nextCursor").asString());
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.path("nextCursor").isNull()).isTrue();
        assertThat(get("products?q=" + own + "&priceToFen=101").path("items")).hasSize(2);
        assertThat(code(
                        shopper.get()
                                .uri(SHOP + "products?sort=relevance&inStock=true")
                                .exchange(),
                        400))
                .isEqualTo("invalid_sort");
        await().atMost(Duration.ofSeconds(4))
                .untilAsserted(
                        () -> assertThat(get("search/history").path("items")).isNotEmpty());
        shopper.delete().uri(SHOP + "search/history").exchange().expectStatus().isNoContent();
        assertThat(get("search/history").path("items")).isEmpty();
    }

    @Test
    void favouritesAndHistoryAreTheShoppersOwn() {
        long product = scene.productOf(scene.sku(100, 1));
        shopper.put()
                .uri(SHOP + "favourites/" + product)
                .exchange()
                .expectStatus()
                .isNoContent();
        shopper.put().uri(SHOP + "favourites/17").exchange().expectStatus().isNotFound();
        var told = read(
                shopper.post()
                        .uri(SHOP + "behaviours")
                        .bodyValue(Map.of(
                                "events",
                                List.of(Map.of(
                                        "eventId",
                                        "e1",
                                        "kind",
                                        "VIEW",
                                        "productId",
                                        Long.toString(product),
                                        "occurredAt",
                                        "2026-11-02T04:00:00Z"))))
                        .exchange(),
                202);

        assertThat(told.path("accepted").asInt()).isOne();
        assertThat(get("favourites").path("items").get(0).path("productId").asString())
                .isEqualTo(Long.toString(product));
        assertThat(get("favourites?productIds=" + product + ",17").path("items"))
                .hasSize(1);
        assertThat(get("browse-history").path("items")).hasSize(1);
        shopper = signedIn();
        assertThat(get("favourites").path("items")).isEmpty();
        assertThat(get("browse-history").path("items")).isEmpty();
    }

    @Test
    void theHomePageOfAStoreComesWithItsCardsAndFollowsThePublicationWithinASecond() {
        var place = scene.store();
        long product = scene.productOf(scene.sku(4_200, 1));
        var here = new Audience(ShopPage.ALWAYS, ShopPage.FOR_EVER, Set.of(), Set.of(place.storeId()));
        var goods = new Block.Goods("新品", List.of(Long.toString(product)), null, null, null);
        var page = pages.add(Kind.HOME, new EditPages.Draft("首页", "店", List.of(goods), here), 1);
        var address = "home?storeId=" + place.storeId();
        get(address);

        var published = pages.publish(page.id(), 0, 1);

        await().atMost(Duration.ofMillis(1500)).untilAsserted(() -> assertThat(
                        get(address).at("/blocks/0/products/0/priceFromFen").asLong())
                .isEqualTo(4_200));
        pages.archive(page.id(), published.version(), 1);
        await().atMost(Duration.ofMillis(1500))
                .until(() -> !get(address).path("title").asString().equals("店"));
    }

    /** PF-L12: uploads need a login, are known by their bytes, and no browser runs what is served. */
    @Test
    void aReviewIsOfOwnReceivedGoodsAndItsPictureIsServedHarmlessly() throws IOException {
        long sku = scene.sku(1_000, 5);
        long product = scene.productOf(sku);
        var png = Files.readAllBytes(Pictures.picture(folder, "png", 6, 6));
        anybody.post()
                .uri(SHOP + "review-files")
                .bodyValue(png)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        assertThat(code(handIn("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)), 422))
                .isEqualTo("file_type_unsupported");
        var file = read(handIn(png), 201);
        anybody.get()
                .uri(file.path("url").asString())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .contentType(MediaType.IMAGE_PNG);
        anybody.get()
                .uri("/media/" + "0".repeat(64) + ".png")
                .exchange()
                .expectStatus()
                .isNotFound();
        var order = ordered(sku);
        var line = order.at("/lines/0/id").asString();
        var body = Map.of(
                "orderLineId",
                line,
                "rating",
                5,
                "text",
                "很好",
                "fileIds",
                List.of(file.path("id").asString()));
        var path = "orders/" + order.path("id").asString() + "/reviews";
        assertThat(code(post(path, body), 409)).isEqualTo("order_not_received");
        receive(order.path("id").asLong());
        var mine = shopper;
        shopper = signedIn();
        assertThat(code(post(path, body), 404)).isEqualTo("not_found");
        shopper = mine;

        shopper.put()
                .uri(SHOP + "me")
                .bodyValue(Map.of("nickname", "王小明", "version", 0))
                .exchange()
                .expectStatus()
                .isOk();
        var review = read(post(path, body), 201);

        assertThat(review.path("nickname").asString()).isEqualTo("王**");
        assertThat(get("products/" + product + "/reviews").path("items")).isEmpty();
        moderate.publish(review.path("id").asLong(), 0, 1);
        await().atMost(Duration.ofMillis(1500)).untilAsserted(() -> assertThat(
                        get("products/" + product + "/reviews").path("items"))
                .hasSize(1));
        assertThat(get("products/" + product + "/rating")
                        .path("averageHundredths")
                        .asInt())
                .isEqualTo(500);
        assertThat(get("reviews").at("/items/0/state").asString()).isEqualTo("PUBLISHED");
    }

    private void shelved(String title, long priceFen) {
        var product = edit.add(ProductDrafts.titled(title, ProductDrafts.sku("黑", priceFen)));
        edit.shelve(
                product.id(),
                product.version(),
                io.guidepost.domain.assortment.Product.State.ON_SHELF,
                Optional.empty(),
                Optional.empty());
    }

    private JsonNode ordered(long sku) {
        var body = Map.of(
                "lines",
                List.of(Map.of("skuId", Long.toString(sku), "quantity", 1)),
                "address",
                Map.of("name", "王小明", "phone", "13812341234", "region", "上海市 黄浦区", "detail", "南京东路 1 号"));
        return read(
                shopper.post()
                        .uri(SHOP + "orders")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .bodyValue(body)
                        .exchange(),
                201);
    }

    private void receive(long order) {
        orders.markPaid(order, 0, Instant.now());
        orders.markShipped(order, 1, Instant.now());
        orders.markReceived(order, 2, Instant.now(), Instant.now());
        wholeOrders.paid(order);
    }

    private ResponseSpec handIn(byte[] bytes) {
        return shopper.post()
                .uri(SHOP + "review-files")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(bytes)
                .exchange();
    }

    private ResponseSpec post(String path, Object body) {
        return shopper.post().uri(SHOP + path).bodyValue(body).exchange();
    }

    private JsonNode get(String path) {
        return read(shopper.get().uri(SHOP + path).exchange(), 200);
    }

    private static String code(ResponseSpec answer, int status) {
        return read(answer, status).path("code").asString();
    }

    private static JsonNode read(ResponseSpec answer, int status) {
        return JSON.readTree(answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody());
    }
}
