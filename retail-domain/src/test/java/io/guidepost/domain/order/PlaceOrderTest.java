package io.guidepost.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.order.PlaceOrder.Command.Item;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class PlaceOrderTest {

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    CloseOrder closeOrder;

    @Autowired
    Orders orders;

    @Autowired
    Addresses addresses;

    @Autowired
    WholeOrders wholeOrders;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Test
    void anOrderHoldsItsGoodsBackAndCanBeReadAgainAsItWasPlaced() {
        long shoes = scene.sku(49900, 5);
        long socks = scene.sku(2900, 9);

        var placed = placeOrder.place(scene.basket(scene.member(), new Item(socks, 3), new Item(shoes, 2)));

        assertThat(placed.order().payableFen()).isEqualTo(3 * 2900 + 2 * 49900);
        assertThat(placed.order().expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(placed.lines()).extracting(OrderLine::skuId).containsExactly(socks, shoes);
        assertThat(orders.find(placed.order().id())).contains(placed.order());
        assertThat(orders.linesOf(placed.order().id())).isEqualTo(placed.lines());
        assertThat(scene.stockOf(shoes)).containsExactly(3, 2, 0);
        assertThat(scene.stockOf(socks)).containsExactly(6, 3, 0);
    }

    /**
     * Two SKUs, one guide in play; one statement more per further SKU. The begin and the end of the transaction included, and
     * the movements of the stock.
     */
    @Test
    void anOrderTakesThirteenStatementsAtMost() {
        long member = scene.member();
        var place = scene.store();
        scene.touches(member, scene.guideAt(place.storeId()), place.storeId(), Duration.ofHours(1));
        var basket = scene.basket(member, scene.sku(100, 9), scene.sku(100, 9));
        placeOrder.place(basket);

        long before = scene.statementsSoFar();
        placeOrder.place(basket);
        long after = scene.statementsSoFar();

        assertThat(after - before - 1).as("statements of one order").isLessThanOrEqualTo(13);
    }

    @Test
    void theSameSkuTwiceInABasketIsOneLine() {
        long sku = scene.sku(100, 10);

        var placed = placeOrder.place(scene.basket(scene.member(), new Item(sku, 2), new Item(sku, 3)));

        assertThat(placed.lines())
                .hasSize(1)
                .first()
                .extracting(OrderLine::quantity)
                .isEqualTo(5);
        assertThat(scene.stockOf(sku)).containsExactly(5, 5, 0);
    }

    @Test
    void whatIsOutOfStockIsNamedAndLeavesNothingBehind() {
        long member = scene.member();
        long plenty = scene.sku(100, 10);
        long scarce = scene.sku(100, 1);

        assertRefused(scene.basket(member, new Item(plenty, 2), new Item(scarce, 2)), "out_of_stock", scarce);

        assertThat(scene.stockOf(plenty)).containsExactly(10, 0, 0);
        assertThat(scene.stockOf(scarce)).containsExactly(1, 0, 0);
        assertThat(scene.count("SELECT COUNT(*) FROM order_header WHERE member_id = ?", member))
                .isZero();
    }

    @Test
    void whatIsUnknownOrOffTheShelfIsNamed() {
        long sku = scene.sku(100, 10);
        scene.execute("UPDATE catalog_product SET state = 'OFF_SHELF' WHERE id = ?", scene.productOf(sku));

        assertRefused(scene.basket(scene.member(), sku), "sku_not_for_sale", sku);
        assertRefused(scene.basket(scene.member(), 999L), "sku_not_for_sale", 999);
    }

    @Test
    void aPriceThatMovedIsToldAndNothingIsHeldBack() {
        long sku = scene.sku(12000, 10);
        var basket = scene.basket(scene.member(), sku);
        var expecting =
                new Command(basket.memberId(), basket.items(), basket.address(), List.of(), 0, OptionalLong.of(9900));

        assertThatThrownBy(() -> placeOrder.place(expecting)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("price_changed");
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
            assertThat(refusal.facts()).containsEntry("payableFen", 12000L);
        });
        assertThat(scene.stockOf(sku)).containsExactly(10, 0, 0);
    }

    /** E21, PF-M8, PF-M9: points are not a number beside the ledger that an order could overdraw; nobody has any to spend. */
    @Test
    void couponsAndPointsThatTheShopperDoesNotHaveAreRefused() {
        long sku = scene.sku(12000, 10);
        var basket = scene.basket(scene.member(), sku);

        assertThatThrownBy(() -> placeOrder.place(new Command(
                        basket.memberId(), basket.items(), basket.address(), List.of("c1"), 0, OptionalLong.empty())))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("coupon_not_found"));
        assertThatThrownBy(() -> placeOrder.place(new Command(
                        basket.memberId(), basket.items(), basket.address(), List.of(), 1, OptionalLong.empty())))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("not_enough_points"));
    }

    @Test
    void anOrderOfMoreThanAMillionYuanIsRefused() {
        long sku = scene.sku(100_000_000, 2);

        assertThatThrownBy(() -> placeOrder.place(scene.basket(scene.member(), new Item(sku, 2))))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("amount_out_of_range"));
    }

    @Test
    void theAddressLiesSealedInTheTableAndOpensForWhoSendsTheGoods() {
        var placed = placeOrder.place(scene.basket(scene.member(), scene.sku(100, 1)));

        var sealed = new String(orders.sealedAddress(placed.order().id()), StandardCharsets.UTF_8);
        assertThat(sealed).doesNotContain("13812341234").doesNotContain("王小明").doesNotContain("南京东路");
        var address = addresses.of(placed.order().id());
        assertThat(address.phone()).isEqualTo("13812341234");
        assertThat(address.masked().phone()).isEqualTo("138****1234");
        assertThat(address.masked().name()).isEqualTo("王**");
    }

    @Test
    void closingGivesTheGoodsBackOnceAndLeavesAPaidOrderAlone() {
        long sku = scene.sku(100, 3);
        var unpaid = placeOrder.place(scene.basket(scene.member(), sku)).order();
        var paid = placeOrder.place(scene.basket(scene.member(), sku)).order();
        orders.markPaid(paid.id(), paid.version(), clock.instant());

        closeOrder.close(unpaid.id(), CloseReason.UNPAID);
        closeOrder.close(unpaid.id(), CloseReason.UNPAID);
        var stillPaid = closeOrder.close(paid.id(), CloseReason.UNPAID);

        assertThat(orders.find(unpaid.id()).orElseThrow().status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(stillPaid.status()).isEqualTo(OrderStatus.PAID);
        assertThat(scene.stockOf(sku)).containsExactly(2, 1, 0);
        wholeOrders.paid(paid.id());
    }

    @Test
    void anOrderMovesOnlyFromTheStateItIsIn() {
        var order = placeOrder
                .place(scene.basket(scene.member(), scene.sku(100, 3)))
                .order();

        assertThat(orders.markShipped(order.id(), 0, clock.instant())).isFalse();
        assertThat(orders.markPaid(order.id(), 7, clock.instant())).isFalse();
        assertThat(orders.markPaid(order.id(), 0, clock.instant())).isTrue();
        assertThat(orders.markPaid(order.id(), 1, clock.instant())).isFalse();
        assertThat(orders.markClosed(order.id(), 1, CloseReason.UNPAID, clock.instant()))
                .isFalse();
        assertThat(orders.markShipped(order.id(), 1, clock.instant())).isTrue();
        wholeOrders.paid(order.id());
    }

    @Test
    void noMoreIsRefundedOfALineThanWasBought() {
        var line = placeOrder
                .place(scene.basket(scene.member(), new Item(scene.sku(100, 3), 2)))
                .lines()
                .get(0);

        assertThat(orders.addRefunded(line.id(), 1, 100)).isTrue();
        assertThat(orders.addRefunded(line.id(), 2, 100)).isFalse();
        assertThat(orders.addRefunded(line.id(), 1, 101)).isFalse();
        assertThat(orders.addRefunded(line.id(), 1, 100)).isTrue();
    }

    @Test
    void overdueOrdersAreFoundFromTheVeryInstantOn() {
        var order = placeOrder
                .place(scene.basket(scene.member(), scene.sku(100, 3)))
                .order();

        assertThat(ids(orders.overdue(order.expiresAt().minusMillis(1), 1000))).doesNotContain(order.id());
        assertThat(ids(orders.overdue(order.expiresAt(), 1000))).contains(order.id());
    }

    @Test
    void aShopperPagesThroughHisOwnOrdersNewestFirst() {
        long member = scene.member();
        long sku = scene.sku(100, 10);
        var first = placeOrder.place(scene.basket(member, sku)).order();
        var second = placeOrder.place(scene.basket(member, sku)).order();
        placeOrder.place(scene.basket(scene.member(), sku));

        assertThat(ids(orders.pageOf(member, Long.MAX_VALUE, 1))).containsExactly(second.id());
        assertThat(ids(orders.pageOf(member, second.id(), 10))).containsExactly(first.id());
        assertThat(orders.findOf(scene.member(), first.id())).isEmpty();
        assertThat(orders.linesOf(List.of(first.id(), second.id()))).hasSize(2);
    }

    private static List<Long> ids(List<Order> found) {
        return found.stream().map(Order::id).toList();
    }

    private void assertRefused(Command basket, String code, long skuId) {
        assertThatThrownBy(() -> placeOrder.place(basket)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.facts()).isEqualTo(Map.of("skuId", Long.toString(skuId)));
        });
    }
}
