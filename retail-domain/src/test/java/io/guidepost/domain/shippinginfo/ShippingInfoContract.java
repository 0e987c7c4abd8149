package io.guidepost.domain.shippinginfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.shippinginfo.ShippingInfo.Parcel;
import io.guidepost.domain.shippinginfo.ShippingInfo.Way;
import io.guidepost.domain.shippinginfo.ShippingInfoGateway.Known;
import io.guidepost.domain.shippinginfo.ShippingInfoGateway.State;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link ShippingInfoGateway} keeps to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class ShippingInfoContract {

    protected abstract ShippingInfoGateway gateway();

    /** A payment that {@code o_lin} has just made, by WeChat's number. */
    protected abstract String paid();

    @Test
    void aWholeDeliveryIsKnownOnceItWasTold() {
        var payment = paid();
        assertThat(gateway().find(payment)).contains(new Known(State.WAITING, false, List.of()));

        gateway().upload(whole(payment, "SF1"));

        assertThat(gateway().find(payment)).contains(new Known(State.SENT, true, List.of("SF SF1")));
    }

    @Test
    void theSameWordAgainIsUnchangedAndPuttingRightIsPossibleOnce() {
        var payment = paid();
        gateway().upload(whole(payment, "SF1"));

        assertRefused(() -> gateway().upload(whole(payment, "SF1")), ShippingInfoGateway.UNCHANGED);
        gateway().upload(whole(payment, "SF2"));
        assertRefused(() -> gateway().upload(whole(payment, "SF3")), "10060003");
        assertThat(gateway().find(payment).orElseThrow().parcels()).containsExactly("SF SF2");
    }

    @Test
    void parcelsMayFollowEachOtherUntilAllHaveLeft() {
        var payment = paid();

        gateway().upload(split(payment, false, "SF1"));
        assertThat(gateway().find(payment)).contains(new Known(State.SENT, false, List.of("SF SF1")));
        gateway().upload(split(payment, false, "SF1", "SF2"));
        gateway().upload(split(payment, true, "SF1", "SF2", "SF3"));

        assertThat(gateway().find(payment))
                .contains(new Known(State.SENT, true, List.of("SF SF1", "SF SF2", "SF SF3")));
    }

    @Test
    void whatIsFetchedInAStoreHasNoNumber() {
        var payment = paid();

        gateway()
                .upload(new ShippingInfo(
                        payment, "o_lin", Way.PICK_UP, false, true, List.of(new Parcel("", "", "衫*1", "")), now()));

        assertThat(gateway().find(payment)).contains(new Known(State.SENT, true, List.of()));
    }

    @Test
    void aStrangersPaymentIsRefused() {
        assertRefused(() -> gateway().upload(whole("4200000000", "SF1")), ShippingInfoGateway.NO_SUCH_PAYMENT);
        assertThat(gateway().find("4200000000")).isEmpty();
        var payment = paid();
        var parcel = new Parcel("SF", "SF1", "衫*1", "138****1234");
        assertRefused(
                () -> gateway()
                        .upload(new ShippingInfo(payment, "o_other", Way.EXPRESS, false, true, List.of(parcel), now())),
                "10060031");
    }

    private ShippingInfo whole(String payment, String number) {
        return new ShippingInfo(
                payment,
                "o_lin",
                Way.EXPRESS,
                false,
                true,
                List.of(new Parcel("SF", number, "衫*1", "138****1234")),
                now());
    }

    private ShippingInfo split(String payment, boolean isAllSent, String... numbers) {
        return new ShippingInfo(
                payment,
                "o_lin",
                Way.EXPRESS,
                true,
                isAllSent,
                Stream.of(numbers)
                        .map(number -> new Parcel("SF", number, "衫*1", "138****1234"))
                        .toList(),
                now());
    }

    private static Instant now() {
        return Instant.parse("2026-11-22T05:00:00Z");
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(GatewayRejected.class, no -> assertThat(no.code())
                .isEqualTo(code));
    }
}
