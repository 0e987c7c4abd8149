package io.guidepost.guideapi.hq.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.MovableClock;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.domain.sharing.RecordTouch;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a guide's link to the explanation of the order it led to. */
@GuideApiTest
class OrderAttributionHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    RecordTouch recordTouch;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Ids ids;

    WebTestClient http;
    long product;
    long sku;
    long member;

    @BeforeEach
    void aSyncedCorporationWithSomethingToSell() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        product = ids.next();
        sku = ids.next();
        member = ids.next();
        jdbc.update("INSERT IGNORE INTO catalog_category (id, name, name_en) VALUES (77, '鞋', 'Shoes')");
        jdbc.update(
                "INSERT INTO catalog_product (id, category_id, title, images, price_from_fen, created_at)"
                        + " VALUES (?, 77, '跑鞋', '[]', 100, '2026-01-01')",
                product);
        jdbc.update("INSERT INTO catalog_sku (id, product_id, spec, price_fen) VALUES (?, ?, '42', 100)", sku, product);
        jdbc.update("INSERT INTO catalog_stock (sku_id, initial, available) VALUES (?, 9, 9)", sku);
        jdbc.update("INSERT INTO shopper_member (id, created_at) VALUES (?, '2026-01-01')", member);
    }

    @Test
    void aDecisionIsTakenAgainOnDemand() {
        var orderId = orderAfterLinkOf("li");

        var one = read(as("hq").post()
                .uri("/api/admin/v1/orders/" + orderId + "/attribution/replay")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isOk());
        var range = read(as("hq").post()
                .uri("/api/admin/v1/attribution/replays")
                .bodyValue(Map.of("afterOrderId", Long.toString(orderId - 1), "limit", 1))
                .exchange()
                .expectStatus()
                .isOk());

        assertThat(one.path("same").asBoolean()).isTrue();
        assertThat(one.path("revisions").size()).isEqualTo(1);
        assertThat(range.path("checked").asInt()).isEqualTo(1);
        assertThat(range.path("mismatches").size()).isZero();
        assertThat(range.path("nextOrderId").asString()).isEqualTo(Long.toString(orderId));
    }

    /** F-RY9: every decision says why. */
    @Test
    void anOrderAfterAGuidesLinkIsExplainedInBothLanguages() {
        var orderId = orderAfterLinkOf("li");

        var zh = read(as("hq").get()
                .uri("/api/admin/v1/orders/" + orderId + "/attribution")
                .header("Accept-Language", "zh-CN")
                .exchange()
                .expectStatus()
                .isOk());
        var en = read(as("hq").get()
                .uri("/api/admin/v1/orders/" + orderId + "/attribution")
                .header("Accept-Language", "en")
                .exchange()
                .expectStatus()
                .isOk());

        assertThat(zh.path("orderId").asString()).isEqualTo(Long.toString(orderId));
        assertThat(zh.path("basis").asString()).isEqualTo("LAST_TOUCH");
        assertThat(zh.path("ruleSetVersion").asInt()).isEqualTo(1);
        assertThat(zh.path("guide").path("name").asString()).isEqualTo("Name li");
        assertThat(zh.path("store").path("name").asString()).isEqualTo("静安店");
        assertThat(zh.path("splits").size()).isEqualTo(2);
        var touch = zh.path("candidates").get(0);
        assertThat(touch.path("kind").asString()).isEqualTo("TOUCH");
        assertThat(touch.path("accepted").asBoolean()).isTrue();
        assertThat(touch.path("reason").isNull()).isTrue();
        assertThat(touch.path("text").asString()).contains("Name li").containsPattern("[一-龥]");
        assertThat(zh.path("text").asString()).containsPattern("[一-龥]");
        assertThat(en.path("text").asString()).contains("Name li").doesNotContainPattern("[一-龥]{3}的");
        assertThat(en.path("text").asString()).isNotEqualTo(zh.path("text").asString());
    }

    @Test
    void aRegionsAdministratorSeesTheOrdersOfHisRegionAlone() {
        var inEast = orderAfterLinkOf("li");
        var inNorth = orderAfterLinkOf("zhao");

        as("east")
                .get()
                .uri("/api/admin/v1/orders/" + inEast + "/attribution")
                .exchange()
                .expectStatus()
                .isOk();
        as("east")
                .get()
                .uri("/api/admin/v1/orders/" + inNorth + "/attribution")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aGuideSeesWhyAnOrderIsHisOrNotAndNobodyElsesOrders() {
        opensLinkOf("li");
        opensLinkOf("boss");
        var orderId = orderAfterLinkOf("zhao");

        var winner = story("zhao", orderId);
        var loser = story("li", orderId);

        assertThat(winner.path("mine").asBoolean()).isTrue();
        assertThat(winner.path("guideName").asString()).isEqualTo("Name zhao");
        assertThat(loser.path("mine").asBoolean()).isFalse();
        assertThat(loser.path("guideName").asString()).isEqualTo("Name zhao");
        assertThat(loser.path("text").asString())
                .contains("Name zhao", "Name li", "另一位导购")
                .doesNotContain("Name boss");
        assertThat(loser.toString()).doesNotContain("Name boss", "guideId", "memberId", Long.toString(member));
        var own = stream(loser.path("candidates"))
                .filter(candidate -> candidate.path("mine").asBoolean())
                .toList();
        assertThat(own).hasSize(1);
        assertThat(own.get(0).path("reason").asString()).isEqualTo("LATER_TOUCH_WINS");
        assertThat(stream(loser.path("parts"))
                        .filter(part -> !part.path("commissionBp").isNull()))
                .isEmpty();
        member = ids.next();
        jdbc.update("INSERT INTO shopper_member (id, created_at) VALUES (?, '2026-01-01')", member);
        var notHis = orderAfterLinkOf("zhao");
        guide("li")
                .get()
                .uri("/api/guide/v1/orders/" + notHis + "/attribution")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aStoreManagerSeesTheOrdersOfTheStoreWithAllNames() {
        opensLinkOf("zhao");
        var orderId = orderAfterLinkOf("li");

        var seen = story("boss", orderId);

        assertThat(seen.path("mine").asBoolean()).isFalse();
        assertThat(seen.path("text").asString()).contains("Name li", "Name zhao");
        assertThat(stream(seen.path("parts"))
                        .filter(part -> part.path("commissionBp").isNull()))
                .isEmpty();
        guide("boss")
                .get()
                .uri("/api/guide/v1/orders/" + orderAfterLinkOf("zhao") + "/attribution")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aLinkToWhatIsNotSoldIsNotMade() {
        guide("li")
                .post()
                .uri("/api/guide/v1/share-tokens")
                .bodyValue(Map.of("productId", "1"))
                .exchange()
                .expectStatus()
                .isNotFound();
        guide("li")
                .post()
                .uri("/api/guide/v1/share-tokens")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private JsonNode story(String userid, long orderId) {
        return read(guide(userid)
                .get()
                .uri("/api/guide/v1/orders/" + orderId + "/attribution")
                .header("Accept-Language", "zh-CN")
                .exchange()
                .expectStatus()
                .isOk());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private long orderAfterLinkOf(String userid) {
        opensLinkOf(userid);
        return placeOrder
                .place(new Command(
                        member,
                        List.of(new Command.Item(sku, 1)),
                        new DeliveryAddress("王", "13812341234", "上海", "南京东路"),
                        List.of(),
                        0,
                        OptionalLong.empty()))
                .order()
                .id();
    }

    private void opensLinkOf(String userid) {
        var link = read(guide(userid)
                .post()
                .uri("/api/guide/v1/share-tokens")
                .bodyValue(Map.of("productId", Long.toString(product)))
                .exchange()
                .expectStatus()
                .isCreated());
        assertThat(link.path("token").asString())
                .hasSize(32)
                .isEqualTo(link.path("scene").asString());
        assertThat(link.path("miniProgramPath").asString())
                .endsWith("?s=" + link.path("token").asString());
        // The clock stands still, and of two touches the later one counts.
        clock.advance(Duration.ofSeconds(1));
        recordTouch.record(member, link.path("token").asString(), "pages/product/index");
    }

    private WebTestClient guide(String userid) {
        return withToken(read(http.post()
                .uri("/api/guide/v1/sessions")
                .bodyValue(Map.of("code", "sim:" + userid))
                .exchange()
                .expectStatus()
                .isCreated()));
    }

    private WebTestClient as(String admin) {
        return withToken(read(http.post()
                .uri("/api/admin/v1/sessions")
                .bodyValue(Map.of("username", admin, "password", admin + "-demo-pass"))
                .exchange()
                .expectStatus()
                .isCreated()));
    }

    private WebTestClient withToken(JsonNode session) {
        return http.mutate()
                .defaultHeader(
                        "Authorization", "Bearer " + session.path("accessToken").asString())
                .build();
    }

    private static JsonNode read(WebTestClient.ResponseSpec answer) {
        return JsonMapper.shared().readTree(answer.expectBody().returnResult().getResponseBody());
    }
}
