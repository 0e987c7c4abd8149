package io.guidepost.domain.payment;

import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.payout.PayoutGateway.TransferFacts;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

class FakePaymentNoticesTest extends PaymentNoticesContract {

    private static final Instant NOW = Instant.parse("2026-11-02T04:00:00Z");

    private final FakePaymentNotices notices = new FakePaymentNotices(Clock.fixed(NOW, ZoneOffset.UTC));
    private int number;

    @Override
    protected PaymentNotices notices() {
        return notices;
    }

    @Override
    protected Told<PaymentFacts> payment(long amountFen) {
        return told(paid(amountFen));
    }

    @Override
    protected Told<PaymentFacts> again(Told<PaymentFacts> payment) {
        return new Told<>(payment.facts(), notices.headers(payment.body()), payment.body());
    }

    @Override
    protected Told<PaymentFacts> stalePayment(long amountFen) {
        var fresh = payment(amountFen);
        return new Told<>(fresh.facts(), notices.headers(fresh.body(), NOW.minusSeconds(301)), fresh.body());
    }

    @Override
    protected Told<RefundFacts> refund(long paidFen, long refundFen) {
        return told(new RefundFacts("R" + ++number, "50", RefundState.SUCCESS, refundFen, Optional.of(NOW)));
    }

    @Override
    protected Told<TransferFacts> transfer(long amountFen) {
        return told(new TransferFacts(
                "W" + ++number, "13", TransferState.SUCCESS, amountFen, Optional.empty(), Optional.empty(), NOW));
    }

    private PaymentFacts paid(long amountFen) {
        return new PaymentFacts("T" + ++number, "SUCCESS", "42" + number, amountFen, "CNY", "o_wang", NOW);
    }

    private <T> Told<T> told(T facts) {
        var body = ("notice " + ++number).getBytes(StandardCharsets.UTF_8);
        notices.leave(new String(body, StandardCharsets.UTF_8), facts);
        return new Told<>(facts, notices.headers(body), body);
    }
}
