package io.guidepost.domain.payment;

import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundFacts;
import io.guidepost.domain.payout.PayoutGateway.TransferFacts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Notices whose body is only a name under which a test has left the facts here, under a seal over body, time and nonce.
 * Passes {@link PaymentNoticesContract} like the real one.
 */
@Component
public class FakePaymentNotices implements PaymentNotices {

    private static final Duration FRESH = Duration.ofSeconds(300);

    private final Map<String, Object> facts = new ConcurrentHashMap<>();
    private final AtomicLong nonce = new AtomicLong();
    private final Clock clock;

    public FakePaymentNotices(Clock clock) {
        this.clock = clock;
    }

    /** What a notice with this body says: facts of a payment, a refund or a transfer. */
    public void leave(String body, Object said) {
        facts.put(body, said);
    }

    /** The headers under which WeChat Pay would post this body now. */
    public Map<String, String> headers(byte[] body) {
        return headers(body, clock.instant());
    }

    /** The same at another time. */
    public Map<String, String> headers(byte[] body, Instant at) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("wechatpay-serial", "PUB_KEY_ID_1");
        headers.put("wechatpay-timestamp", Long.toString(at.getEpochSecond()));
        headers.put("wechatpay-nonce", "n" + nonce.incrementAndGet());
        headers.put("wechatpay-signature", seal(headers, body));
        return headers;
    }

    @Override
    public PaymentFacts readPayment(Map<String, String> headers, byte[] body) {
        return read(PaymentFacts.class, headers, body);
    }

    @Override
    public RefundFacts readRefund(Map<String, String> headers, byte[] body) {
        return read(RefundFacts.class, headers, body);
    }

    @Override
    public TransferFacts readTransfer(Map<String, String> headers, byte[] body) {
        return read(TransferFacts.class, headers, body);
    }

    private <T> T read(Class<T> kind, Map<String, String> headers, byte[] body) {
        if (!seal(headers, body).equals(headers.get("wechatpay-signature"))) {
            throw new Untrusted("The signature does not fit");
        }
        var sealedAt = Instant.ofEpochSecond(Long.parseLong(headers.get("wechatpay-timestamp")));
        if (Duration.between(sealedAt, clock.instant()).abs().compareTo(FRESH) > 0) {
            throw new Untrusted("The notice is not of now");
        }
        var said = facts.get(new String(body, StandardCharsets.UTF_8));
        if (!kind.isInstance(said)) {
            throw new Untrusted("The notice is about something else, or about nothing");
        }
        return kind.cast(said);
    }

    private static String seal(Map<String, String> headers, byte[] body) {
        var sealed = List.of("wechatpay-serial", "wechatpay-timestamp", "wechatpay-nonce").stream()
                .map(name -> headers.getOrDefault(name, ""))
                .toList();
        return sealed.contains("") ? "nothing is sealed by halves" : sealed + " " + Arrays.hashCode(body);
    }
}
