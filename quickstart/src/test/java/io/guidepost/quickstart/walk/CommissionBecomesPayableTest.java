package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.quickstart.walk.GuideClient.Earnings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommissionBecomesPayableTest extends WalkTest {

    @Test
    void afterReceiptAndTheReturnWindow() {
        var shen = guide("sh002_shen");
        var before = shen.earnings();
        var shopper = stranger();
        shopper.open(shen.share(1001));
        var order = shopper.buy(OwnGoods.onShelf(1, 100_000), 1);
        assertThat(shen.earnings().minus(before)).isEqualTo(new Earnings(5_000, 0, 0, 0, 0));

        hq().ship(order);
        shopper.awaitStatus(order, "SHIPPED");
        shopper.receive(order);
        eventually("commission is frozen", () -> assertThat(shen.earnings().minus(before))
                .isEqualTo(new Earnings(0, 5_000, 0, 0, 0)));

        sim.advance(Duration.ofDays(6));
        assertThat(shen.earnings().minus(before)).isEqualTo(new Earnings(0, 5_000, 0, 0, 0));

        sim.advance(Duration.ofDays(2));
        eventually("commission is available", () -> assertThat(shen.earnings().minus(before))
                .isEqualTo(new Earnings(0, 0, 5_000, 0, 0)));
        assertThat(hq().commission(order.id()).of("GUIDE").path("status").asString())
                .isEqualTo("AVAILABLE");
    }

    @Test
    void aRefundWithinTheWindowTakesItsPartOfTheFrozen() {
        var gu = guide("sh002_gu");
        var before = gu.earnings();
        var shopper = stranger();
        shopper.open(gu.share(1001));
        var order = shopper.buy(OwnGoods.onShelf(2, 50_000), 2);
        hq().ship(order);
        shopper.receive(order);

        shopper.refund(order, order.line().id(), 1, hq());
        eventually("half is taken back", () -> assertThat(gu.earnings().minus(before))
                .isEqualTo(new Earnings(0, 2_500, 0, 0, 0)));

        sim.advance(Duration.ofDays(8));
        eventually("the rest is available", () -> assertThat(gu.earnings().minus(before))
                .isEqualTo(new Earnings(0, 0, 2_500, 0, 0)));
    }

    /** ORD-4: what WeChat is told of goods, and what it says of them. */
    @Test
    void whoConfirmsReceiptInWeChatHasReceived() {
        var shopper = stranger();
        var order = shopper.buy(OwnGoods.onShelf(1, 10_000), 1);
        hq().ship(order);

        eventually(
                "WeChat knows of the parcel, and the shopper taps",
                () -> assertThat(sim.confirmReceiptOf("SF" + order.id())).isTrue());

        shopper.awaitStatus(order, "RECEIVED");
    }

    @Test
    void whoNeverConfirmsReceiptHasReceivedAfterTenDays() {
        var shopper = stranger();
        var order = shopper.buy(OwnGoods.onShelf(1, 10_000), 1);
        hq().ship(order);

        sim.advance(Duration.ofDays(10).plusMinutes(1));

        shopper.awaitStatus(order, "RECEIVED");
    }
}
