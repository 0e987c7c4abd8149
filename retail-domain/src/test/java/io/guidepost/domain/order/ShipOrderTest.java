package io.guidepost.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.order.ShipOrder.Correction;
import io.guidepost.domain.order.ShipOrder.Parcel;
import io.guidepost.domain.order.Shipment.Units;
import io.guidepost.domain.payment.FakePaymentGateway;
import io.guidepost.domain.payment.PaymentGateway.RefundOrder;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.refund.ConfirmRefund;
import io.guidepost.domain.refund.DecideRefund;
import io.guidepost.domain.refund.RequestRefund;
import io.guidepost.domain.report.HqOrders;
import io.guidepost.domain.report.HqOrders.OrderRow;
import io.guidepost.domain.sight.Sight;
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
    ReceiveOrder receiveOrder;

    @Autowired
    RequestRefund requestRefund;

    @Autowired
    DecideRefund decideRefund;

    @Autowired
    ConfirmRefund confirmRefund;

    @Autowired
    FakePaymentGateway weChat;

    @Autowired
    MovableClock clock;

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
                () -> shipOrder.ship(new Parcel(3, Sight.region(other.regionId()), orderId, "SF", "1")), "not_found");
        assertThat(hqOrders.find(Sight.region(other.regionId()), orderId)).isEmpty();
        shipOrder.ship(new Parcel(2, Sight.region(own.regionId()), orderId, "SF", "1"));

        assertThat(ids(hqOrders.page(Sight.region(own.regionId()), Optional.empty(), Long.MAX_VALUE, 10)))
                .containsExactly(orderId);
        assertThat(ids(hqOrders.page(Sight.region(own.regionId()), Optional.of(OrderStatus.PAID), Long.MAX_VALUE, 10)))
                .isEmpty();
        assertThat(hqOrders.find(Sight.ALL, orderId).orElseThrow().storeId()).isEqualTo(own.storeId());
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

        var first = ids(hqOrders.page(Sight.region(region.regionId()), Optional.empty(), Long.MAX_VALUE, 3));
        var rest = ids(hqOrders.page(Sight.region(region.regionId()), Optional.empty(), first.get(2), 3));

        assertThat(first).containsExactlyElementsOf(sales.subList(0, 3));
        assertThat(rest).containsExactlyElementsOf(sales.subList(3, 5));
    }

    @Test
    void partsLeaveOneAfterTheOtherAndTheWholeIsReceivedOnce() {
        var sale = placed.place(new Goods(3, 30_000), new Goods(1, 9_000));
        placed.pay(sale);

        var first = ship(sale, "SF1", new Units(line(sale, 0), 2));

        assertThat(placed.status(sale)).isEqualTo(OrderStatus.SHIPPED);
        assertThat(shipments.unsentOf(sale.orderId())).containsOnly(entry(line(sale, 0), 1), entry(line(sale, 1), 1));
        assertRefused(() -> receiveOrder.receive(sale.memberId(), sale.orderId()), "order_part_sent");
        assertRefused(() -> ship(sale, "SF2", new Units(line(sale, 0), 2)), "ship_quantity_exceeded");
        assertRefused(
                () -> ship(sale, "SF2", new Units(line(sale, 0), 1), new Units(line(sale, 0), 1)),
                "ship_quantity_exceeded");
        assertRefused(() -> ship(sale, "SF2", new Units(sale.orderId(), 1)), "not_found");
        clock.advance(Duration.ofHours(1));
        var rest = ship(sale, "SF", "SF3");
        assertThat(rest.units()).containsExactly(new Units(line(sale, 0), 1), new Units(line(sale, 1), 1));
        var piece = ship(sale, "SF", "SF4");

        assertThat(piece.units()).as("a further piece of what has left").isEmpty();
        assertThat(shipments.of(sale.orderId())).containsExactly(first, rest, piece);
        assertThat(orders.find(sale.orderId()).orElseThrow().shippedAt())
                .as("its time to be received runs from the last")
                .contains(rest.shippedAt());
        receiveOrder.receive(sale.memberId(), sale.orderId());
        assertThat(placed.status(sale)).isEqualTo(OrderStatus.RECEIVED);
    }

    /** What never left goes on the shelf again, what did has to come back first. */
    @Test
    void unitsGivenBackWhileAPartIsHereAreTheOnesThatAreHere() {
        var sale = placed.place(new Goods(3, 30_000));
        placed.pay(sale);
        ship(sale, "SF1", new Units(line(sale, 0), 1));

        giveBack(sale, 1);
        assertThat(placed.units(sale, 0).restocked()).isEqualTo(1);
        assertThat(shipments.unsentOf(sale.orderId())).containsOnly(entry(line(sale, 0), 1));
        giveBack(sale, 2);

        assertThat(placed.units(sale, 0).restocked()).isEqualTo(2);
        assertThat(shipments.isPartSent(sale.orderId())).isFalse();
        receiveOrder.receive(sale.memberId(), sale.orderId());
    }

    @Test
    void aWrongNumberIsPutRightAndTheFormerOneStaysInTheBooks() {
        var sale = paid();
        var other = ship(sale, "SF", "SF0");
        var parcel = ship(sale, "SF", "SF1");

        var corrected = correct(sale, parcel, "SF2", 0);

        assertThat(corrected.trackingNo()).isEqualTo("SF2");
        assertThat(correct(sale, parcel, "SF2", 0)).as("again").isEqualTo(corrected);
        assertThat(shipments.changesOf(parcel.id())).singleElement().satisfies(change -> assertThat(change.oldNo())
                .isEqualTo("SF1"));
        assertThat(ship(sale, "SF", "SF2").id())
                .as("known by its number of today")
                .isEqualTo(parcel.id());
        assertRefused(() -> correct(sale, parcel, "SF3", 0), "version_conflict");
        assertRefused(() -> correct(sale, parcel, "SF0", 1), "tracking_no_taken");
        receiveOrder.receive(sale.memberId(), sale.orderId());
        assertRefused(() -> correct(sale, other, "SF9", 0), "parcel_has_arrived");
    }

    private Shipment correct(Sale sale, Shipment parcel, String number, int version) {
        return shipOrder.correct(
                new Correction(1, Sight.ALL, sale.orderId(), parcel.id(), "SF", number, "录错单号", version));
    }

    /** By the door through which WeChat's word comes. */
    private void giveBack(Sale sale, int units) {
        var refund = requestRefund.request(new RequestRefund.Command(
                sale.memberId(),
                sale.orderId(),
                List.of(new RequestRefund.Command.Wanted(line(sale, 0), units)),
                "不合适"));
        decideRefund.approve(new DecideRefund.Decider(1, Sight.ALL), refund.id());
        weChat.refund(new RefundOrder(refund.outRefundNo(), refund.transactionId(), refund.amountFen(), 30_000, ""));
        confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS));
    }

    private static long line(Sale sale, int index) {
        return sale.lines().get(index).lineId();
    }

    private Shipment ship(Sale sale, String trackingNo, Units... units) {
        return shipOrder.ship(new Parcel(1, Sight.ALL, sale.orderId(), "SF", trackingNo, List.of(units)));
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
        return shipOrder.ship(new Parcel(1, Sight.ALL, sale.orderId(), carrier, trackingNo));
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
