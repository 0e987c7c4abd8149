package io.guidepost.core.incentive;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import java.util.List;

/** What a month's settled sales earn by steps (B8). More sales never earn less, so a refund only ever takes back. */
public final class TierRules {

    private TierRules() {}

    /**
     * Progressive: each rate holds for what lies between its step and the next, and each bonus is given once. Rounded down
     * to the fen once, over all steps together.
     *
     * @param net what was sold and has settled, less refunds; below zero counts as nothing
     */
    public static Money due(List<Step> steps, Money net) {
        Money bonuses = Money.ZERO;
        long hundredths = 0;
        for (int i = 0; i < steps.size() && net.compareTo(steps.get(i).from()) >= 0; i++) {
            Step step = steps.get(i);
            boolean isLast = i == steps.size() - 1;
            Money until = isLast ? net : net.min(steps.get(i + 1).from());
            Money between = until.minus(step.from());
            bonuses = bonuses.plus(step.bonus());
            hundredths = Math.addExact(
                    hundredths, Math.multiplyExact(between.fen(), step.rate().bp()));
        }
        return bonuses.plus(new Money(hundredths / Rate.WHOLE_BP));
    }
}
