package io.guidepost.domain.payment;

import io.guidepost.domain.payment.PaymentGateway.RefundState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

class FakePaymentGatewayTest extends PaymentGatewayContract {

    private final Instant now = Instant.parse("2026-11-02T04:00:00Z");
    private final FakePaymentGateway gateway = new FakePaymentGateway(Clock.fixed(now, ZoneOffset.UTC));

    @Override
    protected PaymentGateway gateway() {
        return gateway;
    }

    @Override
    protected void shopperPays(String outTradeNo, String prepayId) {
        gateway.pay(outTradeNo);
    }

    @Override
    protected void refundSucceeds(String outRefundNo) {
        gateway.decideRefund(outRefundNo, RefundState.SUCCESS);
    }

    @Override
    protected Instant now() {
        return now;
    }
}
