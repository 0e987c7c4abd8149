package io.guidepost.domain.points;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.access.AccessLog;
import io.guidepost.domain.access.AccessLog.Action;
import io.guidepost.domain.access.AccessLog.Actor;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.points.Adjustments.Adjustment;
import io.guidepost.domain.points.Adjustments.State;
import io.guidepost.domain.shopper.OneShopper;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;

/** Headquarters gives or takes points: one administrator proposes it, another approves, and it is posted at once (ADM-5). */
@Service
public class AdjustPoints {

    private final Adjustments adjustments;
    private final PointsLedger ledger;
    private final OneShopper oneShopper;
    private final AccessLog accessLog;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    AdjustPoints(
            Adjustments adjustments,
            PointsLedger ledger,
            OneShopper oneShopper,
            AccessLog accessLog,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.adjustments = adjustments;
        this.ledger = ledger;
        this.oneShopper = oneShopper;
        this.accessLog = accessLog;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Joins the caller's transaction. Nothing is given or taken yet. */
    public Adjustment propose(long recordId, long points, String reason, long adminId) {
        if (points == 0) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED, "points_zero", new Words("调整的积分不能为 0", "An adjustment is of some points"));
        }
        var proposed = new Adjustment(
                ids.next(),
                oneShopper.standingFor(recordId),
                points,
                reason,
                State.AWAITING,
                adminId,
                now(),
                null,
                null);
        transaction.run(() -> adjustments.insert(proposed));
        return proposed;
    }

    /** Refused with {@code maker_is_checker}, and with {@code not_enough_points} where more is to be taken than there is. */
    public Adjustment approve(long adjustmentId, long adminId) {
        return transaction.call(() -> {
            var awaiting = awaiting(adjustmentId);
            Matter.POINTS_ADJUSTMENT.requireSecond(adminId, awaiting.proposedBy());
            var posted = decide(awaiting, State.POSTED, adminId);
            var entry = new PointsEntry(
                    ids.next(),
                    posted.memberId(),
                    PointsEntry.Kind.ADJUSTED,
                    posted.points(),
                    null,
                    posted.id(),
                    posted.reason(),
                    posted.decidedAt());
            if (posted.points() > 0) {
                ledger.post(entry);
            } else if (!ledger.spend(entry)) {
                throw PointsRefusals.notSoMany(ledger.account(posted.memberId()).balance());
            }
            accessLog.add(posted.memberId(), Actor.admin(adminId), Action.CHANGED, "points", posted.reason());
            return posted;
        });
    }

    public Adjustment reject(long adjustmentId, long adminId) {
        return transaction.call(() -> decide(awaiting(adjustmentId), State.REJECTED, adminId));
    }

    private Adjustment awaiting(long adjustmentId) {
        return adjustments
                .find(adjustmentId)
                .filter(found -> found.state() == State.AWAITING)
                .orElseThrow(() -> Refusal.notFound("待批准的积分调整", "adjustment of points that awaits approval"));
    }

    private Adjustment decide(Adjustment awaiting, State state, long adminId) {
        var decided = new Adjustment(
                awaiting.id(),
                awaiting.memberId(),
                awaiting.points(),
                awaiting.reason(),
                state,
                awaiting.proposedBy(),
                awaiting.proposedAt(),
                adminId,
                now());
        if (!adjustments.decide(decided)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words("该申请已被处理", "Somebody else has decided it meanwhile"));
        }
        return decided;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
