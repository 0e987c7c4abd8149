package io.guidepost.domain.refund;

import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.payment.PaymentGateway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Asks WeChat what became of refunds, always with their own number, and sends again what WeChat has never heard of. Any
 * number of nodes may run it at once.
 */
@Service
public class ReconcileRefunds {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileRefunds.class);
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** So many questions without an answer end a round: WeChat is down, and what is due stays due. */
    private static final int MAX_UNCLEAR_IN_A_ROW = 5;

    private final Refunds refunds;
    private final PaymentGateway gateway;
    private final ConfirmRefund confirmRefund;
    private final SendRefund sendRefund;
    private final Clock clock;

    ReconcileRefunds(
            Refunds refunds, PaymentGateway gateway, ConfirmRefund confirmRefund, SendRefund sendRefund, Clock clock) {
        this.refunds = refunds;
        this.gateway = gateway;
        this.confirmRefund = confirmRefund;
        this.sendRefund = sendRefund;
        this.clock = clock;
    }

    /** @return how many were asked about; below {@code limit} nothing more is due */
    public int runDue(int limit) {
        int asked = 0;
        int unclear = 0;
        for (var due : refunds.due(clock.instant(), limit)) {
            var leaseUntil = clock.instant().plus(LEASE);
            if (unclear == MAX_UNCLEAR_IN_A_ROW || !refunds.claim(due, leaseUntil)) {
                continue;
            }
            asked++;
            try {
                ask(due, leaseUntil);
                unclear = 0;
            } catch (GatewayUnclear failure) {
                unclear++;
                LOG.warn("Refund {}: WeChat gives no answer, it will be asked again", due.id());
            } catch (RuntimeException failure) {
                LOG.warn("Refund {} could not be resolved, it will be tried again", due.id(), failure);
            }
        }
        return asked;
    }

    private void ask(Refund due, Instant leaseUntil) {
        var known = gateway.queryRefund(due.outRefundNo());
        if (known.isPresent()) {
            confirmRefund.confirm(known.get());
        } else {
            sendRefund.send(due);
        }
        refunds.askAgain(due.id(), leaseUntil, RefundSchedule.next(due.attempts() + 1, clock.instant()));
    }
}
