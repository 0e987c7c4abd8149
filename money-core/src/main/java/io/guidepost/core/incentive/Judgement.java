package io.guidepost.core.incentive;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.Share;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.LineId;
import java.util.List;

/** What an incentive makes of an order: rewards, or one reason. */
public sealed interface Judgement {

    /** At which of its two looks (B8). */
    enum Moment {
        ORDER,
        PAYMENT
    }

    /** @param reason the first condition that is not met */
    record Nothing(NoReward reason, Moment moment) implements Judgement {}

    /**
     * @param due before it is shared
     * @param lines of the goods that count; frozen, so that a later refund asks for the same ones
     */
    record Qualifies(IncentiveRules.Due due, List<LineId> lines, List<Part> parts) implements Judgement {

        public Qualifies {
            lines = List.copyOf(lines);
            parts = List.copyOf(parts);
        }
    }

    /** One payee's part; always above zero. */
    record Part(Beneficiary payee, Share share, Money amount) {}
}
