package io.guidepost.miniappapi.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.miniappapi.MiniappApiTest;
import io.guidepost.webedge.session.SignedInShopper;
import io.guidepost.webedge.session.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@MiniappApiTest
class RefundHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    PlacedOrders placed;

    @Autowired
    Tokens tokens;

    WebTestClient http;

    @BeforeEach
    void connect() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Test
    void aRequestIsCreatedOnceAndCanBeReadAgain() {
        var sale = paid(new Goods(2, 91_638));
        var key = UUID.randomUUID().toString();

        var location = request(sale, sale, key, wish(sale, 1))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.id")
                .isNotEmpty()
                .jsonPath("$.status")
                .isEqualTo("REQUESTED")
                .jsonPath("$.amountFen")
                .isEqualTo(45_819)
                .returnResult()
                .getResponseHeaders()
                .getLocation();
        request(sale, sale, key, wish(sale, 1))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotent-Replayed", "true");
        request(sale, sale, key, wish(sale, 2))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency_key_reused");

        read(sale, location.getPath())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.amountFen")
                .isEqualTo(45_819)
                .jsonPath("$.lines[0].quantity")
                .isEqualTo(1);
        read(sale, refundsOf(sale))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    @Test
    void tooManyUnitsAreABusinessRefusalThatNamesTheLine() {
        var sale = paid(new Goods(2, 91_638));

        request(sale, sale, "k1", wish(sale, 3))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("refund_quantity_exceeded")
                .jsonPath("$.orderLineId")
                .isEqualTo(Long.toString(sale.lines().get(0).lineId()));
    }

    @Test
    void malformedWishesAre400() {
        var sale = paid(new Goods(2, 91_638));
        var line = Long.toString(sale.lines().get(0).lineId());

        for (var body : List.of(
                Map.of("lines", List.of(), "reason", "x"),
                Map.of("reason", "x"),
                Map.of("lines", List.of(Map.of("orderLineId", line, "quantity", 0)), "reason", "x"),
                Map.of("lines", List.of(Map.of("orderLineId", line)), "reason", "x"),
                Map.of("lines", List.of(Map.of("orderLineId", "-1", "quantity", 1)), "reason", "x"),
                Map.of("lines", List.of(Map.of("orderLineId", line, "quantity", 1)), "reason", " "),
                Map.of("lines", List.of(Map.of("orderLineId", line, "quantity", 1, "fen", 9)), "reason", "x"),
                Map.of("lines", List.of(Map.of("orderLineId", line, "quantity", 1)), "reason", "x", "amountFen", 9))) {
            request(sale, sale, UUID.randomUUID().toString(), body)
                    .expectStatus()
                    .isBadRequest();
        }
    }

    @Test
    void anotherShopperSeesNothing() {
        var sale = paid(new Goods(2, 91_638));
        var stranger = paid(new Goods(2, 91_638));
        var location = request(sale, sale, "k2", wish(sale, 1))
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation()
                .getPath();

        request(stranger, sale, "k3", wish(sale, 1)).expectStatus().isNotFound();
        read(stranger, refundsOf(sale)).expectStatus().isNotFound();
        read(stranger, location).expectStatus().isNotFound();
        read(stranger, location.replace(Long.toString(sale.orderId()), Long.toString(stranger.orderId())))
                .expectStatus()
                .isNotFound();
        http.get().uri(location).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void anUnpaidOrderIsAConflict() {
        var sale = placed.place(new Goods(1, 18_273));

        request(sale, sale, "k4", wish(sale, 1))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("order_not_refundable");
        assertThat(placed.units(sale, 0).reserved()).isEqualTo(1);
    }

    private Sale paid(Goods... goods) {
        var sale = placed.place(goods);
        placed.pay(sale);
        return sale;
    }

    private static Map<String, Object> wish(Sale sale, int quantity) {
        return Map.of(
                "lines",
                List.of(Map.of("orderLineId", Long.toString(sale.lines().get(0).lineId()), "quantity", quantity)),
                "reason",
                "不合适");
    }

    private ResponseSpec request(Sale who, Sale sale, String key, Map<String, ?> body) {
        return http.post()
                .uri(refundsOf(sale))
                .headers(headers -> headers.setBearerAuth(token(who)))
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec read(Sale who, String path) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token(who)))
                .exchange();
    }

    private String token(Sale who) {
        return tokens.issue(new SignedInShopper(who.memberId()), 0).accessToken();
    }

    private static String refundsOf(Sale sale) {
        return "/api/shop/v1/orders/%d/refunds".formatted(sale.orderId());
    }
}
