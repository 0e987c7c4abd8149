package io.guidepost.domain.payout;

import io.guidepost.core.settlement.WithdrawalWish.Hold;
import io.guidepost.core.settlement.WithdrawalWish.Risk;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An investigation, an account that is somebody else's as well, and one that was changed of late. */
@Component
class OwnHolds implements HoldsOnPayee {

    /** Long after the cool-down a person still looks at what goes to a new account. */
    private static final Duration NEW_ACCOUNT = Duration.ofDays(7);

    private final PayoutHolds holds;
    private final Payees payees;
    private final Clock clock;

    OwnHolds(PayoutHolds holds, Payees payees, Clock clock) {
        this.holds = holds;
        this.payees = payees;
        this.clock = clock;
    }

    @Override
    public Set<Hold> holdsOn(long guideId) {
        var found = EnumSet.noneOf(Hold.class);
        if (holds.open(guideId).isPresent()) {
            found.add(Hold.UNDER_INVESTIGATION);
        }
        if (payees.isShared(guideId)) {
            found.add(Hold.IDENTITY_MISMATCH);
        }
        return found;
    }

    @Override
    public Set<Risk> risksOf(long guideId) {
        return payees.lastChange(guideId)
                .filter(changedAt -> clock.instant().isBefore(changedAt.plus(NEW_ACCOUNT)))
                .map(changedAt -> Set.of(Risk.PAYEE_CHANGED))
                .orElse(Set.of());
    }
}
