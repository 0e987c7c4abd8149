package io.guidepost.domain.correction;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Holds;
import io.guidepost.domain.correction.CorrectionCase.Kind;
import io.guidepost.domain.correction.CorrectionCase.Origin;
import io.guidepost.domain.correction.CorrectionCase.Status;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.foureyes.Matter;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Two persons correct who gets the credit for a sale (ATT-10): one proposes or files, another approves. */
@Service
public class MakeCorrection {

    private final Corrections corrections;
    private final CorrectAttribution correct;
    private final Holds holds;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final Clock clock;

    MakeCorrection(
            Corrections corrections,
            CorrectAttribution correct,
            Holds holds,
            TransactionRetry transactions,
            Ids ids,
            Clock clock) {
        this.corrections = corrections;
        this.correct = correct;
        this.holds = holds;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is to be corrected.
     *
     * @param storeId where the guide is given the sale; needed for a ruling
     * @param createdBy the administrator who proposes, or the guide who filed the dispute
     */
    public record Wanted(
            long orderId,
            Kind kind,
            long guideId,
            Optional<Long> storeId,
            boolean moveBinding,
            String reason,
            long createdBy) {

        public Wanted {
            if (kind == Kind.RULING && storeId.isEmpty()) {
                throw new IllegalArgumentException("A ruling names the store");
            }
        }
    }

    /** An administrator proposes; nothing changes until another one approves. */
    public CorrectionCase propose(Wanted wanted) {
        return transactions.call(() -> {
            long id = ids.next();
            return write(id, wanted, Origin.ADMIN, id);
        });
    }

    /** The same for a suspicion that somebody has confirmed; joins the caller's transaction. */
    public CorrectionCase proposeFor(long suspicionId, Wanted wanted) {
        return transactions.call(() -> write(ids.next(), wanted, Origin.FRAUD, suspicionId));
    }

    /** A guide's dispute is upheld: corrected at once, the guide having asked and headquarters agreed. Joins the caller. */
    public CorrectionCase uphold(long disputeId, Wanted wanted, long approvedBy) {
        return transactions.call(() -> {
            var correction = write(ids.next(), wanted, Origin.DISPUTE, disputeId);
            correct.apply(correction, approvedBy);
            return corrections.find(correction.id()).orElseThrow();
        });
    }

    /** Approving again what is applied changes nothing. */
    public CorrectionCase approve(long id, long adminId) {
        return transactions.call(() -> {
            var correction = toBeDecided(id, adminId, Status.APPLIED);
            if (correction.status() == Status.PROPOSED) {
                correct.apply(correction, adminId);
                endSuspicion(correction);
            }
            return corrections.find(id).orElseThrow();
        });
    }

    /** Nothing is corrected; refusing again what is refused changes nothing. */
    public CorrectionCase refuse(long id, long adminId, String reason) {
        return transactions.call(() -> {
            var correction = toBeDecided(id, adminId, Status.REFUSED);
            if (correction.status() == Status.PROPOSED) {
                corrections.refused(id, adminId, clock.instant(), reason);
                endSuspicion(correction);
            }
            return corrections.find(id).orElseThrow();
        });
    }

    /** Whatever was decided about it: the commission need not wait any longer. */
    private void endSuspicion(CorrectionCase correction) {
        if (correction.origin() == Origin.FRAUD) {
            holds.lift(Holds.Cause.FRAUD, correction.originId(), clock.instant());
        }
    }

    private CorrectionCase toBeDecided(long id, long adminId, Status wanted) {
        var found = corrections.find(id).orElseThrow(() -> Refusal.notFound("更正", "correction"));
        // The order before the correction: the way every other change of the order's money goes.
        correct.hold(found.orderId());
        var correction = corrections.lock(id).orElseThrow();
        Matter.CORRECTION.requireSecond(adminId, correction.createdBy());
        if (correction.status() != Status.PROPOSED && correction.status() != wanted) {
            throw CorrectionRefusals.decidedAlready(correction.status());
        }
        return correction;
    }

    private CorrectionCase write(long id, Wanted wanted, Origin origin, long originId) {
        var correction = new CorrectionCase(
                id,
                wanted.orderId(),
                wanted.kind(),
                wanted.guideId(),
                wanted.storeId(),
                wanted.moveBinding(),
                wanted.reason(),
                origin,
                originId,
                Status.PROPOSED,
                wanted.createdBy(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        correct.preview(correction);
        if (!corrections.insert(correction)) {
            throw CorrectionRefusals.anotherIsOpen();
        }
        return correction;
    }
}
