package io.guidepost.domain.fraud;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Holds;
import io.guidepost.domain.correction.CorrectionCase.Kind;
import io.guidepost.domain.correction.MakeCorrection;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.fraud.Suspicion.Review;
import io.guidepost.domain.fraud.Suspicion.Status;
import io.guidepost.domain.order.Orders;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * A person has looked at a suspicion: nothing was wrong, and the commission goes its way; or something was, and a correction is
 * proposed that another person has to approve. Until then the commission stays on hold.
 */
@Service
public class ReviewSuspicion {

    private final Suspicions suspicions;
    private final Orders orders;
    private final Holds holds;
    private final MakeCorrection corrections;
    private final TransactionRetry transactions;
    private final Clock clock;

    ReviewSuspicion(
            Suspicions suspicions,
            Orders orders,
            Holds holds,
            MakeCorrection corrections,
            TransactionRetry transactions,
            Clock clock) {
        this.suspicions = suspicions;
        this.orders = orders;
        this.holds = holds;
        this.corrections = corrections;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Releasing again what is released changes nothing. */
    public Suspicion release(long id, long adminId, String reason) {
        return transactions.call(() -> {
            var suspicion = held(id, Status.RELEASED);
            if (suspicion.status() == Status.OPEN) {
                var now = clock.instant();
                suspicions.reviewed(id, Status.RELEASED, new Review(adminId, now, reason), Optional.empty());
                holds.lift(Holds.Cause.FRAUD, id, now);
            }
            return suspicions.find(id).orElseThrow();
        });
    }

    /**
     * Whoever was recognized as one of ours has bought himself; otherwise the guide's touches count no longer. Confirming
     * again what is confirmed changes nothing.
     */
    public Suspicion confirm(long id, long adminId, String reason) {
        return transactions.call(() -> {
            var suspicion = held(id, Status.CONFIRMED);
            if (suspicion.status() == Status.OPEN) {
                var buyer = suspicion.signals().stream()
                        .flatMap(signal -> signal.buyerId().stream())
                        .findFirst();
                var correction = corrections.proposeFor(
                        id,
                        new MakeCorrection.Wanted(
                                suspicion.orderId(),
                                buyer.isPresent() ? Kind.BOUGHT_HIMSELF : Kind.TOUCHES_BLOCKED,
                                buyer.orElse(suspicion.guideId()),
                                Optional.empty(),
                                false,
                                reason,
                                adminId));
                suspicions.reviewed(
                        id,
                        Status.CONFIRMED,
                        new Review(adminId, clock.instant(), reason),
                        Optional.of(correction.id()));
            }
            return suspicions.find(id).orElseThrow();
        });
    }

    private Suspicion held(long id, Status wanted) {
        var found = suspicions.find(id).orElseThrow(() -> Refusal.notFound("核查", "hold"));
        orders.lock(found.orderId());
        var suspicion = suspicions.lock(id).orElseThrow();
        if (suspicion.status() != Status.OPEN && suspicion.status() != wanted) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "hold_reviewed",
                    new Words("该核查已处理", "This hold has been reviewed already"),
                    Map.of("status", suspicion.status().name()));
        }
        return suspicion;
    }
}
