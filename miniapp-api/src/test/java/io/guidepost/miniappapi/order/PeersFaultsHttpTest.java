package io.guidepost.miniappapi.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.ShopScene;
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
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** What other shops let their callers do; every route there is, is tried. */
@MiniappApiTest
class PeersFaultsHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Autowired
    PlacedOrders placed;

    @Autowired
    ShopScene scene;

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

    private record Route(HttpMethod method, String path) {}

    /** PF-M1, PF-J2: only WeChat's word makes an order paid; no route that a shopper can call does, whoever he is. */
    @Test
    void noRouteThatAShopperCanCallMakesAnOrderPaid() {
        var writing = routes().stream()
                .filter(route -> route.method() != HttpMethod.GET)
                .toList();
        assertThat(writing).hasSizeGreaterThan(20).anyMatch(route -> route.path()
                .contains("/orders/{"));
        for (var route : writing) {
            var sale = placed.place(new Goods(1, 18_273));
            placed.prepare(sale);

            call(route, sale, tokenOf(sale.memberId()));

            assertThat(placed.status(sale)).as("%s", route).isNotEqualTo(OrderStatus.PAID);
            if (placed.status(sale).isUnpaid()) {
                placed.force(sale, OrderStatus.CLOSED);
            }
        }
    }

    /** PF-M2, PF-M14, E25: a stranger's order is nobody's order, on every route that names one. */
    @Test
    void aStrangersOrderDoesNotExistOnAnyRoute() {
        var sale = placed.place(new Goods(1, 18_273));
        placed.pay(sale);
        var stranger = tokenOf(scene.member());
        var naming = routes().stream()
                .filter(route -> route.path().contains("/orders/{"))
                .toList();
        assertThat(naming).hasSizeGreaterThan(10);

        for (var route : naming) {
            // Malformed is as good: who is asked for is looked at before what is asked.
            assertThat(call(route, sale, stranger)).as("%s", route).isIn(400, 404);
        }

        assertThat(placed.status(sale)).isEqualTo(OrderStatus.PAID);
    }

    /** PF-L10: what a shopper types is text. */
    @Test
    void whatIsTypedIsNeverAPartOfAStatement() {
        var me = tokenOf(scene.member());
        scene.sku(1_000, 5);
        for (var payload : List.of(
                "' OR '1'='1",
                "x'; DROP TABLE order_header; --",
                "\\' UNION SELECT phone_sealed FROM profile_member -- ",
                "%27%20OR%201%3D1",
                "${jndi:ldap://localhost/a}",
                "%",
                "_")) {
            for (var name : List.of("brand", "sort", "categoryId", "cursor")) {
                http.get()
                        .uri(uri -> uri.path("/api/shop/v1/products")
                                .queryParam(name, "{value}")
                                .build(payload))
                        .headers(headers -> headers.setBearerAuth(me))
                        .exchange()
                        .expectStatus()
                        .value(status ->
                                assertThat(status).as("%s=%s", name, payload).isIn(200, 400));
            }
            http.get()
                    .uri(uri -> uri.path("/api/shop/v1/products")
                            .queryParam("brand", "{value}")
                            .build(payload))
                    .headers(headers -> headers.setBearerAuth(me))
                    .exchange()
                    .expectBody()
                    .jsonPath("$.items.length()")
                    .isEqualTo(0);
        }
    }

    private List<Route> routes() {
        return routes.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> mapping.getPatternsCondition().getPatterns().stream()
                                .map(pattern -> new Route(method.asHttpMethod(), pattern.getPatternString()))))
                .filter(route ->
                        route.path().startsWith("/api/") || route.path().startsWith("/callbacks/"))
                .toList();
    }

    /** With a body that says as much as any body may, so that nothing is stopped only because too little was said. */
    private int call(Route route, Sale sale, String token) {
        var request = http.method(route.method())
                .uri(route.path().replaceAll("\\{[^}]+}", Long.toString(sale.orderId())))
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", UUID.randomUUID().toString());
        var sent = route.method() == HttpMethod.GET
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue(Map.of());
        return sent.exchange().returnResult(byte[].class).getStatus().value();
    }

    private String tokenOf(long memberId) {
        return tokens.issue(new SignedInShopper(memberId), 0).accessToken();
    }
}
