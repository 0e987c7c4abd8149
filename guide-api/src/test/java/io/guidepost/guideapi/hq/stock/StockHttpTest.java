package io.guidepost.guideapi.hq.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.database.Ids;
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
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Stock as headquarters and a store's manager keep it, over HTTP. */
@GuideApiTest
class StockHttpTest {

    private static final Map<String, String> TOKENS = new HashMap<>();
    private static final String DOCUMENTS = "/api/admin/v1/stock/documents";

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Ids ids;

    WebTestClient http;
    long sku;

    @BeforeEach
    void aSkuInTheCentralWarehouse() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        sku = ids.next();
        jdbc.update("INSERT IGNORE INTO catalog_category (id, name, name_en) VALUES (6999998, '测试', 'Test')");
        jdbc.update(
                "INSERT INTO catalog_product (id, category_id, title, images, price_from_fen, created_at)"
                        + " VALUES (?, 6999998, '鞋', '[]', 100, '2026-01-01')",
                sku);
        jdbc.update("INSERT INTO catalog_sku (id, product_id, spec, price_fen) VALUES (?, ?, '42', 100)", sku, sku);
        jdbc.update("INSERT INTO catalog_stock (sku_id, initial, available) VALUES (?, 50, 50)", sku);
    }

    @Test
    void aLargeAdjustmentWaitsForSomebodyElse() {
        var body = Map.of("kind", "ADJUSTMENT", "reason", "破损", "lines", List.of(line(-30)));
        var key = UUID.randomUUID().toString();

        post("checker", DOCUMENTS, body, key).expectStatus().isForbidden();
        var first = textOf(post("hq", DOCUMENTS, body, key).expectStatus().isCreated(), "id");
        var again = textOf(post("hq", DOCUMENTS, body, key).expectStatus().isCreated(), "id");
        assertThat(again).isEqualTo(first);
        assertThat(available()).isEqualTo(50);
        code(post("hq", DOCUMENTS + "/" + first + "/approval", Map.of(), null), 403, "maker_is_checker");
        post("checker", DOCUMENTS + "/" + first + "/approval", Map.of(), null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("POSTED");

        assertThat(available()).isEqualTo(20);
        get("hq", "/api/admin/v1/stock/" + sku + "/movements")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].kind")
                .isEqualTo("ADJUSTMENT")
                .jsonPath("$.items[0].units")
                .isEqualTo(-30)
                .jsonPath("$.items[0].causeId")
                .isEqualTo(first);
        get("hq", DOCUMENTS + "/" + first + "/lines")
                .expectBody()
                .jsonPath("$.items[0].skuId")
                .isEqualTo(Long.toString(sku));
    }

    @Test
    void goodsAreCarriedToAStoreWhichItsOwnRegionSees() {
        var east = storeIn("华东");
        var elsewhere = storeOutside("华东");
        var body = Map.of("kind", "TRANSFER", "storeId", east, "reason", "补货", "lines", List.of(line(6)));

        post("hq", DOCUMENTS, body, UUID.randomUUID().toString())
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("POSTED");

        assertThat(available()).isEqualTo(44);
        get("east", "/api/admin/v1/stock?limit=200&storeId=" + east)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.skuId=='%d')].available".formatted(sku))
                .isEqualTo(6);
        code(get("east", "/api/admin/v1/stock?storeId=" + elsewhere), 404, "not_found");
        code(get("east", "/api/admin/v1/stock"), 404, "not_found");
    }

    @Test
    void aCountIsLookedAtBeforeItIsBooked() {
        var csv = "\uFEFFSKU编号,盘点数量\r\n%d,55\r\n".formatted(sku);

        count("?dryRun=true", csv)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.changed")
                .isEqualTo(1)
                .jsonPath("$.differences[0].line.units")
                .isEqualTo(5);
        assertThat(available()).isEqualTo(50);
        count("?dryRun=false", csv)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.document.status")
                .isEqualTo("POSTED");

        assertThat(available()).isEqualTo(55);
        code(count("?dryRun=false", csv.replace("55", "many")), 422, "import_has_errors");
    }

    @Test
    void aManagerBooksHisOwnStoreAndAGuideOnlyLooks() {
        var documents = "/api/guide/v1/store-stock/documents";
        var body = Map.of("kind", "INBOUND", "reason", "到货", "lines", List.of(line(7)));

        code(post("sim:li", documents, body, UUID.randomUUID().toString()), 403, "role_missing");
        post("sim:boss", documents, body, UUID.randomUUID().toString())
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.createdByType")
                .isEqualTo("GUIDE");
        var waiting = textOf(
                post(
                                "sim:boss",
                                documents,
                                Map.of("kind", "ADJUSTMENT", "reason", "盘盈", "lines", List.of(line(21))),
                                UUID.randomUUID().toString())
                        .expectStatus()
                        .isCreated(),
                "id");
        get("hq", DOCUMENTS + "/" + waiting).expectBody().jsonPath("$.status").isEqualTo("PENDING");
        post("checker", DOCUMENTS + "/" + waiting + "/rejection", Map.of("reason", "请复盘"), null)
                .expectStatus()
                .isOk();

        get("sim:li", "/api/guide/v1/store-stock?limit=200")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.skuId=='%d')].available".formatted(sku))
                .isEqualTo(7);
        assertThat(available()).isEqualTo(50);
    }

    @Test
    void aFlashSaleIsMadeByOneAndApprovedByAnother() {
        var item = Map.of("skuId", Long.toString(sku), "priceFen", 90, "units", 20, "perMember", 1);
        var body = Map.of(
                "title",
                "秒杀",
                "startsAt",
                "2099-01-01T00:00:00Z",
                "endsAt",
                "2099-01-01T02:00:00Z",
                "items",
                List.of(item));
        var path = "/api/admin/v1/flash-sales";

        var id = textOf(post("hq", path, body, null).expectStatus().isCreated(), "id");
        code(post("checker", path + "/" + id + "/approval", Map.of(), null), 409, "flash_sale_status");
        post("hq", path + "/" + id + "/submission", Map.of(), null)
                .expectStatus()
                .isOk();
        code(post("hq", path + "/" + id + "/approval", Map.of(), null), 403, "maker_is_checker");
        post("checker", path + "/" + id + "/approval", Map.of(), null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].left")
                .isEqualTo(20);

        assertThat(available()).isEqualTo(30);
        post("hq", path + "/" + id + "/cancellation", Map.of(), null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("CANCELLED");
    }

    private Map<String, Object> line(int units) {
        return Map.of("skuId", Long.toString(sku), "units", units);
    }

    private int available() {
        return jdbc.queryForObject("SELECT available FROM catalog_stock WHERE sku_id = ?", Integer.class, sku);
    }

    private String storeIn(String region) {
        return store("r.name = ?", region);
    }

    private String storeOutside(String region) {
        return store("r.name <> ?", region);
    }

    private String store(String where, String region) {
        return jdbc.queryForObject(
                "SELECT sr.store_id FROM org_region r JOIN org_store_region sr ON sr.region_id = r.id WHERE " + where
                        + " ORDER BY sr.store_id LIMIT 1",
                String.class,
                region);
    }

    private ResponseSpec count(String query, String csv) {
        return http.post()
                .uri("/api/admin/v1/stock/counts" + query)
                .headers(headers -> headers.setBearerAuth(token("hq")))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(csv.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private ResponseSpec get(String admin, String path) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token(admin)))
                .exchange();
    }

    private ResponseSpec post(String admin, String path, Object body, String key) {
        return http.post()
                .uri(path)
                .headers(headers -> {
                    headers.setBearerAuth(token(admin));
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .bodyValue(body)
                .exchange();
    }

    private static void code(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private static String textOf(ResponseSpec answer, String field) {
        return answer.expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get(field)
                .toString();
    }

    /** An administrator's, or a guide's; checking a password is made slow on purpose, so once for each is enough. */
    private String token(String who) {
        boolean isGuide = who.startsWith("sim:");
        return TOKENS.computeIfAbsent(
                who,
                name -> textOf(
                        http.post()
                                .uri(isGuide ? "/api/guide/v1/sessions" : "/api/admin/v1/sessions")
                                .bodyValue(
                                        isGuide
                                                ? Map.of("code", name)
                                                : Map.of("username", name, "password", name + "-demo-pass"))
                                .exchange()
                                .expectStatus()
                                .isCreated(),
                        "accessToken"));
    }
}
