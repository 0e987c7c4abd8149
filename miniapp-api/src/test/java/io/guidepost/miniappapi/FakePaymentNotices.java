package io.guidepost.miniappapi;

import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundFacts;
import io.guidepost.domain.payment.PaymentNotices;
import io.guidepost.domain.payout.PayoutGateway.TransferFacts;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Notices whose signature is the word "good" and whose body is the name under which a test has left the facts here. */
@Component
@Primary
public class FakePaymentNotices implements PaymentNotices {

    private final Map<String, Object> facts = new ConcurrentHashMap<>();

    /** What a notice with this body says. */
    public void leave(String body, Object said) {
        facts.put(body, said);
    }

    @Override
    public PaymentFacts readPayment(Map<String, String> headers, byte[] body) {
        return (PaymentFacts) read(headers, body);
    }

    @Override
    public RefundFacts readRefund(Map<String, String> headers, byte[] body) {
        return (RefundFacts) read(headers, body);
    }

    @Override
    public TransferFacts readTransfer(Map<String, String> headers, byte[] body) {
        return (TransferFacts) read(headers, body);
    }

    private Object read(Map<String, String> headers, byte[] body) {
        if (!"good".equals(headers.get("wechatpay-signature"))) {
            throw new Untrusted("The signature does not fit");
        }
        var said = facts.get(new String(body, StandardCharsets.UTF_8));
        if (said == null) {
            throw new Untrusted("The body cannot be decrypted");
        }
        return said;
    }
}
