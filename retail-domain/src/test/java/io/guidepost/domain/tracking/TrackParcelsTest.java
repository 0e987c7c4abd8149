package io.guidepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.order.Addresses;
import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.ParcelState;
import io.guidepost.domain.order.ShipOrder;
import io.guidepost.domain.order.ShipOrder.Parcel;
import io.guidepost.domain.order.Shipment;
import io.guidepost.domain.order.Shipments;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.tracking.CarrierTracking.Word;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** ORD-5: where a parcel is, by carriers and by hand. */
@DomainTest
class TrackParcelsTest {

    @Autowired
    PlacedOrders placed;

    @Autowired
    ShipOrder shipOrder;

    @Autowired
    Shipments shipments;

    @Autowired
    ParcelEvents events;

    @Autowired
    TrackParcels trackParcels;

    @Autowired
    FakeCarrier carrier;

    @Autowired
    Addresses addresses;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Shipment parcel;

    @BeforeEach
    void aParcelOnItsWay() {
        jdbc.update("UPDATE order_parcel SET ask_at = '9999-12-31'");
        var sale = placed.place(new Goods(1, 18_273));
        placed.pay(sale);
        jdbc.update(
                "UPDATE order_header SET address_sealed = ? WHERE id = ?",
                addresses.sealed(sale.orderId(), new DeliveryAddress("王小明", "13812341234", "上海市", "南京东路 1 号")),
                sale.orderId());
        parcel = shipOrder.ship(new Parcel(1, Sight.ALL, sale.orderId(), "SF", "SF" + sale.orderId()));
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void wordsMayComeLateAndTwiceAndTheNewestDecides() {
        var picked = word(0, ParcelState.PICKED_UP);
        var onTheWay = word(20, ParcelState.IN_TRANSIT);
        var delivered = word(30, ParcelState.DELIVERED);
        clock.advance(Duration.ofHours(1));

        carrier.says(parcel.trackingNo(), onTheWay);
        trackParcels.runDue(10);
        assertThat(state()).isEqualTo(ParcelState.IN_TRANSIT);
        assertThat(carrier.phoneEnd()).isEqualTo("1234");
        assertThat(trackParcels.runDue(10)).as("not again at once").isZero();
        clock.advance(Duration.ofHours(3));
        carrier.says(parcel.trackingNo(), picked, onTheWay, delivered);
        trackParcels.runDue(10);
        assertThat(state()).isEqualTo(ParcelState.DELIVERED);
        note(new Word(clock.instant(), ParcelState.TROUBLE, "", "破损"));

        assertThat(state()).as("it has arrived").isEqualTo(ParcelState.DELIVERED);
        assertThat(events.of(List.of(parcel.id())).get(parcel.id()))
                .extracting(ParcelEvent::state)
                .containsExactly(
                        ParcelState.TROUBLE, ParcelState.DELIVERED, ParcelState.IN_TRANSIT, ParcelState.PICKED_UP);
        clock.advance(Duration.ofHours(4));
        assertThat(trackParcels.runDue(10)).as("nothing is left to ask").isZero();
    }

    @Test
    void whatCannotHaveBeenIsNotNoted() {
        var future = new Word(clock.instant().plus(Duration.ofHours(1)), ParcelState.DELIVERED, "", "签收");
        var past = new Word(parcel.shippedAt().minus(Duration.ofDays(2)), ParcelState.PICKED_UP, "", "揽收");

        for (var word : List.of(future, past)) {
            assertThatThrownBy(() -> note(word)).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code())
                    .isEqualTo("parcel_time_impossible"));
        }
        assertThat(state()).isEqualTo(ParcelState.SENT);
    }

    private void note(Word word) {
        trackParcels.note(1, Sight.ALL, parcel.orderId(), parcel.id(), word);
    }

    private Word word(int minutes, ParcelState state) {
        return new Word(parcel.shippedAt().plus(Duration.ofMinutes(minutes)), state, "上海", state.name());
    }

    private ParcelState state() {
        return shipments.find(parcel.id()).orElseThrow().state();
    }
}
