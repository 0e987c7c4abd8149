package io.guidepost.domain.payout;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.settlement.WithdrawalWish.Hold;
import io.guidepost.core.settlement.WithdrawalWish.Risk;
import io.guidepost.domain.commission.Holds;
import io.guidepost.domain.commission.Holds.Cause;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What waits for somebody to look at a sale. While a sale that pays the guide is disputed, no money leaves, not even what was
 * asked for before (B10). A suspicion punishes nobody (B11): the commission of its order stays, the rest may go, but
 * not without a person who looks.
 */
@Component
class HeldCommission implements HoldsOnPayee {

    private final Holds holds;

    HeldCommission(Holds holds) {
        this.holds = holds;
    }

    @Override
    public Set<Hold> holdsOn(long guideId) {
        return concerns(guideId, Cause.DISPUTE) ? Set.of(Hold.DISPUTE_OPEN) : Set.of();
    }

    @Override
    public Set<Risk> risksOf(long guideId) {
        return concerns(guideId, Cause.FRAUD) ? Set.of(Risk.FRAUD_SIGNALS) : Set.of();
    }

    private boolean concerns(long guideId, Cause cause) {
        return holds.concerns(Beneficiary.guide(new GuideId(guideId)), cause);
    }
}
