package io.guidepost.domain.payout;

import io.guidepost.core.settlement.WithdrawalWish.Hold;
import io.guidepost.core.settlement.WithdrawalWish.Risk;
import java.util.Set;

/**
 * What a feature knows against paying a guide for now (B10). Every bean of this type is asked, when money is requested,
 * approved and collected for the payroll; the answers are added up.
 */
public interface HoldsOnPayee {

    /** Reasons why no money leaves. */
    Set<Hold> holdsOn(long guideId);

    /** Reasons why a person must look before money leaves. */
    default Set<Risk> risksOf(long guideId) {
        return Set.of();
    }
}
