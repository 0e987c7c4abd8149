package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.quickstart.RunningQuickstart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One shopper's mini-program. */
record Shop(Http http, String memberId, Sim sim) {

    static final Map<String, String> ADDRESS =
            Map.of("name", "陈小满", "phone", "13800138000", "region", "上海市静安区", "detail", "南京西路 1 号");

    static Shop signIn(String name, Sim sim) {
        var http = Http.at(RunningQuickstart.miniappApi());
        var session = http.post("/api/shop/v1/sessions", Map.of("code", "sim:" + name))
                .expect(201);
        assertThat(session.text("expiresAt")).endsWith("Z");
        var member = session.json().path("member");
        assertThat(member.path("newMember").isBoolean()).isTrue();
        return new Shop(http.as(session.text("accessToken")), member.path("id").asString(), sim);
    }

    /** Opens the mini-program through a guide's link. */
    void open(String token) {
        var answer = http.post("/api/shop/v1/touches", Map.of("token", token, "page", "pages/product"))
                .expect(202);
        assertThat(answer.bytes()).isEmpty();
    }

    static Map<String, Object> basket(long skuId, int quantity) {
        return Map.of("lines", List.of(line(skuId, quantity)), "address", ADDRESS);
    }

    static Map<String, Object> basket(List<Map<String, Object>> lines) {
        return Map.of("lines", lines, "address", ADDRESS);
    }

    static Map<String, Object> line(long skuId, int quantity) {
        return Map.of("skuId", Long.toString(skuId), "quantity", quantity);
    }

    Placed place(long skuId, int quantity) {
        return place(basket(skuId, quantity));
    }

    Placed place(Map<String, Object> basket) {
        var answer = http.once("/api/shop/v1/orders", basket).expect(201);
        assertThat(answer.text("status")).isEqualTo("PENDING_PAYMENT");
        assertThat(answer.text("expiresAt")).endsWith("Z");
        assertThat(answer.header("Location")).isEqualTo("/api/shop/v1/orders/" + answer.text("id"));
        return Placed.from(answer.json());
    }

    /** @return the prepay id */
    String prepare(Placed order) {
        var answer = http.once("/api/shop/v1/orders/" + order.id() + "/payments", Map.of())
                .expect(201);
        assertThat(answer.text("signType")).isEqualTo("RSA");
        assertThat(answer.text("package")).isEqualTo("prepay_id=" + answer.text("prepayId"));
        assertThat(List.of(answer.text("timeStamp"), answer.text("nonceStr"), answer.text("paySign")))
                .noneMatch(String::isEmpty);
        return answer.text("prepayId");
    }

    /** Orders, pays and waits until we know. */
    Placed buy(long skuId, int quantity) {
        return pay(place(skuId, quantity));
    }

    Placed pay(Placed order) {
        sim.pay(prepare(order), "ONCE");
        awaitStatus(order, "PAID");
        return order;
    }

    JsonNode order(String id) {
        return http.get("/api/shop/v1/orders/" + id).expect(200).json();
    }

    String status(Placed order) {
        return order(order.id()).path("status").asString();
    }

    void awaitStatus(Placed order, String status) {
        await().alias("order " + order.id() + " becomes " + status)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(status(order)).isEqualTo(status));
    }

    void receive(Placed order) {
        var answer = http.post("/api/shop/v1/orders/" + order.id() + "/receipt", Map.of())
                .expect(200);
        assertThat(answer.text("status")).isEqualTo("RECEIVED");
    }

    /** @return the refund as it was asked for */
    Answer askRefund(Placed order, String lineId, int quantity) {
        return http.once(
                "/api/shop/v1/orders/" + order.id() + "/refunds",
                Map.of("lines", List.of(Map.of("orderLineId", lineId, "quantity", quantity)), "reason", "不合适"));
    }

    String refundStatus(Placed order, String refundId) {
        return http.get("/api/shop/v1/orders/" + order.id() + "/refunds/" + refundId)
                .expect(200)
                .text("status");
    }

    /** Asks for units back, has headquarters agree, and waits for the money. */
    long refund(Placed order, String lineId, int quantity, HqClient hq) {
        var asked = askRefund(order, lineId, quantity).expect(201);
        assertThat(asked.text("status")).isEqualTo("REQUESTED");
        hq.approveRefund(asked.text("id"));
        await().alias("refund " + asked.text("id") + " succeeds")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(
                        () -> assertThat(refundStatus(order, asked.text("id"))).isEqualTo("SUCCEEDED"));
        return asked.fen("amountFen");
    }

    record Placed(String id, long payableFen, List<Line> lines) {

        record Line(String id, String skuId, int quantity, long paidFen) {}

        static Placed from(JsonNode order) {
            var lines = order.path("lines")
                    .valueStream()
                    .map(line -> new Line(
                            line.path("id").asString(),
                            line.path("skuId").asString(),
                            line.path("quantity").asInt(),
                            line.path("paidFen").asLong()))
                    .toList();
            return new Placed(
                    order.path("id").asString(), order.path("payableFen").asLong(), lines);
        }

        Line line() {
            return lines.get(0);
        }
    }
}
