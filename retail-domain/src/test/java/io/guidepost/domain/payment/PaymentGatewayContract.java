package io.guidepost.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.payment.PaymentGateway.Closing;
import io.guidepost.domain.payment.PaymentGateway.PrepayOrder;
import io.guidepost.domain.payment.PaymentGateway.RefundOrder;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PaymentGateway} keeps to: inherited for the fake of the unit tests and for the adapter against the
 * simulator, so that both are the same WeChat.
 */
public abstract class PaymentGatewayContract {

    /** The gateway under test. */
    protected abstract PaymentGateway gateway();

    /** Makes the shopper pay, without any notice arriving. */
    protected abstract void shopperPays(String outTradeNo, String prepayId);

    /** Lets a refund that is being processed succeed. */
    protected abstract void refundSucceeds(String outRefundNo);

    /** By which the gateway's clock goes: an order of now lives a quarter of an hour longer. */
    protected abstract Instant now();

    @Test
    void theSameOrderMayBePreparedTwice() {
        var order = order(11910);

        var first = gateway().prepay(order);
        var second = gateway().prepay(order);

        assertThat(first.prepayId()).isNotBlank();
        assertThat(second.prepayId()).isNotBlank();
    }

    @Test
    void anotherAmountUnderTheSameNumberIsRejected() {
        var order = order(11910);
        gateway().prepay(order);

        var changed =
                new PrepayOrder(order.outTradeNo(), 1, order.description(), order.payerOpenid(), order.expiresAt());

        assertThatThrownBy(() -> gateway().prepay(changed)).isInstanceOf(GatewayRejected.class);
    }

    @Test
    void parametersAreSignedForTheMiniProgram() {
        var prepay = gateway().prepay(order(100));

        var parameters = gateway().sign(prepay.prepayId());

        assertThat(parameters.prepayId()).isEqualTo(prepay.prepayId());
        assertThat(parameters.packageValue()).isEqualTo("prepay_id=" + prepay.prepayId());
        assertThat(parameters.signType()).isEqualTo("RSA");
        assertThat(parameters.timeStamp()).matches("\\d{10}");
        assertThat(parameters.nonceStr()).isNotBlank();
        assertThat(parameters.paySign()).isNotBlank();
        assertThat(gateway().sign(prepay.prepayId()).nonceStr()).isNotEqualTo(parameters.nonceStr());
    }

    @Test
    void aNumberNeverHeardOfIsEmptyAndNotAnError() {
        assertThat(gateway().query(number())).isEmpty();
        assertThat(gateway().queryRefund(number())).isEmpty();
    }

    @Test
    void anUnpaidOrderIsNotCaptured() {
        var order = order(100);
        gateway().prepay(order);

        var facts = gateway().query(order.outTradeNo()).orElseThrow();

        assertThat(facts.isCaptured()).isFalse();
        assertThat(facts.state()).isEqualTo("NOTPAY");
    }

    @Test
    void aPaidOrderTellsWhatWasTaken() {
        var order = paid(11910);

        var facts = gateway().query(order.outTradeNo()).orElseThrow();

        assertThat(facts.isCaptured()).isTrue();
        assertThat(facts.outTradeNo()).isEqualTo(order.outTradeNo());
        assertThat(facts.amountFen()).isEqualTo(11910);
        assertThat(facts.currency()).isEqualTo("CNY");
        assertThat(facts.payerOpenid()).isEqualTo(order.payerOpenid());
        assertThat(facts.transactionId()).isNotBlank();
        assertThat(facts.paidAt()).isBetween(now().minusSeconds(120), now().plusSeconds(120));
    }

    @Test
    void aPaidOrderCannotBePreparedAgain() {
        var order = paid(100);

        assertThatThrownBy(() -> gateway().prepay(order)).isInstanceOf(GatewayRejected.class);
    }

    @Test
    void closingTwiceIsHarmless() {
        var order = order(100);
        gateway().prepay(order);

        assertThat(gateway().close(order.outTradeNo())).isEqualTo(Closing.CLOSED);
        assertThat(gateway().close(order.outTradeNo())).isEqualTo(Closing.CLOSED);
        assertThat(gateway().query(order.outTradeNo()).orElseThrow().state()).isEqualTo("CLOSED");
    }

    @Test
    void closingComesTooLateForAPaidOrder() {
        var order = paid(100);

        assertThat(gateway().close(order.outTradeNo())).isEqualTo(Closing.ALREADY_PAID);
        assertThat(gateway().query(order.outTradeNo()).orElseThrow().isCaptured())
                .isTrue();
    }

    @Test
    void closingANumberNeverHeardOfIsRejected() {
        assertThatThrownBy(() -> gateway().close(number()))
                .isInstanceOfSatisfying(GatewayRejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo("ORDER_NOT_EXIST"));
    }

    @Test
    void aRefundIsFirstProcessedAndThenSucceeds() {
        var order = paid(11910);
        var refund = refund(order, 910);

        var accepted = gateway().refund(refund);
        assertThat(accepted.outRefundNo()).isEqualTo(refund.outRefundNo());
        assertThat(accepted.refundFen()).isEqualTo(910);
        assertThat(accepted.refundId()).isNotBlank();
        assertThat(accepted.state()).isEqualTo(RefundState.PROCESSING);

        refundSucceeds(refund.outRefundNo());
        var succeeded = gateway().queryRefund(refund.outRefundNo()).orElseThrow();
        assertThat(succeeded.state()).isEqualTo(RefundState.SUCCESS);
        assertThat(succeeded.succeededAt()).isPresent();
    }

    @Test
    void theSameRefundNumberIsTheSameRefund() {
        var order = paid(1000);
        var refund = refund(order, 600);

        var first = gateway().refund(refund);
        var second = gateway().refund(refund);

        // A second refund of 600 would exceed what was paid.
        assertThat(second.refundId()).isEqualTo(first.refundId());
    }

    @Test
    void moreThanWasPaidIsNeverRefunded() {
        var order = paid(1000);
        gateway().refund(refund(order, 600));

        assertThatThrownBy(() -> gateway().refund(refund(order, 401))).isInstanceOf(GatewayRejected.class);
        assertThat(gateway().refund(refund(order, 400)).refundFen()).isEqualTo(400);
    }

    @Test
    void aRefundedPaymentStillCountsAsCaptured() {
        var order = paid(1000);
        var refund = refund(order, 1000);
        gateway().refund(refund);
        refundSucceeds(refund.outRefundNo());

        assertThat(gateway().query(order.outTradeNo()).orElseThrow().isCaptured())
                .isTrue();
    }

    private PrepayOrder paid(long amountFen) {
        var order = order(amountFen);
        shopperPays(order.outTradeNo(), gateway().prepay(order).prepayId());
        return order;
    }

    private PrepayOrder order(long amountFen) {
        return new PrepayOrder(number(), amountFen, "订单", "o_contract", now().plusSeconds(900));
    }

    private RefundOrder refund(PrepayOrder order, long refundFen) {
        var transactionId = gateway().query(order.outTradeNo()).orElseThrow().transactionId();
        return new RefundOrder(number(), transactionId, refundFen, order.amountFen(), "七天无理由退货");
    }

    private static String number() {
        return "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }
}
