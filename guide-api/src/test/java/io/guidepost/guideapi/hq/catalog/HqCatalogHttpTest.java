package io.guidepost.guideapi.hq.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
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
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Headquarters looks after the shop, over HTTP. */
@GuideApiTest
class HqCatalogHttpTest {

    private static final String ADMIN = "/api/admin/v1/";
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    final Map<String, String> tokens = new HashMap<>();
    WebTestClient http;
    String some;

    @BeforeEach
    void headquarters() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        some = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aProductIsWrittenShelvedAndLookedAfterAndARegionOnlyReads() {
        var category = created("product-categories", Map.of("name", "大衣" + some));
        var brand = created("brands", Map.of("name", "品牌" + some));
        var body = product(category.path("id").asString(), brand.path("name").asString(), 19_900);
        assertThat(code(send(HttpMethod.POST, "products", "east", body), 403)).isEqualTo("role_missing");
        var product = created("products", body);
        var path = "products/" + product.path("id").asString();

        assertThat(product.path("state").asString()).isEqualTo("OFF_SHELF");
        assertThat(product.path("skus").get(0).path("spec").asString()).isEqualTo("黑 / M");
        var shelf = read(send(HttpMethod.PUT, path + "/shelf", "hq", Map.of("version", 0, "state", "ON_SHELF")), 200);
        assertThat(shelf.path("version").asInt()).isEqualTo(1);
        var stale = send(HttpMethod.PUT, path, "hq", Map.of("version", 0, "product", body));
        assertThat(code(stale, 409)).isEqualTo("version_conflict");
        assertThat(code(send(HttpMethod.POST, "products", "hq", body), 409)).isEqualTo("code_taken");
        assertThat(code(send(HttpMethod.POST, "products", "hq", Map.of("titel", "x")), 400))
                .isEqualTo("unknown_field");
        var found = read(send(HttpMethod.GET, "products?q=K-" + some, "east", null), 200);
        assertThat(found.path("items")).hasSize(1);
        assertThat(code(send(HttpMethod.DELETE, "brands/" + brand.path("id").asString(), "hq", null), 409))
                .isEqualTo("brand_in_use");
        assertThat(code(
                        send(
                                HttpMethod.DELETE,
                                "product-categories/" + category.path("id").asString(),
                                "hq",
                                null),
                        409))
                .isEqualTo("category_not_empty");
        read(send(HttpMethod.POST, path + "/archival", "hq", Map.of("version", 1)), 200);
        send(HttpMethod.DELETE, path, "hq", null).expectStatus().isNoContent();
        send(HttpMethod.GET, path, "hq", null).expectStatus().isNotFound();
    }

    @Test
    void aTableIsLookedAtAndTakenAndComesOutAgain() {
        var category = created("product-categories", Map.of("name", "导入" + some));
        var table = "Product code,Title,Category,SKU code,Specs,Price\nP%1$s,Coat,导入%1$s,S%1$s,colour:black,%2$s\n";
        var looked = read(imported(true, table.formatted(some, "1.999")), 200);
        assertThat(looked.path("errors").get(0).path("code").asString()).isEqualTo("price_range");
        assertThat(code(imported(false, table.formatted(some, "1.999")), 422)).isEqualTo("import_has_errors");

        assertThat(read(imported(false, table.formatted(some, "1.99")), 200)
                        .path("added")
                        .asInt())
                .isOne();

        http.get()
                .uri(ADMIN + "products/export?format=csv")
                .headers(headers -> headers.setBearerAuth(token("hq")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(csv -> assertThat(csv).contains("P" + some).contains("导入" + some));
        assertThat(category.path("version").asInt()).isZero();
    }

    @Test
    void pagesSearchTermsAndReviewsAreTheWorkOfOperators() {
        var block = Map.of("type", "NOTICE", "text", "满减", "link", Map.of("target", "SEARCH", "value", "大衣"));
        var page = Map.of("name", "专题" + some, "blocks", List.of(block), "storeIds", List.of());
        var body = Map.of("kind", "SUBJECT", "page", page);
        assertThat(code(send(HttpMethod.POST, "shop-pages", "east", body), 403)).isEqualTo("role_missing");
        var crooked = Map.of("kind", "SUBJECT", "page", Map.of("name", "x", "blocks", List.of(Map.of("type", "TEXT"))));
        assertThat(code(send(HttpMethod.POST, "shop-pages", "hq", crooked), 422))
                .isEqualTo("block_unfit");
        var unknown = Map.of("kind", "SUBJECT", "page", Map.of("name", "x", "blocks", List.of(Map.of("type", "HTML"))));
        assertThat(code(send(HttpMethod.POST, "shop-pages", "hq", unknown), 400))
                .isEqualTo("malformed_request");

        var created = created("shop-pages", body);

        var path = "shop-pages/" + created.path("id").asString();
        assertThat(created.at("/blocks/0/type").asString()).isEqualTo("NOTICE");
        var published = read(send(HttpMethod.POST, path + "/publication", "hq", Map.of("version", 0)), 200);
        assertThat(published.path("releaseId").isNull()).isFalse();
        read(send(HttpMethod.POST, path + "/archival", "hq", Map.of("version", 1)), 200);
        var set = created("search/synonyms", Map.of("words", List.of("甲" + some, "乙" + some)));
        send(HttpMethod.DELETE, "search/synonyms/" + set.path("id").asString(), "hq", null)
                .expectStatus()
                .isNoContent();
        assertThat(code(send(HttpMethod.GET, "product-reviews", "east", null), 403))
                .isEqualTo("role_missing");
        read(send(HttpMethod.GET, "product-reviews?state=PENDING", "hq", null), 200);
    }

    private Map<String, Object> product(String categoryId, String brand, long priceFen) {
        return Map.of(
                "code",
                "K-" + some,
                "categoryId",
                categoryId,
                "brand",
                brand,
                "title",
                "羊毛大衣" + some,
                "images",
                List.of(Map.of("url", "https://cdn.example.com/a.jpg")),
                "skus",
                List.of(Map.of(
                        "specs",
                        List.of(Map.of("name", "颜色", "value", "黑"), Map.of("name", "尺码", "value", "M")),
                        "priceFen",
                        priceFen)));
    }

    private ResponseSpec imported(boolean dryRun, String text) {
        return http.post()
                .uri(ADMIN + "products/imports?dryRun=" + dryRun)
                .headers(headers -> headers.setBearerAuth(token("hq")))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(text.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private JsonNode created(String path, Object body) {
        return read(send(HttpMethod.POST, path, "hq", body), 201);
    }

    private ResponseSpec send(HttpMethod method, String path, String who, Object body) {
        var request = http.method(method).uri(ADMIN + path).headers(headers -> headers.setBearerAuth(token(who)));
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }

    private static String code(ResponseSpec answer, int status) {
        return read(answer, status).path("code").asString();
    }

    private static JsonNode read(ResponseSpec answer, int status) {
        var body = answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body);
    }

    private String token(String username) {
        return tokens.computeIfAbsent(username, name -> read(
                        http.post()
                                .uri(ADMIN + "sessions")
                                .bodyValue(Map.of("username", name, "password", name + "-demo-pass"))
                                .exchange(),
                        201)
                .path("accessToken")
                .asString());
    }
}
