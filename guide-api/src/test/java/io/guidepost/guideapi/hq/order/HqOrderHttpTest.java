package io.guidepost.guideapi.hq.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.order.WholeOrders;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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

@GuideApiTest
class HqOrderHttpTest {

    private static final Map<String, String> TOKENS = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    WholeOrders wholeOrders;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Ids ids;

    WebTestClient http;

    @BeforeEach
    void aSyncedCorporation() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
    }

    /** A paid order of two pairs of shoes, credited to a store of this region. */
    private record Placed(long id, long lineId) {}

    @Test
    void aParcelMakesTheOrderShippedAndNotingItAgainIsHarmless() {
        var order = place("华东");

        for (int again = 0; again < 2; again++) {
            post("hq", "/api/admin/v1/orders/%d/shipments".formatted(order.id), parcel("SF1000"))
                    .expectStatus()
                    .isCreated()
                    .expectHeader()
                    .exists("Location")
                    .expectBody()
                    .jsonPath("$.trackingNo")
                    .isEqualTo("SF1000");
        }
        post("hq", "/api/admin/v1/orders/%d/shipments".formatted(order.id), parcel("SF1001"))
                .expectStatus()
                .isCreated();

        get("hq", "/api/admin/v1/orders/" + order.id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("SHIPPED")
                .jsonPath("$.shippedAt")
                .isNotEmpty()
                .jsonPath("$.shipments.length()")
                .isEqualTo(2)
                .jsonPath("$.lines[0].paidFen")
                .isEqualTo(91_638)
                .jsonPath("$.store.name")
                .isEqualTo("静安店");
    }

    @Test
    void partsLeaveInTheirOwnParcelsAndWhatIsHeardOfThemIsNoted() {
        var order = place("华东");
        var path = "/api/admin/v1/orders/%d/shipments".formatted(order.id);
        var one = Map.of("orderLineId", Long.toString(order.lineId), "quantity", 1);

        var parcel = post("hq", path, Map.of("carrier", "SF", "trackingNo", "SF1", "lines", List.of(one)))
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertThat(parcel).containsEntry("lines", List.of(one)).containsEntry("state", "SENT");
        post("hq", path, Map.of("carrier", "SF", "trackingNo", "SF2", "lines", List.of(one, one)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ship_quantity_exceeded")
                .jsonPath("$.left")
                .isEqualTo(1);

        var correction = Map.of("carrier", "SF", "trackingNo", "SF9", "reason", "录错单号", "version", 0);
        put("hq", path + "/" + parcel.get("id"), correction)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.trackingNo")
                .isEqualTo("SF9");
        var events = path + "/" + parcel.get("id") + "/events";
        var word = Map.of("occurredAt", parcel.get("shippedAt"), "state", "DELIVERED", "text", "已签收");
        post("hq", events, word)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DELIVERED")
                .jsonPath("$.changes[0].oldTrackingNo")
                .isEqualTo("SF1");
        get("hq", events).expectBody().jsonPath("$.events[0].toldBy").isEqualTo("ADMIN");
        get("hq", "/api/admin/v1/orders/%d/shipping-upload".formatted(order.id))
                .expectStatus()
                .isNotFound();
        get("hq", "/api/admin/v1/refused-shipping-uploads").expectStatus().isOk();
    }

    @Test
    void aCaseIsAnsweredOnceAndItsRefundOnlyByWayOfIt() {
        var order = place("华东");
        var id = Long.toString(aftersale(order));
        var cases = "/api/admin/v1/after-sales/" + id;

        assertThat(list("hq", "/api/admin/v1/after-sales?status=REQUESTED&turn=HQ&limit=200"))
                .contains(id);
        get("hq", cases)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.afterSale.amountFen")
                .isEqualTo(45_819)
                .jsonPath("$.afterSale.lines[0].quantity")
                .isEqualTo(1);
        get("hq", cases + "/evidence/4711").expectStatus().isNotFound();
        var refund = jdbc.queryForObject("SELECT refund_id FROM aftersale_case WHERE id = ?", Long.class, id);
        post("checker", "/api/admin/v1/refunds/%d/approval".formatted(refund), Map.of())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("refund_of_after_sale")
                .jsonPath("$.afterSaleId")
                .isEqualTo(id);
        post("hq", cases + "/approval", Map.of("version", 3))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("version_conflict");
        post("hq", cases + "/approval", Map.of("words", "同意")).expectStatus().isBadRequest();
        post("hq", cases + "/approval", Map.of("version", 0, "words", "同意"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("REFUNDING")
                .jsonPath("$.refundStatus")
                .isEqualTo("APPROVED");
        post("hq", cases + "/rejection", Map.of("version", 1, "words", "x"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("after_sale_state");
        var hidden = aftersale(place("华北"));
        get("east", "/api/admin/v1/after-sales/" + hidden).expectStatus().isNotFound();
        post("east", "/api/admin/v1/after-sales/%d/approval".formatted(hidden), Map.of("version", 0))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void whatIsWrittenOnOrdersAndAskedForIsSeenByWhoMay() {
        var order = place("华北");
        var notes = "/api/admin/v1/orders/%d/notes".formatted(order.id);
        post("hq", notes, Map.of("text", "加急")).expectStatus().isCreated();
        get("hq", notes).expectBody().jsonPath("$.items[0].isInternal").isEqualTo(true);
        get("east", notes).expectStatus().isNotFound();
        get("hq", "/api/admin/v1/invoices?state=REQUESTED").expectStatus().isOk();
        get("east", "/api/admin/v1/invoices").expectStatus().isForbidden();
        get("hq", "/api/admin/v1/invoices/file?format=CSV").expectStatus().isOk();
        post("hq", "/api/admin/v1/invoices/1/issue", Map.of("invoiceNo", "1"))
                .expectStatus()
                .isNotFound();
        get("hq", "/api/admin/v1/orders?phone=13812341234&trackingNo=SF0")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        get("hq", "/api/admin/v1/guides/1/receipt-guide").expectStatus().isNotFound();
        put(
                        "hq",
                        "/api/admin/v1/guides/1/receipt-guide",
                        Map.of("storeNo", 7, "mobile", "12", "qrCodeUrl", "https://a/b", "avatarUrl", "https://a/b"))
                .expectStatus()
                .isBadRequest();
        get("hq", "/api/admin/v1/receipt-guide-conversion?from=2026-11-01&to=2026-11-30")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rateBp")
                .isNumber();
    }

    /** Money alone is asked for one of the two pairs. */
    private long aftersale(Placed order) {
        var refund = refund(order, "REQUESTED");
        long id = ids.next();
        jdbc.update(
                "INSERT INTO aftersale_case (id, order_id, member_id, kind, status, reason, words, refund_id, turn, due_at,"
                        + " watch_at, requested_at) SELECT ?, id, member_id, 'REFUND_ONLY', 'REQUESTED', 'QUALITY', '开胶', ?,"
                        + " 'HQ', '9999-12-31', '9999-12-31', '2026-11-02' FROM order_header WHERE id = ?",
                id,
                refund,
                order.id);
        jdbc.update("INSERT INTO aftersale_line (case_id, line_id, quantity) VALUES (?, ?, 1)", id, order.lineId);
        jdbc.update("UPDATE refund_request SET case_id = ? WHERE id = ?", id, refund);
        return id;
    }

    @Test
    void badParcelsAre400() {
        var order = place("华东");

        for (var body : List.of(
                Map.of("carrier", "SF"),
                Map.of("carrier", " ", "trackingNo", "1"),
                Map.of("carrier", "x".repeat(33), "trackingNo", "1"),
                Map.of("carrier", "SF", "trackingNo", "1", "weight", 3))) {
            post("hq", "/api/admin/v1/orders/%d/shipments".formatted(order.id), body)
                    .expectStatus()
                    .isBadRequest();
        }
    }

    @Test
    void aRegionManagerSeesTheRegionAlone() {
        var east = place("华东");
        var north = place("华北");

        get("east", "/api/admin/v1/orders/" + east.id).expectStatus().isOk();
        get("east", "/api/admin/v1/orders/" + north.id).expectStatus().isNotFound();
        post("east", "/api/admin/v1/orders/%d/shipments".formatted(north.id), parcel("1"))
                .expectStatus()
                .isNotFound();
        post("east", "/api/admin/v1/orders/%d/shipments".formatted(east.id), parcel("1"))
                .expectStatus()
                .isCreated();
        assertThat(list("east", "/api/admin/v1/orders?limit=200"))
                .contains(Long.toString(east.id))
                .doesNotContain(Long.toString(north.id));
        var hidden = refund(north, "REQUESTED");
        get("east", "/api/admin/v1/refunds/" + hidden).expectStatus().isNotFound();
        post("east", "/api/admin/v1/refunds/%d/approval".formatted(hidden), Map.of())
                .expectStatus()
                .isNotFound();
        assertThat(list("east", "/api/admin/v1/refunds?limit=200")).doesNotContain(Long.toString(hidden));
        assertThat(jdbc.queryForObject("SELECT status FROM refund_request WHERE id = ?", String.class, hidden))
                .isEqualTo("REQUESTED");
    }

    /** Whoever only keeps the accounts sees orders and refunds, and neither sends goods nor gives money back. */
    @Test
    void financeNeitherSendsNorRefunds() {
        var order = place("华东");
        var refund = refund(order, "REQUESTED");
        jdbc.update("DELETE FROM org_admin_role WHERE role = 'HQ_OPERATOR'");
        TOKENS.remove("hq");
        try {
            get("hq", "/api/admin/v1/refunds/" + refund).expectStatus().isOk();
            for (var path : List.of(
                    "/api/admin/v1/refunds/%d/approval".formatted(refund),
                    "/api/admin/v1/refunds/%d/rejection".formatted(refund),
                    "/api/admin/v1/orders/%d/shipments".formatted(order.id))) {
                var body = path.endsWith("approval")
                        ? Map.<String, Object>of()
                        : path.endsWith("rejection") ? Map.of("reason", "x") : parcel("SF1");
                post("hq", path, body)
                        .expectStatus()
                        .isForbidden()
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo("role_missing");
            }
        } finally {
            TOKENS.remove("hq");
            jdbc.update("INSERT INTO org_admin_role SELECT id, 'HQ_OPERATOR' FROM org_admin WHERE username = 'hq'");
        }
        assertThat(jdbc.queryForObject("SELECT status FROM refund_request WHERE id = ?", String.class, refund))
                .isEqualTo("REQUESTED");
    }

    @Test
    void aPriceDifferenceIsAskedForByOperatorsAndGoesBackWhereItWasPaid() {
        var order = place("华东");
        var path = "/api/admin/v1/orders/%d/price-protections".formatted(order.id);
        var line = Map.of("orderLineId", Long.toString(order.lineId), "amountFen", 5_000);

        postOnce("east", path, Map.of("lines", List.of(line), "reason", "大促降价"))
                .expectStatus()
                .isForbidden();
        postOnce("hq", path, Map.of("lines", List.of(), "reason", "大促降价"))
                .expectStatus()
                .isBadRequest();
        postOnce("hq", path, Map.of("lines", List.of(line), "reason", "大促降价"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("order_paid_elsewhere");
    }

    @Test
    void returnsOfOtherTillsAreLookedAtRowByRow() {
        var path = "/api/admin/v1/return-imports";
        var line = Map.of("skuId", "1", "quantity", 1, "amountFen", 100);
        var row = Map.of(
                "channel", "POS",
                "returnNo", "T-1",
                "externalNo", "nobody's",
                "returnedAt", "2026-11-02T00:00:00Z",
                "lines", List.of(line));

        postOnce("east", path, Map.of("dryRun", true, "returns", List.of(row)))
                .expectStatus()
                .isForbidden();
        postOnce("hq", path, Map.of("returns", List.of(row))).expectStatus().isBadRequest();
        postOnce("hq", path, Map.of("dryRun", false, "returns", List.of(row)))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.refused")
                .isEqualTo(1)
                .jsonPath("$.rows[0].row")
                .isEqualTo(1)
                .jsonPath("$.rows[0].outcome")
                .isEqualTo("REFUSED")
                .jsonPath("$.rows[0].errorCode")
                .isEqualTo("not_found")
                .jsonPath("$.rows[0].refundId")
                .doesNotExist();
        get("hq", path + "/POS/T-1").expectStatus().isNotFound();
    }

    @Test
    void aFileOfOrdersIsLookedAtAndEveryErrorNamesItsRowAndColumn() {
        var path = "/api/admin/v1/order-imports/files";
        var file =
                """
                渠道,渠道订单号,下单时间,门店编码,SKU,数量,单价(元),实付(元)
                天猫,T-1,2026-11-01 10:00,nobody's,1,0,9.90,9.90
                """;

        upload("east", path, file).expectStatus().isForbidden();
        upload("hq", path + "?dryRun=false", file).expectStatus().isEqualTo(422);
        upload("hq", path, file)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.dryRun")
                .isEqualTo(true)
                .jsonPath("$.orders")
                .isEqualTo(1)
                .jsonPath("$.taken")
                .isEqualTo(0)
                .jsonPath("$.errorCount")
                .isEqualTo(1)
                .jsonPath("$.errors[0].row")
                .isEqualTo(2)
                .jsonPath("$.errors[0].column")
                .isEqualTo("quantity")
                .jsonPath("$.errors[0].code")
                .isEqualTo("number_invalid");
    }

    private ResponseSpec upload(String admin, String path, String file) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token(admin)))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(file.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    @Test
    void ordersArePagedNewestFirst() {
        var orders = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            orders.add(0, Long.toString(place("华北").id));
        }

        var first = page("hq", "/api/admin/v1/orders?status=PAID&limit=3");
        var second = page("hq", "/api/admin/v1/orders?status=PAID&limit=2&cursor=" + first.get("nextCursor"));

        assertThat(idsOf(first)).isEqualTo(orders.subList(0, 3));
        assertThat(idsOf(second)).isEqualTo(orders.subList(3, 5));
        get("hq", "/api/admin/v1/orders?status=NONSENSE").expectStatus().isBadRequest();
    }

    @Test
    void approvalAnswersTheStatusAndIsQueuedOnce() {
        var refund = refund(place("华东"), "REQUESTED");

        for (int again = 0; again < 2; again++) {
            post("checker", "/api/admin/v1/refunds/%d/approval".formatted(refund), Map.of())
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .json("{\"id\":\"%d\",\"status\":\"APPROVED\"}".formatted(refund));
        }

        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM outbox_message WHERE topic = 'refund.send' AND message_key = ?",
                        Long.class,
                        Long.toString(refund)))
                .isEqualTo(1);
        post("hq", "/api/admin/v1/refunds/%d/rejection".formatted(refund), Map.of("reason", "x"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("refund_already_decided");
    }

    @Test
    void rejectionNeedsAReason() {
        var refund = refund(place("华东"), "REQUESTED");

        post("hq", "/api/admin/v1/refunds/%d/rejection".formatted(refund), Map.of())
                .expectStatus()
                .isBadRequest();
        post("hq", "/api/admin/v1/refunds/%d/rejection".formatted(refund), Map.of("reason", "商品已穿着"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("REJECTED");
        get("hq", "/api/admin/v1/refunds/" + refund)
                .expectBody()
                .jsonPath("$.failReason")
                .isEqualTo("商品已穿着")
                .jsonPath("$.lines[0].quantity")
                .isEqualTo(1);
    }

    @Test
    void refundsAreListedByStatus() {
        var order = place("华东");
        var open = refund(order, "REQUESTED");
        var done = refund(order, "REJECTED");

        assertThat(list("hq", "/api/admin/v1/refunds?status=REQUESTED&limit=200"))
                .contains(Long.toString(open))
                .doesNotContain(Long.toString(done));
        assertThat(list("hq", "/api/admin/v1/refunds?limit=200")).contains(Long.toString(open), Long.toString(done));
    }

    @Test
    void nobodyComesInWithoutAToken() {
        http.get().uri("/api/admin/v1/orders").exchange().expectStatus().isUnauthorized();
        http.get().uri("/api/admin/v1/refunds").exchange().expectStatus().isUnauthorized();
    }

    private Placed place(String region) {
        var place = jdbc.queryForMap(
                """
                SELECT sr.store_id AS store_id, r.id AS region_id
                FROM org_region r JOIN org_store_region sr ON sr.region_id = r.id JOIN org_store s ON s.id = sr.store_id
                WHERE r.name = ?
                ORDER BY s.department_id
                LIMIT 1
                """,
                region);
        long member = ids.next();
        long order = ids.next();
        long line = ids.next();
        jdbc.update("INSERT INTO shopper_member (id, created_at) VALUES (?, '2026-11-01')", member);
        jdbc.update(
                "INSERT INTO order_header (id, member_id, status, list_fen, discount_fen, freight_fen, payable_fen,"
                        + " address_sealed, placed_at, expires_at, paid_at) VALUES (?, ?, 'PAID', 91638, 0, 0, 91638, '',"
                        + " '2026-11-01', '2026-11-02', '2026-11-01')",
                order,
                member);
        jdbc.update(
                "INSERT INTO order_line (id, order_id, line_no, sku_id, product_id, category_id, brand, title, spec,"
                        + " unit_price_fen, quantity, list_fen, activity_fen, coupon_fen, points_fen, paid_fen,"
                        + " return_window_days) VALUES (?, ?, 1, 1, 1, 1, '', '鞋', '42', 45819, 2, 91638, 0, 0, 0, 91638, 7)",
                line,
                order);
        wholeOrders.paid(order);
        jdbc.update(
                "INSERT INTO attribution_decision (order_id, revision, decided_at, rule_set_version, basis, store_id,"
                        + " region_id, inputs, outcome) VALUES (?, 1, '2026-11-01', 1, 'STORE', ?, ?, '{}', '{}')",
                order,
                place.get("store_id"),
                place.get("region_id"));
        return new Placed(order, line);
    }

    private long refund(Placed order, String status) {
        long refund = ids.next();
        jdbc.update(
                "INSERT INTO refund_request (id, order_id, kind, transaction_id, out_refund_no, status, amount_fen, reason,"
                        + " requested_at) VALUES (?, ?, 'AFTER_SALE', 't', ?, ?, 45819, '不合适', '2026-11-02')",
                refund,
                order.id,
                "R" + refund,
                status);
        jdbc.update("INSERT INTO refund_line VALUES (?, ?, 1, 45819)", refund, order.lineId);
        return refund;
    }

    private static Map<String, String> parcel(String trackingNo) {
        return Map.of("carrier", "SF", "trackingNo", trackingNo);
    }

    private ResponseSpec get(String admin, String path) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token(admin)))
                .exchange();
    }

    private ResponseSpec post(String admin, String path, Object body) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token(admin)))
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec put(String admin, String path, Object body) {
        return http.put()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token(admin)))
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec postOnce(String admin, String path, Object body) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token(admin)))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .bodyValue(body)
                .exchange();
    }

    private String list(String admin, String path) {
        return get(admin, path)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private Map<?, ?> page(String admin, String path) {
        return get(admin, path)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private static List<Object> idsOf(Map<?, ?> page) {
        return ((List<?>) page.get("items"))
                .stream().<Object>map(item -> ((Map<?, ?>) item).get("id")).toList();
    }

    /** Checking a password is made slow on purpose, so once per administrator is enough. */
    private String token(String admin) {
        return TOKENS.computeIfAbsent(admin, name -> http.post()
                .uri("/api/admin/v1/sessions")
                .bodyValue(Map.of("username", name, "password", name + "-demo-pass"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken")
                .toString());
    }
}
