package io.guidepost.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.order.ShipOrder.Parcel;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.report.HqOrders;
import io.guidepost.domain.report.HqOrders.OrderRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class ShipOrderTest {

    @Autowired
    PlacedOrders placed;

    @Autowired
    Sales sales;

    @Autowired
    WholeOrders wholeOrders;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    ShopScene scene;

    @Autowired
    ShipOrder shipOrder;

    @Autowired
    Shipments shipments;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Orders orders;

    @Autowired
    HqOrders hqOrders;

    @Test
    void theFirstParcelMakesTheOrderShippedAndMoreMayFollow() {
        var sale = paid();

        var first = ship(sale, "SF", "SF1000");
        var second = ship(sale, "SF", "SF1001");

        assertThat(placed.status(sale)).isEqualTo(OrderStatus.SHIPPED);
        assertThat(orders.find(sale.orderId()).orElseThrow().shippedAt()).contains(first.shippedAt());
        assertThat(shipments.of(sale.orderId())).containsExactly(first, second);
    }

    @Test
    void theSameParcelTenTimesAtOnceIsOneParcel() throws Exception {
        var sale = paid();
        Callable<Shipment> note = () -> ship(sale, "SF", "SF1000");

        var pool = Executors.newFixedThreadPool(10);
        var noted = new ArrayList<Shipment>();
        for (var future : pool.invokeAll(Collections.nCopies(10, note))) {
            noted.add(future.get());
        }
        pool.shutdown();

        assertThat(shipments.of(sale.orderId())).hasSize(1);
        assertThat(noted).containsOnly(shipments.of(sale.orderId()).get(0));
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void onlyAPaidOrderCanBeShipped(OrderStatus status) {
        var sale = placed.place(new Goods(1, 18_273));
        placed.force(sale, status);

        if (status == OrderStatus.PAID || status == OrderStatus.SHIPPED) {
            ship(sale, "SF", "SF1000");
            assertThat(placed.status(sale)).isEqualTo(OrderStatus.SHIPPED);
        } else {
            assertRefused(() -> ship(sale, "SF", "SF1000"), "order_not_shippable");
            assertThat(shipments.of(sale.orderId())).isEmpty();
            assertThat(placed.status(sale)).isEqualTo(status);
        }
    }

    @Test
    void whatIsRefundedInFullIsNotSent() {
        var sale = paid();
        sales.refund(sale, sale.lines().get(0).lineId(), 1, 18_273);

        assertRefused(() -> ship(sale, "SF", "SF1000"), "nothing_to_ship");
    }

    /** The money is on its way: sending the goods as well would give both. */
    @ParameterizedTest
    @CsvSource({
        "REQUESTED, true",
        "APPROVED, false",
        "UNKNOWN, false",
        "PROCESSING, false",
        "ABNORMAL, false",
        "REJECTED, true",
        "FAILED, true"
    })
    void whatIsOnItsWayBackInFullIsNotSent(String refund, boolean isSent) {
        var sale = paid();
        jdbc.update(
                "INSERT INTO refund_request (id, order_id, kind, transaction_id, out_refund_no, status, amount_fen, reason,"
                        + " requested_at) VALUES (?, ?, 'AFTER_SALE', 't', ?, ?, 18273, '', '2026-11-02')",
                sale.orderId(),
                sale.orderId(),
                "r" + sale.orderId(),
                refund);
        jdbc.update(
                "INSERT INTO refund_line VALUES (?, ?, 1, 18273)",
                sale.orderId(),
                sale.lines().get(0).lineId());

        if (isSent) {
            ship(sale, "SF", "SF1000");
            assertThat(placed.status(sale)).isEqualTo(OrderStatus.SHIPPED);
        } else {
            assertRefused(() -> ship(sale, "SF", "SF1000"), "nothing_to_ship");
        }
    }

    @Test
    void aRegionSeesAndSendsItsOwnOrdersOnly() {
        var own = scene.store();
        var other = scene.store();
        var member = scene.member();
        scene.touches(member, scene.guideAt(own.storeId()), own.storeId(), Duration.ofHours(1));
        long orderId = placeOrder
                .place(scene.basket(member, scene.sku(9_900, 5)))
                .order()
                .id();
        scene.execute("UPDATE order_header SET status = 'PAID', paid_at = placed_at WHERE id = ?", orderId);
        wholeOrders.paid(orderId);

        assertRefused(
                () -> shipOrder.ship(new Parcel(3, Optional.of(other.regionId()), orderId, "SF", "1")), "not_found");
        assertThat(hqOrders.find(Optional.of(other.regionId()), orderId)).isEmpty();
        shipOrder.ship(new Parcel(2, Optional.of(own.regionId()), orderId, "SF", "1"));

        assertThat(ids(hqOrders.page(Optional.of(own.regionId()), Optional.empty(), Long.MAX_VALUE, 10)))
                .containsExactly(orderId);
        assertThat(ids(hqOrders.page(Optional.of(own.regionId()), Optional.of(OrderStatus.PAID), Long.MAX_VALUE, 10)))
                .isEmpty();
        assertThat(hqOrders.find(Optional.empty(), orderId).orElseThrow().storeId())
                .isEqualTo(own.storeId());
    }

    @Test
    void pagesFollowEachOtherWithoutGapsNewestFirst() {
        var region = scene.store();
        var sales = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            var member = scene.member();
            scene.touches(member, scene.guideAt(region.storeId()), region.storeId(), Duration.ofHours(1));
            sales.add(
                    0,
                    placeOrder
                            .place(scene.basket(member, scene.sku(100, 1)))
                            .order()
                            .id());
        }

        var first = ids(hqOrders.page(Optional.of(region.regionId()), Optional.empty(), Long.MAX_VALUE, 3));
        var rest = ids(hqOrders.page(Optional.of(region.regionId()), Optional.empty(), first.get(2), 3));

        assertThat(first).containsExactlyElementsOf(sales.subList(0, 3));
        assertThat(rest).containsExactlyElementsOf(sales.subList(3, 5));
    }

    private static List<Long> ids(List<OrderRow> rows) {
        return rows.stream().map(OrderRow::id).toList();
    }

    private Sale paid() {
        var sale = placed.place(new Goods(1, 18_273));
        placed.pay(sale);
        return sale;
    }

    private Shipment ship(Sale sale, String carrier, String trackingNo) {
        return shipOrder.ship(new Parcel(1, Optional.empty(), sale.orderId(), carrier, trackingNo));
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
