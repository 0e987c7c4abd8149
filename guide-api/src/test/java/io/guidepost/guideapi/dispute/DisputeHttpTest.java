package io.guidepost.guideapi.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Zhao of another store disputes Li's sale; Boss manages Li's store. */
@GuideApiTest
class DisputeHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Ids ids;

    WebTestClient http;
    String order;

    @BeforeEach
    void aSaleOfLis() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        long product = ids.next();
        long sku = ids.next();
        long member = ids.next();
        jdbc.update("INSERT IGNORE INTO catalog_category (id, name, name_en) VALUES (77, '鞋', 'Shoes')");
        jdbc.update(
                "INSERT INTO catalog_product (id, category_id, title, images, price_from_fen, created_at)"
                        + " VALUES (?, 77, '跑鞋', '[]', 100, '2026-01-01')",
                product);
        jdbc.update("INSERT INTO catalog_sku (id, product_id, spec, price_fen) VALUES (?, ?, '42', 100)", sku, product);
        jdbc.update("INSERT INTO catalog_stock (sku_id, initial, available) VALUES (?, 9, 9)", sku);
        jdbc.update("INSERT INTO shopper_member (id, created_at) VALUES (?, '2026-01-01')", member);
        jdbc.update(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at, member_id) VALUES (?, ?, '2026-01-01', ?)",
                guideId("li"),
                "wm" + member,
                member);
        order = Long.toString(placeOrder
                .place(new Command(
                        member,
                        List.of(new Command.Item(sku, 1)),
                        new DeliveryAddress("王", "13812341234", "上海", "南京东路"),
                        List.of(),
                        0,
                        OptionalLong.empty()))
                .order()
                .id());
    }

    @Test
    void aDisputeIsFiledCommentedOnDecidedAndSeenByBothGuides() {
        var key = UUID.randomUUID().toString();
        var filed = file(key)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .exists("Location")
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertThat(filed).containsEntry("status", "FILED").containsEntry("creditedGuideId", guideId("li"));
        file(key).expectStatus().isCreated().expectHeader().valueEquals("Idempotent-Replayed", "true");
        file(UUID.randomUUID().toString())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("dispute_open");
        var path = "/api/guide/v1/disputes/" + filed.get("id");
        for (var party : List.of("zhao", "li", "boss")) {
            get(path, guide(party)).expectStatus().isOk();
        }
        get("/api/guide/v1/disputes", guide("li"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(filed.get("id"));
        get("/api/guide/v1/disputes?scope=STORE", guide("boss"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(filed.get("id"));

        var comment = Map.of("supportsClaim", true, "text", "当天由赵接待");
        post(path + "/comment", guide("zhao"), comment).expectStatus().isForbidden();
        post(path + "/comment", guide("boss"), comment)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("COMMENTED");
        var decision = Map.of("decision", "UPHELD", "reason", "店长证实");
        var ofHq = "/api/admin/v1/disputes/" + filed.get("id") + "/decision";
        post(ofHq, admin("east"), decision).expectStatus().isForbidden();
        post(ofHq, admin("hq"), decision)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UPHELD");

        get("/api/admin/v1/orders/" + order + "/attribution/revisions", admin("hq"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].guideId")
                .isEqualTo(guideId("li"))
                .jsonPath("$.items[1].reason")
                .isEqualTo("CORRECTION")
                .jsonPath("$.items[1].guideId")
                .isEqualTo(guideId("zhao"));
    }

    @Test
    void aCorrectionTakesTwoAdministrators() {
        var body = Map.of(
                "orderId",
                order,
                "kind",
                "RULING",
                "guideId",
                guideId("zhao"),
                "storeId",
                storeOf("zhao"),
                "reason",
                "录入错误");
        var proposed = http.post()
                .uri("/api/admin/v1/corrections")
                .headers(headers -> headers.setBearerAuth(admin("hq")))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        var approval = "/api/admin/v1/corrections/" + proposed.get("id") + "/approval";

        post(approval, admin("hq"), Map.of())
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("maker_is_checker");
        post(approval, admin("checker"), Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("APPLIED")
                .jsonPath("$.toRevision")
                .isEqualTo(2);
        get("/api/admin/v1/corrections?status=APPLIED", admin("checker"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(proposed.get("id"));
    }

    @Test
    void holdsAndAssistsHaveTheirDoors() {
        get("/api/admin/v1/holds?status=OPEN", admin("hq"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items")
                .isArray();
        get("/api/admin/v1/holds/1", admin("hq")).expectStatus().isNotFound();
        get("/api/guide/v1/holds", guide("li"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items")
                .isArray();
        post(
                        "/api/admin/v1/guides/" + guideId("li") + "/identities",
                        admin("hq"),
                        Map.of("kind", "PHONE", "value", "13800001111"))
                .expectStatus()
                .isNoContent();
        post("/api/guide/v1/orders/" + order + "/designation", guide("zhao"), Map.of())
                .expectStatus()
                .isNoContent();
        get("/api/admin/v1/orders/" + order + "/attribution", admin("hq"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.basis")
                .isEqualTo("ASSIST");
    }

    private WebTestClient.ResponseSpec file(String key) {
        return http.post()
                .uri("/api/guide/v1/disputes")
                .headers(headers -> headers.setBearerAuth(guide("zhao")))
                .header("Idempotency-Key", key)
                .bodyValue(Map.of("orderId", order, "claim", "SERVED_IN_STORE", "evidence", "顾客到店由我接待"))
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec post(String path, String token, Map<String, ?> body) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    private String guideId(String userid) {
        return jdbc.queryForObject("SELECT id FROM org_guide WHERE userid = ?", String.class, userid);
    }

    private String storeOf(String userid) {
        return jdbc.queryForObject(
                "SELECT e.store_id FROM org_employment e JOIN org_guide g ON g.id = e.guide_id WHERE g.userid = ? LIMIT 1",
                String.class,
                userid);
    }

    private String guide(String userid) {
        return token("/api/guide/v1/sessions", Map.of("code", "sim:" + userid));
    }

    private String admin(String username) {
        return token("/api/admin/v1/sessions", Map.of("username", username, "password", username + "-demo-pass"));
    }

    private String token(String path, Map<String, String> credentials) {
        return (String) http.post()
                .uri(path)
                .bodyValue(credentials)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken");
    }
}
