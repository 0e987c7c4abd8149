package io.guidepost.domain.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.payout.PayoutGateway.TransferOrder;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link PayoutGateway} keeps to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class PayoutGatewayContract {

    /** The gateway under test. */
    protected abstract PayoutGateway gateway();

    /** Makes the guide confirm. */
    protected abstract void guideConfirms(String outBillNo);

    /** Lets the transfer lapse because the guide has not confirmed. */
    protected abstract void lapses(String outBillNo);

    /** By which the gateway's clock goes. */
    protected abstract Instant now();

    @Test
    void aTransferWaitsForTheGuide() {
        var order = order(1234);

        var facts = gateway().transfer(order);

        assertThat(facts.outBillNo()).isEqualTo(order.outBillNo());
        assertThat(facts.transferBillNo()).isNotBlank();
        assertThat(facts.amountFen()).isEqualTo(1234);
        assertThat(facts.state()).isEqualTo(TransferState.WAIT_USER_CONFIRM);
        assertThat(facts.packageInfo()).isPresent();
        assertThat(facts.failReason()).isEmpty();
        assertThat(facts.updatedAt()).isBetween(now().minusSeconds(60), now().plusSeconds(60));
    }

    @Test
    void theSameNumberWithTheSameFactsIsTheSameTransfer() {
        var order = order(1234);

        var first = gateway().transfer(order);
        var second = gateway().transfer(order);

        assertThat(second.transferBillNo()).isEqualTo(first.transferBillNo());
        assertThat(second.packageInfo()).isPresent();
    }

    @Test
    void anotherAmountUnderTheSameNumberIsRejected() {
        var order = order(1234);
        gateway().transfer(order);

        var changed = new TransferOrder(order.outBillNo(), order.openid(), 1235, order.remark(), order.rewardText());

        assertThatThrownBy(() -> gateway().transfer(changed)).isInstanceOf(GatewayRejected.class);
        assertThat(gateway().query(order.outBillNo()).orElseThrow().amountFen()).isEqualTo(1234);
    }

    @Test
    void aNumberNeverHeardOfIsEmptyAndNotAnError() {
        assertThat(gateway().query(number())).isEmpty();
    }

    @Test
    void aConfirmedTransferHasSucceeded() {
        var order = order(1234);
        gateway().transfer(order);

        guideConfirms(order.outBillNo());

        var facts = gateway().query(order.outBillNo()).orElseThrow();
        assertThat(facts.state()).isEqualTo(TransferState.SUCCESS);
        assertThat(facts.amountFen()).isEqualTo(1234);
        assertThat(gateway().transfer(order).state()).isEqualTo(TransferState.SUCCESS);
    }

    @Test
    void aLapsedTransferTellsWhy() {
        var order = order(1234);
        gateway().transfer(order);

        lapses(order.outBillNo());

        var facts = gateway().query(order.outBillNo()).orElseThrow();
        assertThat(facts.state()).isEqualTo(TransferState.FAIL);
        assertThat(facts.failReason()).contains("OVERDUE_CLOSE");
    }

    @Test
    void anUnconfirmedTransferCanBeTakenBack() {
        var order = order(1234);
        gateway().transfer(order);

        var cancelled = gateway().cancel(order.outBillNo());

        assertThat(cancelled.state()).isIn(TransferState.CANCELING, TransferState.CANCELLED);
        assertThat(cancelled.amountFen()).isEqualTo(1234);
    }

    @Test
    void aConfirmedTransferCannotBeTakenBack() {
        var order = order(1234);
        gateway().transfer(order);
        guideConfirms(order.outBillNo());

        assertThatThrownBy(() -> gateway().cancel(order.outBillNo())).isInstanceOf(GatewayRejected.class);
        assertThat(gateway().query(order.outBillNo()).orElseThrow().state()).isEqualTo(TransferState.SUCCESS);
    }

    @Test
    void whatWasNeverAskedForCannotBeTakenBack() {
        assertThatThrownBy(() -> gateway().cancel(number())).isInstanceOf(GatewayRejected.class);
    }

    protected final TransferOrder order(long amountFen) {
        return new TransferOrder(number(), "o_contract", amountFen, "佣金提现", "9月佣金");
    }

    private static String number() {
        return "W" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }
}
