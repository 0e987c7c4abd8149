package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.quickstart.walk.GuideClient.Earnings;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AShopperPaysTest extends WalkTest {

    @Test
    void commissionIsEarnedByGuideAndStoreToTheFen() {
        var zhou = guide("sh002_zhou");
        var before = zhou.earnings();
        var sku = OwnGoods.onShelf(5, 33_333);
        var shopper = stranger();
        shopper.open(zhou.share(1001));

        var order = shopper.buy(sku, 2);

        assertThat(OwnGoods.stock(sku)).isEqualTo(new OwnGoods.Stock(3, 0, 2));
        var commission = hq().commission(order.id());
        var guides = commission.of("GUIDE");
        assertThat(guides.path("orderLineId").asString()).isEqualTo(order.line().id());
        assertThat(guides.path("payee").path("id").asString()).isEqualTo(zhou.id());
        assertThat(guides.path("baseFen").asLong()).isEqualTo(66_666);
        assertThat(guides.path("rateBp").asInt()).isEqualTo(500);
        assertThat(guides.path("fixedFen").isNull()).isTrue();
        assertThat(guides.path("accruedFen").asLong()).isEqualTo(3_333);
        assertThat(guides.path("clawedBackFen").asLong()).isZero();
        assertThat(guides.path("netFen").asLong()).isEqualTo(3_333);
        assertThat(guides.path("status").asString()).isEqualTo("PENDING");
        assertThat(guides.path("ruleId").asString()).isNotEmpty();
        assertThat(commission.of("STORE").path("netFen").asLong()).isEqualTo(1_333);
        assertThat(commission.totalNetFen()).isEqualTo(3_333 + 1_333);
        assertThat(zhou.earnings().minus(before)).isEqualTo(new Earnings(3_333, 0, 0, 0, 0));
        assertThat(zhou.entriesOf(order.id())).singleElement().satisfies(entry -> {
            assertThat(entry.path("amountFen").asLong()).isEqualTo(3_333);
            assertThat(entry.path("orderLineId").asString())
                    .isEqualTo(order.line().id());
            assertThat(entry.propertyNames()).contains("id", "kind", "status", "why");
            assertThat(entry.path("why").asString()).isNotEmpty();
        });
    }

    /** INT-1, PRM-6, PRM-8: one payment is told of once, and the points it earned pay a part of the next order. */
    @Test
    void whatIsPaidEarnsPointsThatPayAPartOfTheNextOrder() {
        var sku = OwnGoods.onShelf(5, 30_000);
        var shopper = stranger();
        shopper.buy(sku, 1);
        eventually("the points are there", () -> assertThat(shopper.http()
                        .get("/api/shop/v1/points")
                        .expect(200)
                        .json()
                        .path("balance")
                        .asLong())
                .isEqualTo(300));

        var basket = new HashMap<>(Shop.basket(sku, 1));
        basket.put("usePoints", 300);
        var second = shopper.place(basket);

        assertThat(second.payableFen()).isEqualTo(29_700);
        assertThat(shopper.http()
                        .get("/api/shop/v1/points")
                        .expect(200)
                        .json()
                        .path("balance")
                        .asLong())
                .isZero();
        shopper.http()
                .post("/api/shop/v1/orders/" + second.id() + "/cancellation", Map.of())
                .expect(200);
        assertThat(shopper.http().get("/api/shop/v1/points/entries").expect(200).items())
                .extracting(entry -> entry.path("kind").asString())
                .containsExactly("GIVEN_BACK", "SPENT", "EARNED");
    }

    @Test
    void theGuideIsToldOfTheSale() {
        var zhou = guide("sh002_zhou");
        var shopper = stranger();
        shopper.open(zhou.share(1001));

        var order = shopper.buy(100103, 1);

        eventually("the guide has a message about this order", () -> assertThat(sim.messagesTo(zhou.userid()))
                .anyMatch(message -> message.toString().contains(order.id())));
    }

    @Test
    void aNoticeThatComesTwiceEarnsOnce() {
        var zhou = guide("sh002_zhou");
        var before = zhou.earnings();
        var shopper = stranger();
        shopper.open(zhou.share(1001));
        var order = shopper.place(OwnGoods.onShelf(1, 20_000), 1);

        sim.pay(shopper.prepare(order), "DUPLICATE");
        shopper.awaitStatus(order, "PAID");

        assertThat(zhou.earnings().minus(before)).isEqualTo(new Earnings(1_000, 0, 0, 0, 0));
        assertThat(zhou.entriesOf(order.id())).hasSize(1);
    }

    @Test
    void preparingAgainWithTheSameKeyIsTheSamePayment() {
        var shopper = stranger();
        var order = shopper.place(100103, 1);
        var path = "/api/shop/v1/orders/" + order.id() + "/payments";
        var key = UUID.randomUUID().toString();

        var first = shopper.http().once(path, key, Map.of()).expect(201);
        var again = shopper.http().once(path, key, Map.of()).expect(201);

        assertThat(again.text("prepayId")).isEqualTo(first.text("prepayId"));
    }

    @Test
    void aSaleWithoutAGuideEarnsNobodyAnything() {
        var order = stranger().buy(100103, 1);

        var commission = hq().commission(order.id());

        assertThat(commission.totalNetFen()).isZero();
        assertThat(commission.lines())
                .allSatisfy(line -> assertThat(line.path("netFen").asLong()).isZero());
    }

    @Test
    void aPaidOrderCannotBePaidAgain() {
        var shopper = stranger();
        var order = shopper.buy(100103, 1);

        shopper.http()
                .once("/api/shop/v1/orders/" + order.id() + "/payments", Map.of())
                .expect(409);
    }
}
