package io.guidepost.guideapi.hq.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.StorePolicies;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Headquarters binds members by hand, and agrees on terms with stores. */
@GuideApiTest
class MemberHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    Roster roster;

    @Autowired
    StorePolicies storePolicies;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate jdbc;

    WebTestClient http;
    WebTestClient hq;
    long member;
    long li;
    long zhao;

    @BeforeEach
    void aMemberAndTwoGuides() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        hq = as("hq");
        member = member();
        li = roster.guideByUserid("li").orElseThrow().id();
        zhao = roster.guideByUserid("zhao").orElseThrow().id();
    }

    @Test
    void anAdministratorBindsMovesAndEndsWithAReasonThatIsKept() {
        var bound = read(bind(li, null, "门店开业分配").expectStatus().isCreated());
        var first = bound.path("current").path("id").asString();
        assertThat(bound.path("current").path("guideName").asString()).isEqualTo("Name li");

        bind(zhao, null, "没看到已绑定")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("version_conflict");
        bind(li, first, "同一人")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("already_bound");
        bind(zhao, first, " ").expectStatus().isBadRequest();
        var moved = read(bind(zhao, first, "顾客要求换人").expectStatus().isCreated());
        var second = moved.path("current").path("id").asString();
        var ended = read(post(hq, bindings() + "/" + second + "/ending", Map.of("reason", "顾客投诉"))
                .expectStatus()
                .isOk());

        assertThat(ended.path("current").isNull()).isTrue();
        assertThat(ended.path("history").size()).isEqualTo(2);
        var last = ended.path("history").get(0);
        assertThat(last.path("endReason").asString()).isEqualTo("ADMIN");
        assertThat(last.path("changes").get(0).path("reason").asString()).isEqualTo("顾客要求换人");
        assertThat(last.path("changes").get(1).path("reason").asString()).isEqualTo("顾客投诉");
        assertThat(last.path("changes").get(1).path("adminName").asString()).isNotBlank();
        post(hq, bindings() + "/" + second + "/ending", Map.of("reason", "再来"))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void onlyHeadquartersOperatorsBindAndARegionSeesItsOwnMembersAlone() {
        post(as("checker"), bindings(), Map.of("guideId", Long.toString(li), "reason", "x"))
                .expectStatus()
                .isForbidden();
        as("east").get().uri(bindings()).exchange().expectStatus().isNotFound();
        bind(zhao, null, "北区").expectStatus().isCreated();
        as("east").get().uri(bindings()).exchange().expectStatus().isNotFound();

        var jingan = roster.serving(li, clock.instant()).orElseThrow().storeId();
        read(hq.put()
                .uri("/api/admin/v1/members/" + member + "/home-store")
                .bodyValue(Map.of("storeId", Long.toString(jingan), "reason", "住在附近"))
                .exchange()
                .expectStatus()
                .isOk());
        as("east").get().uri(bindings()).exchange().expectStatus().isOk();
    }

    @Test
    void aMemberIsMergedAndUnmergedOnce() {
        long other = member();
        var path = "/api/admin/v1/members/" + member + "/mergers";
        post(hq, path, Map.of("memberId", Long.toString(other), "reason", "同一人"))
                .expectStatus()
                .isOk();
        post(hq, path, Map.of("memberId", Long.toString(other), "reason", "同一人"))
                .expectStatus()
                .isEqualTo(409);
        post(hq, path, Map.of("memberId", Long.toString(member), "reason", "自己"))
                .expectStatus()
                .isEqualTo(409);
        post(hq, "/api/admin/v1/members/" + other + "/unmerger", Map.of("reason", "弄错了"))
                .expectStatus()
                .isOk();
        post(hq, "/api/admin/v1/members/" + other + "/unmerger", Map.of("reason", "弄错了"))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void aMemberIsFoundByWhateverIsKnownAndSeenByWhoMay() {
        long later = member();
        jdbc.update(
                "INSERT INTO profile_member (member_id, nickname, updated_at) VALUES (?, ?, '2026-01-01')",
                later,
                "Zz名" + later);
        read(post(hq, "/api/admin/v1/members/" + later + "/identities", Map.of("kind", "TMALL", "value", "tb" + later))
                .expectStatus()
                .isCreated());
        post(hq, "/api/admin/v1/members/" + later + "/identities", Map.of("kind", "OPENID", "value", "o_x"))
                .expectStatus()
                .isEqualTo(422);
        post(hq, "/api/admin/v1/members/" + later + "/bindings", Map.of("guideId", Long.toString(li), "reason", "x"))
                .expectStatus()
                .isCreated();
        var store = roster.serving(li, clock.instant()).orElseThrow().storeId();

        for (var query :
                List.of("name=zZ名" + later, "identity=tb" + later, "guideId=" + li, "storeId=" + store, "limit=1")) {
            var first = read(hq.get()
                            .uri("/api/admin/v1/members?" + query)
                            .exchange()
                            .expectStatus()
                            .isOk())
                    .path("items")
                    .get(0);
            assertThat(first.path("id").asString()).as(query).isEqualTo(Long.toString(later));
            assertThat(first.path("guideName").asString()).isEqualTo("Name li");
        }
        hq.get()
                .uri("/api/admin/v1/members?guideId=1&storeId=2")
                .exchange()
                .expectStatus()
                .isEqualTo(422);
        var next = read(hq.get()
                        .uri("/api/admin/v1/members?limit=1")
                        .exchange()
                        .expectStatus()
                        .isOk())
                .path("nextCursor")
                .asString();
        assertThat(read(hq.get()
                                .uri("/api/admin/v1/members?limit=1&cursor=" + next)
                                .exchange()
                                .expectStatus()
                                .isOk())
                        .path("items")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo(Long.toString(member));
        assertThat(read(as("east")
                                .get()
                                .uri("/api/admin/v1/members?limit=200")
                                .exchange()
                                .expectStatus()
                                .isOk())
                        .path("items")
                        .findValuesAsString("id"))
                .contains(Long.toString(later))
                .doesNotContain(Long.toString(member));
        as("east")
                .get()
                .uri("/api/admin/v1/members/" + member)
                .exchange()
                .expectStatus()
                .isNotFound();
        var portrait = read(hq.get()
                .uri("/api/admin/v1/members/" + later)
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(portrait.path("trade").path("orders").asInt()).isZero();
        post(hq, "/api/admin/v1/members/" + later + "/phone-reveals", Map.of("reason", "回访"))
                .expectStatus()
                .isNotFound();
        assertThat(read(hq.get()
                                .uri("/api/admin/v1/members/" + later + "/access-log")
                                .exchange()
                                .expectStatus()
                                .isOk())
                        .path("items")
                        .get(0)
                        .path("action")
                        .asString())
                .isEqualTo("VIEWED");
    }

    @Test
    void aMemberWhoAsksGetsACopyAndIsErasedByTwoPeople() {
        var path = "/api/admin/v1/members/" + member;
        var told = Map.of("purpose", "MARKETING", "version", "2026-11", "agreed", false, "channel", "TELEPHONE");
        assertThat(read(post(hq, path + "/consents", told).expectStatus().isOk())
                        .path("items")
                        .get(0)
                        .path("channel")
                        .asString())
                .isEqualTo("TELEPHONE");
        var copy = read(post(hq, path + "/data-exports", Map.of("reason", "本人来信"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Disposition", "attachment.*"));
        assertThat(copy.path("sections").findValuesAsString("name")).contains("profile_consent", "access_entry");

        var order = read(post(hq, path + "/erasures", Map.of("reason", "本人来信"))
                .expectStatus()
                .isCreated());
        var approval = "/api/admin/v1/members/erasures/" + order.path("id").asString() + "/approval";
        post(hq, approval, Map.of()).expectStatus().isForbidden();
        var certificate =
                read(post(as("checker"), approval, Map.of()).expectStatus().isOk());

        assertThat(certificate.path("status").asString()).isEqualTo("ERASED");
        assertThat(certificate.path("erased").size()).isPositive();
        assertThat(certificate.path("kept").get(0).path("why").path("en").asString())
                .isNotBlank();
        hq.get().uri(path).exchange().expectStatus().isNotFound();
        hq.get().uri(path + "/closure").exchange().expectStatus().isOk();
        hq.get()
                .uri("/api/admin/v1/privacy/key-rotation")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void membersWithATagAreListedPageByPageAlongTheirKey() {
        long group = ids.next();
        long tag = ids.next();
        jdbc.update(
                "INSERT INTO tag_group (id, name, sync_state, changed_at) VALUES (?, ?, 'PENDING', '2026-01-01')",
                group,
                "组" + group);
        jdbc.update(
                "INSERT INTO tag_value (id, group_id, name, sync_state, changed_at) VALUES (?, ?, '金卡', 'PENDING', '2026-01-01')",
                tag,
                group);
        var marked = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            long one = member();
            // The fourth is no friend any more, the fifth has not opened the shop.
            jdbc.update(
                    "INSERT INTO shopper_friendship (guide_id, external_userid, added_at, ended_at, member_id)"
                            + " VALUES (?, ?, '2026-01-01', ?, ?)",
                    li,
                    "wmTag%d_%d".formatted(i, tag),
                    i == 3 ? "2026-01-02" : "9999-12-31",
                    i == 4 ? null : one);
            jdbc.update(
                    "INSERT INTO tag_mark (guide_id, external_userid, tag_id, wanted, sync_state, source, changed_at)"
                            + " VALUES (?, ?, ?, 1, 'PENDING', 'GUIDE', '2026-01-01')",
                    li,
                    "wmTag%d_%d".formatted(i, tag),
                    tag);
            if (i < 3) {
                marked.add(Long.toString(one));
            }
        }

        var first = members("tagId=" + tag + "&limit=2");
        var second = members(
                "tagId=" + tag + "&limit=2&cursor=" + first.path("nextCursor").asString());

        assertThat(first.path("items").findValuesAsString("id")).isEqualTo(marked.subList(0, 2));
        assertThat(second.path("items").findValuesAsString("id")).isEqualTo(marked.subList(2, 3));
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(members("tagId=1").path("items").size()).isZero();
        var plan = jdbc.queryForMap(
                "EXPLAIN SELECT DISTINCT external_userid FROM tag_mark FORCE INDEX (tag_mark_customers)"
                        + " WHERE tag_id = ? AND wanted = 1 AND external_userid > '' ORDER BY external_userid LIMIT 500",
                tag);
        assertThat(plan.get("key")).isEqualTo("tag_mark_customers");
        assertThat(plan.get("Extra").toString()).contains("Using index").doesNotContain("filesort");
        // Nobody shall want to tell WeCom of them.
        jdbc.update("DELETE FROM tag_mark WHERE tag_id = ?", tag);
        jdbc.update("DELETE FROM tag_value WHERE id = ?", tag);
        jdbc.update("DELETE FROM tag_group WHERE id = ?", group);
    }

    private JsonNode members(String query) {
        return read(hq.get()
                .uri("/api/admin/v1/members?" + query)
                .exchange()
                .expectStatus()
                .isOk());
    }

    @Test
    void pointsAreGivenByTwoPeopleAndARegionDoesNotSeeThoseOfOthers() {
        var path = "/api/admin/v1/members/" + member;
        var wish = Map.of("points", 120, "reason", "投诉补偿");
        post(hq, path + "/points-adjustments", wish).expectStatus().isBadRequest();
        var asked = read(hq.post()
                .uri(path + "/points-adjustments")
                .header("Idempotency-Key", "points-" + member)
                .bodyValue(wish)
                .exchange()
                .expectStatus()
                .isCreated());
        var adjustment =
                "/api/admin/v1/members/points-adjustments/" + asked.path("id").asString();

        post(hq, adjustment + "/approval", Map.of()).expectStatus().isForbidden();
        assertThat(read(post(as("checker"), adjustment + "/approval", Map.of())
                                .expectStatus()
                                .isOk())
                        .path("state")
                        .asString())
                .isEqualTo("POSTED");

        var points =
                read(hq.get().uri(path + "/points").exchange().expectStatus().isOk());
        assertThat(points.path("balance").asLong()).isEqualTo(120);
        var entries = read(
                hq.get().uri(path + "/points/entries").exchange().expectStatus().isOk());
        assertThat(entries.path("items").get(0).path("reason").asString()).isEqualTo("投诉补偿");
        as("east").get().uri(path + "/points").exchange().expectStatus().isNotFound();
        assertThat(read(hq.get()
                                .uri("/api/admin/v1/members/points-adjustments?state=POSTED")
                                .exchange()
                                .expectStatus()
                                .isOk())
                        .path("items")
                        .findValuesAsString("id"))
                .contains(asked.path("id").asString());
    }

    @Test
    void headquartersDecidesAConflictBetweenMembersOnce() {
        long other = member();
        jdbc.update(
                "INSERT INTO shopper_identity (kind, value, member_id, created_at) VALUES ('UNIONID', ?, ?, '2026-01-01')",
                "u_" + member,
                member);
        jdbc.update(
                "INSERT INTO shopper_identity (kind, value, member_id, created_at) VALUES ('UNIONID', ?, ?, '2026-01-01')",
                "u_" + other,
                other);
        var tmall = Map.of("kind", "TMALL", "value", "tb" + member);
        post(hq, "/api/admin/v1/members/" + member + "/identities", tmall)
                .expectStatus()
                .isCreated();
        post(hq, "/api/admin/v1/members/" + other + "/identities", tmall)
                .expectStatus()
                .isCreated();
        var conflict = read(hq.get()
                        .uri("/api/admin/v1/members/conflicts?state=OPEN&limit=200")
                        .exchange()
                        .expectStatus()
                        .isOk())
                .path("items")
                .valueStream()
                .filter(item -> item.path("oneMemberId").asString().equals(Long.toString(member)))
                .findFirst()
                .orElseThrow();
        assertThat(conflict.path("against").asString()).isEqualTo("UNIONID");
        var decision = "/api/admin/v1/members/conflicts/" + conflict.path("id").asString() + "/decision";
        var same = Map.of("keptMemberId", Long.toString(other), "reason", "两个微信号");

        post(as("checker"), decision, same).expectStatus().isForbidden();
        assertThat(read(post(hq, decision, same).expectStatus().isOk())
                        .path("state")
                        .asString())
                .isEqualTo("SAME");
        post(hq, decision, same).expectStatus().isEqualTo(409);

        var identities = read(hq.get()
                .uri("/api/admin/v1/members/" + other + "/identities")
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(identities.path("recordIds").size()).isEqualTo(2);
        assertThat(identities.path("mergers").get(0).path("cause").asString()).isEqualTo("EVIDENCE");
    }

    @Test
    void aStoresTermsHoldFromApprovalByAnotherAdministratorAndNeverForThePast() {
        var franchise = roster.serving(zhao, clock.instant()).orElseThrow().storeId();
        var path = "/api/admin/v1/org/stores/" + franchise + "/policies";
        jdbc.update("UPDATE org_store SET ownership = 'DIRECT' WHERE id = ?", franchise);
        post(hq, path, Map.of("hqServiceBp", 300, "reason", "加盟合同"))
                .expectStatus()
                .isEqualTo(422);
        jdbc.update("UPDATE org_store SET ownership = 'FRANCHISE' WHERE id = ?", franchise);
        post(hq, path, Map.of("hqServiceBp", 300, "effectiveFromAt", "2020-01-01T00:00:00Z", "reason", "追溯"))
                .expectStatus()
                .isEqualTo(422);

        var proposed = read(post(hq, path, Map.of("hqServiceBp", 300, "legalEntity", "北京某公司", "reason", "加盟合同"))
                .expectStatus()
                .isCreated());
        assertThat(storePolicies.inForceAt(franchise, clock.instant())).isEmpty();
        var approval = path + "/" + proposed.path("id").asString() + "/approval";
        post(hq, approval, Map.of()).expectStatus().isForbidden();
        post(as("checker"), approval, Map.of()).expectStatus().isOk();
        post(as("checker"), approval, Map.of()).expectStatus().isEqualTo(409);

        var inForce = storePolicies.inForceAt(franchise, clock.instant()).orElseThrow();
        assertThat(inForce.hqServiceBp()).isEqualTo(300);
        assertThat(inForce.legalEntity()).isEqualTo("北京某公司");
        assertThat(storePolicies.inForceAt(franchise, inForce.effectiveFrom().minusMillis(1)))
                .isEmpty();
        var list = read(hq.get().uri(path).exchange().expectStatus().isOk());
        assertThat(list.path("inForce").path("hqServiceBp").asInt()).isEqualTo(300);
        as("east").get().uri(path).exchange().expectStatus().isNotFound();
        jdbc.update("UPDATE org_store SET ownership = 'DIRECT' WHERE id = ?", franchise);
    }

    @Test
    void anOrderOfAnotherTillIsImportedOnceByItsNumber() {
        var store = roster.serving(li, clock.instant()).orElseThrow().storeId();
        read(hq.put()
                .uri("/api/admin/v1/channels/POS/store-codes/JA01")
                .bodyValue(Map.of("storeId", Long.toString(store)))
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(read(hq.get()
                                .uri("/api/admin/v1/channels/POS/store-codes")
                                .exchange()
                                .expectStatus()
                                .isOk())
                        .path("items")
                        .get(0)
                        .path("code")
                        .asString())
                .isEqualTo("JA01");
        long sku = sku();
        var body = new HashMap<String, Object>(Map.of(
                "channel",
                "POS",
                "externalNo",
                "N" + sku,
                "orderedAt",
                clock.instant().toString(),
                "member",
                Map.of("id", Long.toString(member)),
                "storeCode",
                "JA01",
                "guideUserid",
                "li",
                "lines",
                List.of(Map.of("skuId", Long.toString(sku), "quantity", 1, "unitPriceFen", 100, "paidFen", 90))));

        post(hq, "/api/admin/v1/order-imports", body).expectStatus().isBadRequest();
        imported("k1" + sku, as("checker"), body).expectStatus().isForbidden();
        var first = read(imported("k1" + sku, hq, body).expectStatus().isCreated());
        var again = read(imported("k2" + sku, hq, body).expectStatus().isOk());
        body.put("freightFen", 1);
        imported("k3" + sku, hq, body)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("import_conflict");

        assertThat(first.path("created").asBoolean()).isTrue();
        assertThat(again.path("created").asBoolean()).isFalse();
        assertThat(again.path("orderId")).isEqualTo(first.path("orderId"));
        var attribution = read(as("east")
                .get()
                .uri("/api/admin/v1/orders/" + first.path("orderId").asString() + "/attribution")
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(attribution.path("basis").asString()).isEqualTo("ASSIST");
        assertThat(attribution.path("lines").get(0).path("guide").path("name").asString())
                .isEqualTo("Name li");
        hq.get()
                .uri("/api/admin/v1/order-imports/POS/N" + sku)
                .exchange()
                .expectStatus()
                .isOk();
        hq.get()
                .uri("/api/admin/v1/order-imports/JD/N" + sku)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private static WebTestClient.ResponseSpec imported(String key, WebTestClient client, Object body) {
        return client.post()
                .uri("/api/admin/v1/order-imports")
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange();
    }

    private long sku() {
        long product = ids.next();
        long sku = ids.next();
        jdbc.update("INSERT IGNORE INTO catalog_category (id, name, name_en) VALUES (77, '鞋', 'Shoes')");
        jdbc.update(
                "INSERT INTO catalog_product (id, category_id, title, images, price_from_fen, created_at)"
                        + " VALUES (?, 77, '跑鞋', '[]', 100, '2026-01-01')",
                product);
        jdbc.update("INSERT INTO catalog_sku (id, product_id, spec, price_fen) VALUES (?, ?, '42', 100)", sku, product);
        return sku;
    }

    private String bindings() {
        return "/api/admin/v1/members/" + member + "/bindings";
    }

    private WebTestClient.ResponseSpec bind(long guide, String current, String reason) {
        var body = new HashMap<String, Object>(Map.of("guideId", Long.toString(guide), "reason", reason));
        body.put("currentBindingId", current);
        return post(hq, bindings(), body);
    }

    private static WebTestClient.ResponseSpec post(WebTestClient client, String path, Object body) {
        return client.post().uri(path).bodyValue(body).exchange();
    }

    private long member() {
        long id = ids.next();
        jdbc.update("INSERT INTO shopper_member (id, created_at) VALUES (?, '2026-01-01')", id);
        return id;
    }

    private WebTestClient as(String admin) {
        var session =
                read(post(http, "/api/admin/v1/sessions", Map.of("username", admin, "password", admin + "-demo-pass"))
                        .expectStatus()
                        .isCreated());
        return http.mutate()
                .defaultHeader(
                        "Authorization", "Bearer " + session.path("accessToken").asString())
                .build();
    }

    private static JsonNode read(WebTestClient.ResponseSpec answer) {
        return JsonMapper.shared().readTree(answer.expectBody().returnResult().getResponseBody());
    }
}
