package io.guidepost.core.commission;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.LineId;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What one payee was promised on one line, frozen with the sale: enough to compute at any later time what the money
 * still kept has earned.
 *
 * @param ruleId the rate card entry it comes from
 */
public record CommissionTerms(LineId line, Beneficiary payee, long ruleId, Reward reward, Share share) {

    public CommissionTerms {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(reward, "reward");
        Objects.requireNonNull(share, "share");
    }

    /** Basis points of the base, if it is a percentage. */
    public OptionalInt rateBp() {
        return reward instanceof Reward.Percent percent
                ? OptionalInt.of(percent.rate().bp())
                : OptionalInt.empty();
    }

    /** Fen per unit, if it is fixed. */
    public OptionalLong fixedFen() {
        return reward instanceof Reward.FixedPerUnit fixed
                ? OptionalLong.of(fixed.amount().fen())
                : OptionalLong.empty();
    }

    Money due(Money base, int units) {
        return share.of(reward.on(base, units));
    }
}
