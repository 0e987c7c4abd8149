package io.guidepost.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundFacts;
import io.guidepost.domain.payment.PaymentNotices.Untrusted;
import io.guidepost.domain.payout.PayoutGateway.TransferFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link PaymentNotices} keeps to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class PaymentNoticesContract {

    /**
     * One post of WeChat Pay.
     *
     * @param facts what WeChat Pay answers to whoever asks about the same thing
     * @param headers by lower-case name
     */
    public record Told<T>(T facts, Map<String, String> headers, byte[] body) {}

    /** The reader under test. */
    protected abstract PaymentNotices notices();

    /** A shopper pays, and WeChat Pay tells us. */
    protected abstract Told<PaymentFacts> payment(long amountFen);

    /** The same payment is told once more. */
    protected abstract Told<PaymentFacts> again(Told<PaymentFacts> payment);

    /** A shopper pays, and what tells of it bears a time of long ago. */
    protected abstract Told<PaymentFacts> stalePayment(long amountFen);

    /** So much of what a shopper paid has gone back to him. */
    protected abstract Told<RefundFacts> refund(long paidFen, long refundFen);

    /** A guide has received a transfer. */
    protected abstract Told<TransferFacts> transfer(long amountFen);

    @Test
    void aNoticeSaysWhatIsAnsweredToWhoeverAsks() {
        var payment = payment(11_910);
        var refund = refund(11_910, 910);
        var transfer = transfer(500);

        assertThat(notices().readPayment(payment.headers(), payment.body()))
                .isEqualTo(payment.facts())
                .extracting(PaymentFacts::amountFen)
                .isEqualTo(11_910L);
        assertThat(notices().readRefund(refund.headers(), refund.body()))
                .isEqualTo(refund.facts())
                .extracting(RefundFacts::refundFen)
                .isEqualTo(910L);
        assertThat(notices().readTransfer(transfer.headers(), transfer.body()))
                .isEqualTo(transfer.facts())
                .extracting(TransferFacts::amountFen)
                .isEqualTo(500L);
    }

    @Test
    void whatIsToldAgainIsSignedAnewAndSaysTheSame() {
        var first = payment(11_910);
        var second = again(first);

        assertThat(second.headers().get("wechatpay-signature"))
                .isNotEqualTo(first.headers().get("wechatpay-signature"));
        assertThat(notices().readPayment(second.headers(), second.body()))
                .isEqualTo(notices().readPayment(first.headers(), first.body()));
    }

    @Test
    void aNoticeOfOneKindIsNoneOfAnother() {
        List<Consumer<Told<?>>> readers = List.of(
                told -> notices().readPayment(told.headers(), told.body()),
                told -> notices().readRefund(told.headers(), told.body()),
                told -> notices().readTransfer(told.headers(), told.body()));
        List<Told<?>> kinds = List.of(payment(11_910), refund(11_910, 910), transfer(500));

        for (int kind = 0; kind < kinds.size(); kind++) {
            for (int reader = 0; reader < readers.size(); reader++) {
                var told = kinds.get(kind);
                var read = readers.get(reader);
                if (kind == reader) {
                    assertThatCode(() -> read.accept(told)).doesNotThrowAnyException();
                } else {
                    assertThatThrownBy(() -> read.accept(told)).isInstanceOf(Untrusted.class);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wechatpay-timestamp", "wechatpay-nonce", "wechatpay-serial", "wechatpay-signature"})
    void withoutOneOfItsHeadersOrWithAnotherNothingIsBelieved(String name) {
        var genuine = payment(11_910);

        var without = new HashMap<>(genuine.headers());
        without.remove(name);
        refused(without, genuine.body());
        for (var wrong : List.of("", "1" + genuine.headers().get(name))) {
            var altered = new HashMap<>(genuine.headers());
            altered.put(name, wrong);
            refused(altered, genuine.body());
        }
    }

    @Test
    void theSignatureOfOneNoticeFitsNoOther() {
        var first = payment(11_910);
        var second = payment(11_911);

        refused(first.headers(), second.body());
        refused(second.headers(), first.body());
    }

    @Test
    void anAlteredBodyIsNotBelieved() {
        var genuine = payment(11_910);

        for (int i = 0; i < genuine.body().length; i += 1 + genuine.body().length / 7) {
            var altered = genuine.body().clone();
            altered[i] ^= 1;
            refused(genuine.headers(), altered);
        }
        refused(genuine.headers(), new byte[0]);
    }

    @Test
    void aNoticeOfLongAgoIsNotBelieved() {
        var stale = stalePayment(11_910);

        refused(stale.headers(), stale.body());
    }

    private void refused(Map<String, String> headers, byte[] body) {
        assertThatThrownBy(() -> notices().readPayment(headers, body)).isInstanceOf(Untrusted.class);
    }
}
