package io.guidepost.domain.payout;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.organization.Roster;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Headquarters freezes a guide's money for an investigation, and lets it go with a second person (B10). */
@Service
public class HoldPayouts {

    private final PayoutHolds holds;
    private final Roster roster;
    private final Ids ids;
    private final Clock clock;

    HoldPayouts(PayoutHolds holds, Roster roster, Ids ids, Clock clock) {
        this.holds = holds;
        this.roster = roster;
        this.ids = ids;
        this.clock = clock;
    }

    /** From now on nothing is requested, approved or collected for this guide; what WeChat has already is not held. */
    public PayoutHold place(long guideId, String reason, long adminId) {
        roster.guide(guideId).orElseThrow(() -> Refusal.notFound("导购", "guide"));
        var hold = new PayoutHold(
                ids.next(), guideId, reason, adminId, clock.instant(), Optional.empty(), Optional.empty());
        if (!holds.insert(hold)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "payout_held_already",
                    new Words("该导购的提现已被冻结", "This guide's money is held already"));
        }
        return hold;
    }

    /** Lifting again changes nothing. */
    public PayoutHold lift(long holdId, long adminId) {
        var hold = holds.find(holdId).orElseThrow(() -> Refusal.notFound("冻结", "hold"));
        if (hold.liftedAt().isEmpty()) {
            Matter.PAYOUT_HOLD.requireSecond(adminId, hold.placedBy());
            holds.lift(holdId, adminId, clock.instant());
        }
        return holds.find(holdId).orElseThrow();
    }
}
