package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.quickstart.walk.GuideClient.Earnings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartOfAnOrderIsRefundedTest extends WalkTest {

    /** Three units of 33.33 yuan: 5 % of what is kept is never a whole fen, and still ends at zero. */
    @Test
    void partialRefundsClawBackExactlyWhatTheyUndo() {
        var wu = guide("sh002_wu");
        var before = wu.earnings();
        var sku = OwnGoods.onShelf(3, 3_333);
        var shopper = stranger();
        shopper.open(wu.share(1001));
        var order = shopper.buy(sku, 3);
        assertThat(hq().commission(order.id()).netFen("GUIDE")).isEqualTo(499);

        assertThat(shopper.refund(order, order.line().id(), 1, hq())).isEqualTo(3_333);
        var afterOne = hq().commission(order.id());
        assertThat(afterOne.netFen("GUIDE")).isEqualTo(333);
        assertThat(afterOne.of("GUIDE").path("clawedBackFen").asLong()).isEqualTo(166);
        assertThat(afterOne.netFen("STORE")).isEqualTo(133);
        assertThat(wu.earnings().minus(before)).isEqualTo(new Earnings(333, 0, 0, 0, 0));
        var seen = shopper.order(order.id()).path("lines").get(0);
        assertThat(seen.path("refundedQuantity").asInt()).isEqualTo(1);
        assertThat(seen.path("refundedFen").asLong()).isEqualTo(3_333);

        assertThat(shopper.refund(order, order.line().id(), 2, hq())).isEqualTo(6_666);
        assertThat(hq().commission(order.id()).totalNetFen()).isZero();
        assertThat(wu.earnings()).isEqualTo(before);
        assertThat(OwnGoods.stock(sku).available()).as("nothing was shipped").isEqualTo(3);
    }

    @Test
    void neverMoreThanWasBought() {
        var shopper = stranger();
        var order = shopper.buy(OwnGoods.onShelf(2, 10_000), 2);
        shopper.askRefund(order, order.line().id(), 1).expect(201);

        assertThat(shopper.askRefund(order, order.line().id(), 2).status()).isEqualTo(422);

        shopper.askRefund(order, order.line().id(), 1).expect(201);
        assertThat(shopper.askRefund(order, order.line().id(), 1).status()).isEqualTo(422);
    }

    @Test
    void afterTheReturnWindowNothingIsTakenBack() {
        var hq = hq();
        var shopper = stranger();
        var order = shopper.buy(OwnGoods.onShelf(1, 10_000), 1);
        hq.ship(order);
        shopper.receive(order);

        sim.advance(Duration.ofDays(9));

        assertThat(shopper.askRefund(order, order.line().id(), 1).status()).isEqualTo(422);
    }

    @Test
    void whatIsNotPaidCannotBeGivenBack() {
        var shopper = stranger();
        var order = shopper.place(OwnGoods.onShelf(1, 10_000), 1);

        shopper.askRefund(order, order.line().id(), 1).refused(409, "order_not_refundable");
    }

    @Test
    void nobodyElseCanAskForIt() {
        var shopper = stranger();
        var order = shopper.buy(OwnGoods.onShelf(1, 10_000), 1);

        stranger().askRefund(order, order.line().id(), 1).refused(404, "not_found");
    }

    @Test
    void aRejectedRefundMovesNoMoney() {
        var shopper = stranger();
        var order = shopper.buy(OwnGoods.onShelf(1, 10_000), 1);
        var refund = shopper.askRefund(order, order.line().id(), 1).expect(201).text("id");
        long refundedBefore = sim.journal().refundedFen();

        hq().http()
                .post("/api/admin/v1/refunds/" + refund + "/rejection", Map.of("reason", "已使用"))
                .expect(200);

        assertThat(shopper.refundStatus(order, refund)).isEqualTo("REJECTED");
        assertThat(sim.journal().refundedFen()).isEqualTo(refundedBefore);
        assertThat(shopper.askRefund(order, order.line().id(), 1).status()).isEqualTo(201);
    }

    @Test
    void aRefundWhoseAnswerIsLostIsPaidOnce() {
        var shopper = stranger();
        var order = shopper.buy(OwnGoods.onShelf(1, 12_345), 1);
        long refundedBefore = sim.journal().refundedFen();
        sim.fault("/v3/refund/domestic/refunds", "APPLIED_BUT_LOST", 1);

        var refund = shopper.askRefund(order, order.line().id(), 1).expect(201).text("id");
        hq().approveRefund(refund);

        eventually("the refund is sent and its answer lost", () -> assertThat(sim.calls("/v3/refund/domestic/refunds"))
                .anyMatch(call -> call.toString().contains(refund)));
        sim.advance(Duration.ofMinutes(5));
        eventually("the refund succeeds", () -> assertThat(shopper.refundStatus(order, refund))
                .isEqualTo("SUCCEEDED"));
        assertThat(sim.journal().refundedFen() - refundedBefore).isEqualTo(12_345);
        assertThat(List.of(shopper.order(order.id()).path("refundedFen").asLong()))
                .containsExactly(12_345L);
    }
}
