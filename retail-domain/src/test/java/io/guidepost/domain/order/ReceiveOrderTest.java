package io.guidepost.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ReceiveOrderTest {

    @Autowired
    ReceiveOrder receiveOrder;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    Orders orders;

    @Autowired
    ShopScene scene;

    @Autowired
    WholeOrders wholeOrders;

    @Autowired
    MovableClock clock;

    @Test
    void whatWasSentTenDaysAgoIsReceivedByItselfAndNotAMomentEarlier() {
        var order = shipped(scene.sku(100, 1));
        clock.advance(Duration.ofDays(10).minusMillis(1));
        receiveOrder.runDue(1000);
        assertThat(orders.find(order).orElseThrow().status()).isEqualTo(OrderStatus.SHIPPED);

        clock.advance(Duration.ofMillis(1));
        receiveOrder.runDue(1000);

        assertThat(orders.find(order).orElseThrow().status()).isEqualTo(OrderStatus.RECEIVED);
    }

    /** Seven days at least, by calendar days in Shanghai. */
    @Test
    void theReturnWindowIsThatOfTheMostGenerousLineButAWeekAtLeast() {
        long shoes = scene.sku(100, 1);
        long tee = scene.sku(100, 2);
        scene.execute("UPDATE catalog_product SET return_window_days = 15 WHERE id = ?", scene.productOf(shoes));
        scene.execute("UPDATE catalog_product SET return_window_days = 0 WHERE id = ?", scene.productOf(tee));
        var generous = shipped(shoes, tee);
        var stingy = shipped(tee);
        clock.advance(Duration.ofDays(11));

        receiveOrder.runDue(1000);

        assertThat(windowOf(generous)).isEqualTo(windowOf(stingy).plus(Duration.ofDays(8)));
        assertThat(Duration.between(clock.instant(), windowOf(stingy)))
                .isBetween(Duration.ofDays(7), Duration.ofDays(8));
    }

    @Test
    void ordersThatCannotBeReceivedKeepNobodyElseWaiting() {
        clock.advance(Duration.ofDays(11));
        receiveOrder.runDue(1000);
        var broken = List.of(shipped(scene.sku(100, 1)), shipped(scene.sku(100, 1)));
        for (var order : broken) {
            scene.execute("UPDATE order_line SET return_window_days = 4000 WHERE order_id = ?", order);
        }
        clock.advance(Duration.ofSeconds(1));
        var sound = shipped(scene.sku(100, 1));
        clock.advance(Duration.ofDays(11));

        int received = receiveOrder.runDue(2);

        assertThat(received).isEqualTo(1);
        assertThat(orders.find(sound).orElseThrow().status()).isEqualTo(OrderStatus.RECEIVED);
        for (var order : broken) {
            assertThat(orders.find(order).orElseThrow().status()).isEqualTo(OrderStatus.SHIPPED);
            scene.execute("UPDATE order_line SET return_window_days = 7 WHERE order_id = ?", order);
        }
        assertThat(receiveOrder.runDue(2)).isEqualTo(2);
    }

    private Instant windowOf(long orderId) {
        return orders.find(orderId).orElseThrow().windowEndsAt().orElseThrow();
    }

    private long shipped(long... skus) {
        var order = placeOrder.place(scene.basket(scene.member(), skus)).order();
        orders.markPaid(order.id(), 0, clock.instant());
        wholeOrders.paid(order.id());
        orders.markShipped(order.id(), 1, clock.instant());
        return order.id();
    }
}
