package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AShopperPlacesAnOrderTest extends WalkTest {

    private static final long COAT = 101401;
    private static final long COAT_FEN = 259_900;
    private static final long TEE = 101101;
    private static final long TEE_FEN = 12_900;

    @Test
    void theCatalogueShowsWhatCanBeBought() {
        var shop = stranger().http();

        var page = shop.get("/api/shop/v1/products?limit=5").expect(200);
        assertThat(page.items()).hasSize(5).allSatisfy(product -> assertThat(product.propertyNames())
                .contains("id", "title", "priceFromFen", "images"));
        var next = shop.get("/api/shop/v1/products?limit=5&cursor=" + page.text("nextCursor"))
                .expect(200);
        assertThat(next.items()).hasSize(5).doesNotContainAnyElementsOf(page.items());
        var detail = shop.get("/api/shop/v1/products/1014").expect(200);
        assertThat(detail.fen("priceFromFen")).isEqualTo(COAT_FEN);
        assertThat(detail.json().path("skus").valueStream())
                .allSatisfy(sku -> assertThat(sku.propertyNames()).contains("id", "spec", "priceFen", "available"));
    }

    @Test
    void everyLineIsPaidForAndTheOrderSaysUntilWhen() {
        var order = stranger().place(Shop.basket(List.of(Shop.line(COAT, 1), Shop.line(TEE, 3))));

        assertThat(order.payableFen()).isEqualTo(COAT_FEN + 3 * TEE_FEN);
        assertThat(order.lines())
                .extracting(Shop.Placed.Line::skuId, Shop.Placed.Line::quantity, Shop.Placed.Line::paidFen)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Long.toString(COAT), 1, COAT_FEN),
                        org.assertj.core.groups.Tuple.tuple(Long.toString(TEE), 3, 3 * TEE_FEN));
    }

    @Test
    void aCancelledOrderGivesItsGoodsBack() {
        var sku = OwnGoods.onShelf(5, 10_000);
        var shopper = stranger();
        var order = shopper.place(sku, 2);
        assertThat(OwnGoods.stock(sku)).isEqualTo(new OwnGoods.Stock(3, 2, 0));

        var cancelled = shopper.http()
                .post("/api/shop/v1/orders/" + order.id() + "/cancellation", Map.of())
                .expect(200);

        assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
        assertThat(OwnGoods.stock(sku)).isEqualTo(new OwnGoods.Stock(5, 0, 0));
    }

    @Test
    void whatIsNotThereIsRefusedByName() {
        var sku = OwnGoods.onShelf(2, 10_000);

        var refused = stranger().http().once("/api/shop/v1/orders", Shop.basket(sku, 3));

        refused.refused(422, "out_of_stock");
        assertThat(refused.body()).contains(Long.toString(sku));
        assertThat(OwnGoods.stock(sku)).isEqualTo(new OwnGoods.Stock(2, 0, 0));
    }

    @Test
    void theSameSkuTwiceInOneBasketIsAddedUpBeforeItIsJudged() {
        var sku = OwnGoods.onShelf(3, 10_000);
        var basket = Shop.basket(List.of(Shop.line(sku, 2), Shop.line(sku, 2)));

        stranger().http().once("/api/shop/v1/orders", basket).refused(422, "out_of_stock");

        assertThat(OwnGoods.stock(sku)).isEqualTo(new OwnGoods.Stock(3, 0, 0));
    }

    @Test
    void aPriceThatIsNotTheOneShownIsRefused() {
        var basket = new HashMap<String, Object>(Shop.basket(TEE, 1));
        basket.put("expectedPayableFen", TEE_FEN - 1);
        var shop = stranger().http();

        shop.once("/api/shop/v1/orders", basket).refused(409, "price_changed");

        basket.put("expectedPayableFen", TEE_FEN);
        shop.once("/api/shop/v1/orders", basket).expect(201);
    }

    @Test
    void theSameKeyMakesOneOrder() {
        var sku = OwnGoods.onShelf(9, 10_000);
        var shop = stranger().http();
        var key = UUID.randomUUID().toString();

        var first = shop.once("/api/shop/v1/orders", key, Shop.basket(sku, 1)).expect(201);
        var again = shop.once("/api/shop/v1/orders", key, Shop.basket(sku, 1)).expect(201);

        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(OwnGoods.stock(sku)).isEqualTo(new OwnGoods.Stock(8, 1, 0));
    }

    @Test
    void nobodyElseSeesTheOrder() {
        var order = stranger().place(TEE, 1);
        var other = stranger().http();

        for (var path : List.of("", "/refunds")) {
            other.get("/api/shop/v1/orders/" + order.id() + path).refused(404, "not_found");
        }
        for (var path : List.of("/receipt", "/cancellation")) {
            other.post("/api/shop/v1/orders/" + order.id() + path, Map.of()).refused(404, "not_found");
        }
        other.once("/api/shop/v1/orders/" + order.id() + "/payments", Map.of()).refused(404, "not_found");
    }

    @Test
    void aShoppersOwnOrdersAreListedNewestFirst() {
        var shopper = stranger();
        var first = shopper.place(TEE, 1);
        var second = shopper.place(TEE, 2);

        var orders = shopper.http().get("/api/shop/v1/orders").expect(200).items();

        assertThat(orders)
                .extracting((JsonNode order) -> order.path("id").asString())
                .containsExactly(second.id(), first.id());
    }
}
