package io.guidepost.guideapi.hq.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prices, freight and coupons as headquarters writes them down, and a guide's quota. */
@GuideApiTest
class PricingHttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FROM = "2020-01-01T00:00:00Z";
    private static final String UNTIL = "2020-02-01T00:00:00Z";

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate jdbc;

    WebTestClient http;
    String hq;
    String checker;

    @BeforeEach
    void signIn() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        hq = admin("hq");
        checker = admin("checker");
    }

    @Test
    void aPriceListIsDraftedFilledApprovedByAnotherAndCalledOff() {
        long sku = sku();
        var soon = Instant.now().plus(Duration.ofDays(300)).toString();
        var later = Instant.now().plus(Duration.ofDays(301)).toString();
        var list = sent(
                hq,
                HttpMethod.POST,
                "/price-lists",
                Map.of("name", "会员价", "audience", Map.of("groupIds", List.of("7")), "fromAt", soon, "untilAt", later),
                201);
        var path = "/price-lists/" + list.path("id").asString();
        assertThat(list.path("state").asString()).isEqualTo("DRAFT");
        assertCode(sent(checker, HttpMethod.POST, path + "/approval", Map.of("version", 0), 422), "price_list_empty");

        var prices = Map.of("version", 0, "prices", List.of(Map.of("skuId", Long.toString(sku), "priceFen", 7_000)));
        var filled = sent(hq, HttpMethod.PUT, path + "/prices", prices, 200);
        assertThat(filled.path("prices").asInt()).isOne();
        assertCode(sent(hq, HttpMethod.PUT, path + "/prices", prices, 409), "version_conflict");
        assertCode(sent(hq, HttpMethod.POST, path + "/approval", Map.of("version", 1), 403), "maker_is_checker");
        var approved = sent(checker, HttpMethod.POST, path + "/approval", Map.of("version", 1), 200);
        assertThat(approved.path("state").asString()).isEqualTo("SCHEDULED");
        assertThat(sent(hq, HttpMethod.GET, path + "/prices", null, 200)
                        .path("items")
                        .get(0)
                        .path("priceFen")
                        .asLong())
                .isEqualTo(7_000);
        assertThat(sent(hq, HttpMethod.POST, path + "/end", Map.of(), 200)
                        .path("state")
                        .asString())
                .isEqualTo("ENDED");
    }

    @Test
    void whatMakesNoSenseIsRefusedWhenItIsDrafted() {
        var activity = Map.of("name", "满减", "kind", "SUM_OFF", "fromAt", FROM, "untilAt", UNTIL);
        assertCode(sent(hq, HttpMethod.POST, "/activities", activity, 422), "pricing_invalid");
        assertCode(
                sent(
                        hq,
                        HttpMethod.POST,
                        "/activities",
                        Map.of("name", "x", "kind", "SHARE_OFF", "bp", 1000, "fromAt", UNTIL, "untilAt", FROM),
                        400),
                "invalid_period");
        var drafted = sent(
                hq,
                HttpMethod.POST,
                "/activities",
                Map.of(
                        "name",
                        "满减",
                        "kind",
                        "SUM_OFF",
                        "steps",
                        List.of(Map.of("fromFen", 30_000, "offFen", 4_000)),
                        "repeats",
                        true,
                        "scope",
                        Map.of("brands", List.of("素白")),
                        "fromAt",
                        FROM,
                        "untilAt",
                        UNTIL),
                201);
        assertThat(drafted.path("steps").get(0).path("offFen").asLong()).isEqualTo(4_000);
        assertCode(
                sent(
                        checker,
                        HttpMethod.POST,
                        "/activities/" + drafted.path("id").asString() + "/approval",
                        Map.of("version", 0),
                        422),
                "pricing_over");
        var freight = sent(
                hq,
                HttpMethod.POST,
                "/freight-templates",
                Map.of(
                        "name",
                        "按重",
                        "basis",
                        "WEIGHT",
                        "zones",
                        List.of(Map.of(
                                "regions", List.of("31"),
                                "firstUnits", 1000,
                                "firstFen", 600,
                                "nextUnits", 500,
                                "nextFen", 200)),
                        "notServedRegions",
                        List.of("65")),
                201);
        assertThat(freight.path("zones").get(0).path("regions").get(0).asString())
                .isEqualTo("31");
    }

    @Test
    void aGuideGivesCouponsOfATemplateThatTwoPeopleHaveLetOut() {
        var template = sent(
                hq,
                HttpMethod.POST,
                "/coupon-templates",
                Map.of(
                        "name",
                        "导购券",
                        "kind",
                        "AMOUNT",
                        "offFen",
                        2_000,
                        "door",
                        "GUIDE",
                        "claimFromAt",
                        FROM,
                        "claimUntilAt",
                        Instant.now().plus(Duration.ofDays(3000)).toString(),
                        "validDays",
                        7,
                        "total",
                        5),
                201);
        var path = "/coupon-templates/" + template.path("id").asString();
        assertCode(sent(hq, HttpMethod.POST, path + "/approval", Map.of("version", 0), 403), "maker_is_checker");
        sent(checker, HttpMethod.POST, path + "/approval", Map.of("version", 0), 200);
        var guide = token("/api/guide/v1/sessions", Map.of("code", "sim:li"));
        sent(
                hq,
                HttpMethod.PUT,
                path + "/quotas",
                Map.of("quotas", List.of(Map.of("guideId", guideId(), "quota", 1))),
                204);

        var give = Map.of("templateId", template.path("id").asString());
        var issue = asGuide(guide, "/coupon-issues", give, 201);

        assertThat(issue.path("state").asString()).isEqualTo("ISSUED");
        assertThat(issue.path("miniProgramPath").asString())
                .endsWith(issue.path("id").asString());
        assertCode(asGuide(guide, "/coupon-issues", give, 422), "coupon_quota_exhausted");
        assertThat(sent(hq, HttpMethod.GET, path + "/outcome?groupBy=store", null, 200)
                        .path("items")
                        .get(0)
                        .path("issued")
                        .asInt())
                .isOne();
        sent(hq, HttpMethod.POST, path + "/end", Map.of(), 200);
    }

    private String guideId() {
        return jdbc.queryForObject("SELECT CAST(id AS CHAR) FROM org_guide WHERE userid = 'li'", String.class);
    }

    private long sku() {
        long id = ids.next();
        jdbc.update("INSERT INTO catalog_category (id, name, name_en) VALUES (?, '鞋', 'Shoes')", id);
        jdbc.update(
                "INSERT INTO catalog_product (id, category_id, brand, title, images, price_from_fen, created_at)"
                        + " VALUES (?, ?, '素白', '鞋', '[]', 10000, '2026-01-01')",
                id,
                id);
        jdbc.update("INSERT INTO catalog_sku (id, product_id, spec, price_fen) VALUES (?, ?, '42', 10000)", id, id);
        return id;
    }

    private static void assertCode(JsonNode problem, String code) {
        assertThat(problem.path("code").asString()).isEqualTo(code);
    }

    private JsonNode sent(String token, HttpMethod method, String path, Object body, int status) {
        return exchanged(token, method, "/api/admin/v1" + path, body, status);
    }

    private JsonNode asGuide(String token, String path, Object body, int status) {
        return exchanged(token, HttpMethod.POST, "/api/guide/v1" + path, body, status);
    }

    private JsonNode exchanged(String token, HttpMethod method, String path, Object body, int status) {
        var request = http.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
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

    private String admin(String username) {
        return token("/api/admin/v1/sessions", Map.of("username", username, "password", username + "-demo-pass"));
    }

    private String token(String path, Map<String, String> credentials) {
        return (String) http.post()
                .uri(path)
                .bodyValue(credentials)
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken");
    }
}
