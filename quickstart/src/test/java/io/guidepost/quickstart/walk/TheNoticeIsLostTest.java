package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TheNoticeIsLostTest extends WalkTest {

    private static final Duration LONGER_THAN_THE_TIME_TO_PAY = Duration.ofMinutes(31);

    @Test
    void weAskAndTheOrderIsPaid() {
        var sku = OwnGoods.onShelf(1, 10_000);
        var shopper = stranger();
        var order = shopper.place(sku, 1);

        sim.pay(shopper.prepare(order), "NEVER");
        sim.advance(Duration.ofMinutes(3));

        shopper.awaitStatus(order, "PAID");
        assertThat(OwnGoods.stock(sku)).isEqualTo(new OwnGoods.Stock(0, 0, 1));
    }

    @Test
    void aNoticeThatComesAfterWeHaveAskedChangesNothing() {
        var lu = guide("sh002_lu");
        var shopper = stranger();
        shopper.open(lu.share(1001));
        var order = shopper.place(OwnGoods.onShelf(1, 10_000), 1);
        sim.pay(shopper.prepare(order), "LATE");
        sim.advance(Duration.ofMinutes(3));
        shopper.awaitStatus(order, "PAID");
        var earned = lu.earnings();

        sim.releaseLateNotifications();
        sim.advance(LONGER_THAN_THE_TIME_TO_PAY);

        assertThat(lu.entriesOf(order.id())).hasSize(1);
        assertThat(lu.earnings()).isEqualTo(earned);
        assertThat(shopper.status(order)).isEqualTo("PAID");
    }

    @Test
    void nobodyPaysAndTheGoodsGoBack() {
        var sku = OwnGoods.onShelf(2, 10_000);
        var shopper = stranger();
        var prepared = shopper.place(sku, 1);
        var neverPrepared = shopper.place(sku, 1);
        var prepayId = shopper.prepare(prepared);

        sim.advance(LONGER_THAN_THE_TIME_TO_PAY);

        shopper.awaitStatus(prepared, "CLOSED");
        shopper.awaitStatus(neverPrepared, "CLOSED");
        assertThat(OwnGoods.stock(sku)).isEqualTo(new OwnGoods.Stock(2, 0, 0));
        assertThat(sim.tryToPay(prepayId).status()).isEqualTo(409);
    }

    @Test
    void whoPaidInTheLastMomentHasPaid() {
        var sku = OwnGoods.onShelf(1, 10_000);
        var shopper = stranger();
        var order = shopper.place(sku, 1);

        sim.pay(shopper.prepare(order), "NEVER");
        sim.advance(LONGER_THAN_THE_TIME_TO_PAY);

        shopper.awaitStatus(order, "PAID");
        assertThat(OwnGoods.stock(sku)).isEqualTo(new OwnGoods.Stock(0, 0, 1));
    }

    @Test
    void noticesThatDoNotComeFromWeChatAreNotBelieved() {
        var shopper = stranger();
        var order = shopper.place(OwnGoods.onShelf(1, 10_000), 1);
        var prepayId = shopper.prepare(order);

        sim.notifications("WRONG_SIGNATURE_NEXT", 1);
        sim.pay(prepayId, "ONCE");

        // The genuine notice follows the spoilt one, or we ask; either way the order is paid once.
        sim.advance(Duration.ofMinutes(3));
        shopper.awaitStatus(order, "PAID");
    }
}
