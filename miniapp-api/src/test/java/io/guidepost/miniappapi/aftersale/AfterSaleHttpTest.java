package io.guidepost.miniappapi.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.aftersale.Actor;
import io.guidepost.domain.aftersale.AfterSales.Scope;
import io.guidepost.domain.aftersale.DecideAfterSale;
import io.guidepost.domain.aftersale.DecideAfterSale.Decider;
import io.guidepost.domain.asset.Pictures;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.ShipOrder;
import io.guidepost.domain.order.ShipOrder.Parcel;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.sight.Sight;
import io.guidepost.miniappapi.MiniappApiTest;
import io.guidepost.webedge.session.SignedInShopper;
import io.guidepost.webedge.session.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;

/** A shopper's way from the parcel to the after-sale case and the invoice, over HTTP. */
@MiniappApiTest
class AfterSaleHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    PlacedOrders placed;

    @Autowired
    ShipOrder shipOrder;

    @Autowired
    DecideAfterSale decide;

    @Autowired
    Tokens tokens;

    private static final String FILES = "/api/shop/v1/after-sale-files";

    @TempDir
    static Path folder;

    WebTestClient http;
    Sale sale;
    Sale stranger;
    String order;

    @BeforeEach
    void aPaidOrderAndAStranger() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sale = placed.place(new Goods(2, 91_638));
        placed.pay(sale);
        stranger = placed.place(new Goods(1, 100));
        order = "/api/shop/v1/orders/" + sale.orderId();
    }

    @Test
    void goodsAreSentReceivedAskedBackAndSentBack() {
        shipOrder.ship(new Parcel(1, Sight.ALL, sale.orderId(), "SF", "SF1"));
        get(sale, order + "/shipments")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].trackingNo")
                .isEqualTo("SF1")
                .jsonPath("$.items[0].lines[0].quantity")
                .isEqualTo(2);
        post(sale, order + "/receipt", Map.of()).expectStatus().isOk();

        var key = UUID.randomUUID().toString();
        var made = once(sale, key, order + "/after-sales", wish(1))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .exists("Location")
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertThat(made).containsEntry("status", "REQUESTED").containsEntry("amountFen", 45_819);
        once(sale, key, order + "/after-sales", wish(1))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotent-Replayed", "true");
        once(sale, UUID.randomUUID().toString(), order + "/after-sales", wish(2))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("refund_quantity_exceeded");
        var id = made.get("id").toString();
        var parcel = Map.of("carrier", "SF", "trackingNo", "R1");
        post(sale, cases(id) + "/return-parcel", parcel)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("after_sale_state")
                .jsonPath("$.afterSaleStatus")
                .isEqualTo("REQUESTED");

        decide.approve(new Decider(new Actor(Actor.Type.ADMIN, 1), Scope.ALL, 0), Long.parseLong(id), 0, "同意");
        post(sale, cases(id) + "/return-parcel", parcel)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("RETURNING")
                .jsonPath("$.dueAt")
                .isNotEmpty();
        get(sale, cases(id))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.steps.length()")
                .isEqualTo(2)
                .jsonPath("$.steps[0].by")
                .isEqualTo("ADMIN")
                .jsonPath("$.afterSale.decision")
                .isEqualTo("同意");
        post(sale, cases(id) + "/withdrawal", Map.of()).expectStatus().isEqualTo(409);
        get(sale, "/api/shop/v1/after-sales?limit=1")
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(id);
    }

    /** PF-L9: what is malformed is refused before anybody looks at it. */
    @Test
    void malformedWishesAre400() {
        var line = Map.of("orderLineId", line(), "quantity", 1);
        for (var body : List.<Map<String, ?>>of(
                Map.of("kind", "REFUND_ONLY", "reason", "QUALITY", "lines", List.of()),
                Map.of("kind", "GIFT", "reason", "QUALITY", "lines", List.of(line)),
                Map.of("kind", "REFUND_ONLY", "lines", List.of(line)),
                Map.of("kind", "REFUND_ONLY", "reason", "QUALITY", "lines", List.of(line), "amountFen", 1),
                Map.of(
                        "kind",
                        "REFUND_ONLY",
                        "reason",
                        "QUALITY",
                        "lines",
                        List.of(Map.of("orderLineId", line(), "quantity", -1))))) {
            once(sale, UUID.randomUUID().toString(), order + "/after-sales", body)
                    .expectStatus()
                    .isBadRequest();
        }
        post(sale, order + "/after-sales", wish(1))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency_key_required");
    }

    /** PF-L12: evidence needs a login, is known by its bytes, is shown to nobody else, and can be named by nobody else. */
    @Test
    void evidenceIsHandedInLookedAtAndNamedByACase() throws IOException {
        var png = Files.readAllBytes(Pictures.picture(folder, "png", 8, 8));
        http.post()
                .uri(FILES + "?kind=IMAGE")
                .bodyValue(png)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        handIn(sale, "IMAGE", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("file_type_unsupported");
        handIn(sale, "FILE", png).expectStatus().isNotFound();
        handIn(sale, "IMAGE", new byte[11 * 1024 * 1024]).expectStatus().isEqualTo(413);

        var file = handIn(sale, "IMAGE", png)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .exists("Location")
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        assertThat(file).containsEntry("kind", "IMAGE").containsEntry("contentType", "image/png");
        var id = file.get("id").toString();
        assertThat(get(sale, FILES + "/" + id)
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .valueEquals("X-Content-Type-Options", "nosniff")
                        .expectBody()
                        .returnResult()
                        .getResponseBody())
                .isEqualTo(png);
        get(stranger, FILES + "/" + id).expectStatus().isNotFound();
        var wish = new HashMap<String, Object>(refundOnly());
        wish.put("evidence", List.of(id));
        placed.pay(stranger);
        var theirs = new HashMap<>(wish);
        theirs.put(
                "lines",
                List.of(Map.of(
                        "orderLineId", Long.toString(stranger.lines().get(0).lineId()), "quantity", 1)));
        var strangersOrder = "/api/shop/v1/orders/" + stranger.orderId();
        assertThat(once(stranger, UUID.randomUUID().toString(), strangersOrder + "/after-sales", theirs)
                        .returnResult(Map.class)
                        .getStatus()
                        .is4xxClientError())
                .isTrue();
        once(sale, UUID.randomUUID().toString(), order + "/after-sales", wish)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.evidence[0]")
                .isEqualTo(id);
    }

    private ResponseSpec handIn(Sale who, String kind, byte[] bytes) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(bytes) {
            @Override
            public String getFilename() {
                return "evidence";
            }
        });
        return http.post()
                .uri(FILES + "?kind=" + kind)
                .headers(headers -> headers.setBearerAuth(token(who)))
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    /** PF-M2: every id on the way is asked whose it is. */
    @Test
    void aStrangerFindsNothingAnywhere() {
        var id = once(sale, UUID.randomUUID().toString(), order + "/after-sales", refundOnly())
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("id")
                .toString();
        for (var path : List.of(
                order + "/shipments",
                order + "/notes",
                order + "/invoices",
                order + "/pick-up",
                cases(id),
                "/api/shop/v1/after-sale-files/4711")) {
            get(stranger, path).expectStatus().isNotFound();
            http.get().uri(path).exchange().expectStatus().isUnauthorized();
        }
        post(stranger, cases(id) + "/withdrawal", Map.of()).expectStatus().isNotFound();
        post(stranger, order + "/notes", Map.of("text", "x")).expectStatus().isNotFound();
        once(stranger, UUID.randomUUID().toString(), order + "/after-sales", refundOnly())
                .expectStatus()
                .isNotFound();
        once(stranger, UUID.randomUUID().toString(), order + "/invoices", invoice("PERSON", null))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void anOrderIsFetchedNotedAndInvoiced() {
        get(sale, order + "/pick-up").expectStatus().isNotFound();
        exchange(HttpMethod.PUT, sale, order + "/pick-up", Map.of("storeId", "999"))
                .expectStatus()
                .isNotFound();
        post(sale, order + "/notes", Map.of("text", "周末送")).expectStatus().isCreated();
        get(sale, order + "/notes").expectBody().jsonPath("$.items[0].text").isEqualTo("周末送");
        once(sale, UUID.randomUUID().toString(), order + "/invoices", invoice("COMPANY", "914403001922038217"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("tax_no_invalid");
        once(sale, UUID.randomUUID().toString(), order + "/invoices", invoice("COMPANY", "914403001922038216"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.amountFen")
                .isEqualTo(91_638);
        assertThat(placed.status(sale)).isEqualTo(OrderStatus.PAID);
        get(sale, "/api/shop/v1/orders?status=PAID&status=SHIPPED")
                .expectStatus()
                .isOk();
        get(sale, "/api/shop/v1/orders?status=LOST").expectStatus().isBadRequest();
    }

    private static Map<String, ?> invoice(String type, String taxNo) {
        return taxNo == null
                ? Map.of("titleType", type, "title", "王小明", "email", "wang@example.com")
                : Map.of("titleType", type, "title", "某某公司", "taxNo", taxNo, "email", "wang@example.com");
    }

    private Map<String, ?> wish(int units) {
        return Map.of(
                "kind",
                "RETURN_REFUND",
                "reason",
                "WRONG_SIZE",
                "words",
                "大了",
                "lines",
                List.of(Map.of("orderLineId", line(), "quantity", units)));
    }

    private Map<String, ?> refundOnly() {
        return Map.of(
                "kind",
                "REFUND_ONLY",
                "reason",
                "NOT_WANTED",
                "lines",
                List.of(Map.of("orderLineId", line(), "quantity", 1)));
    }

    private String line() {
        return Long.toString(sale.lines().get(0).lineId());
    }

    private static String cases(String id) {
        return "/api/shop/v1/after-sales/" + id;
    }

    private ResponseSpec get(Sale who, String path) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token(who)))
                .exchange();
    }

    private ResponseSpec post(Sale who, String path, Map<String, ?> body) {
        return exchange(HttpMethod.POST, who, path, body);
    }

    private ResponseSpec exchange(HttpMethod method, Sale who, String path, Map<String, ?> body) {
        return http.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token(who)))
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec once(Sale who, String key, String path, Map<String, ?> body) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token(who)))
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange();
    }

    private String token(Sale who) {
        return tokens.issue(new SignedInShopper(who.memberId()), 0).accessToken();
    }
}
