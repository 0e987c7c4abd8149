package io.guidepost.domain.shippinginfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.order.Addresses;
import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.ParcelSent;
import io.guidepost.domain.order.ShipOrder;
import io.guidepost.domain.order.ShipOrder.Correction;
import io.guidepost.domain.order.ShipOrder.Parcel;
import io.guidepost.domain.order.Shipment;
import io.guidepost.domain.order.Shipment.Units;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.shippinginfo.Upload.State;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** ORD-4: WeChat hears of every parcel, once, whatever happens to its answers. */
@DomainTest
class TellWeChatTest {

    @Autowired
    PlacedOrders placed;

    @Autowired
    ShipOrder shipOrder;

    @Autowired
    NoteParcels noteParcels;

    @Autowired
    TellWeChat tellWeChat;

    @Autowired
    Uploads uploads;

    @Autowired
    FakeShippingInfo weChat;

    @Autowired
    Addresses addresses;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Sale sale;
    String payment;

    @BeforeEach
    void aPaidOrderOfTwoPairs() {
        jdbc.update("UPDATE shippinginfo_upload SET due_at = '9999-12-31'");
        sale = placed.place(new Goods(2, 91_638));
        payment = placed.pay(sale).transactionId();
        weChat.isPaid(payment, "o_" + sale.memberId());
        jdbc.update(
                "UPDATE order_header SET address_sealed = ? WHERE id = ?",
                addresses.sealed(sale.orderId(), new DeliveryAddress("王小明", "13812341234", "上海市", "南京东路 1 号")),
                sale.orderId());
    }

    @Test
    void aParcelWithEverythingIsToldOnce() {
        ship("SF1", 2);
        // The outbox may deliver twice.
        noteParcels.deliver(new ParcelSent(sale.orderId()));
        tellWeChat.runDue(10);
        tellWeChat.runDue(10);

        var told = weChat.last(payment);
        assertThat(told.isSplit()).isFalse();
        assertThat(told.isAllSent()).isTrue();
        assertThat(told.parcels()).containsExactly(new ShippingInfo.Parcel("SF", "SF1", "鞋*2", "138****1234"));
        assertThat(upload().state()).isEqualTo(State.TOLD);
        assertThat(weChat.uploadsOf(payment)).isEqualTo(1);
    }

    @Test
    void partsAreToldAsTheyLeaveAndThatMoreWillFollow() {
        ship("SF1", 1);
        tellWeChat.runDue(10);
        assertThat(weChat.last(payment).isSplit()).isTrue();
        assertThat(weChat.last(payment).isAllSent()).isFalse();

        ship("SF2", 1);
        tellWeChat.runDue(10);

        assertThat(weChat.last(payment).isAllSent()).isTrue();
        assertThat(weChat.last(payment).parcels()).hasSize(2);
        assertThat(upload().told()).isEqualTo(2);
    }

    /** Repeating it blindly would cost the one chance to put a number right. */
    @Test
    void aWordWhoseAnswerWasLostIsLookedUpAndNotRepeated() {
        ship("SF1", 2);
        weChat.failNext(FakeShippingInfo.Fault.ANSWER_LOST);
        tellWeChat.runDue(10);
        assertThat(upload().state()).isEqualTo(State.UNKNOWN);

        clock.advance(Duration.ofMinutes(5));
        tellWeChat.runDue(10);

        assertThat(upload().state()).isEqualTo(State.TOLD);
        assertThat(weChat.uploadsOf(payment)).isEqualTo(1);
    }

    @Test
    void aWordThatNeverArrivedIsToldAgain() {
        ship("SF1", 2);
        weChat.failNext(FakeShippingInfo.Fault.LOST_ON_THE_WAY);
        tellWeChat.runDue(10);
        clock.advance(Duration.ofMinutes(5));
        tellWeChat.runDue(10);

        assertThat(upload().state()).isEqualTo(State.TOLD);
        assertThat(weChat.last(payment).parcels()).hasSize(1);
    }

    @Test
    void aNumberPutRightIsToldAndASecondTimeWeChatRefuses() {
        var parcel = ship("SF1", 2);
        tellWeChat.runDue(10);
        var better = correct(parcel, "SF2");
        tellWeChat.runDue(10);
        assertThat(weChat.last(payment).parcels().get(0).trackingNo()).isEqualTo("SF2");

        correct(better, "SF3");
        tellWeChat.runDue(10);

        assertThat(upload().state()).isEqualTo(State.REFUSED);
        assertThat(upload().failCode()).contains("10060003");
        assertThat(uploads.refused(Long.MAX_VALUE, 10))
                .extracting(Upload::orderId)
                .contains(sale.orderId());
        tellWeChat.again(sale.orderId());
        assertThatThrownBy(() -> tellWeChat.again(sale.orderId()))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("upload_not_refused"));
    }

    /** WeChat may not know of a payment yet that it has just told us of. */
    @Test
    void aPaymentThatIsNotKnownYetIsTriedAgainLater() {
        ship("SF1", 2);
        weChat.rejectNext(ShippingInfoGateway.NO_SUCH_PAYMENT);
        tellWeChat.runDue(10);
        assertThat(upload().state()).isEqualTo(State.DUE);

        clock.advance(Duration.ofMinutes(5));
        tellWeChat.runDue(10);

        assertThat(upload().state()).isEqualTo(State.TOLD);
    }

    private Shipment ship(String number, int units) {
        var line = sale.lines().get(0).lineId();
        var parcel =
                shipOrder.ship(new Parcel(1, Sight.ALL, sale.orderId(), "SF", number, List.of(new Units(line, units))));
        noteParcels.deliver(new ParcelSent(sale.orderId()));
        return parcel;
    }

    private Shipment correct(Shipment parcel, String number) {
        var corrected = shipOrder.correct(
                new Correction(1, Sight.ALL, sale.orderId(), parcel.id(), "SF", number, "录错单号", parcel.version()));
        noteParcels.deliver(new ParcelSent(sale.orderId()));
        return corrected;
    }

    private Upload upload() {
        return uploads.find(sale.orderId()).orElseThrow();
    }
}
