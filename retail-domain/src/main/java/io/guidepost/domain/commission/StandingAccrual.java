package io.guidepost.domain.commission;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.CommissionTerms;
import io.guidepost.core.commission.Reward;
import io.guidepost.core.commission.Share;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.settlement.AccrualState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What one payee holds of one line, as it stands now; or of an incentive.
 *
 * @param orderId 0 for an incentive that comes from no single order, {@code lineId} 0 for every incentive
 * @param ruleId the rate card's entry, or the incentive
 * @param reward empty where nothing was promised; then nothing was accrued either
 * @param accruedFen at payment; {@code clawedFen} is what refunds have taken back since
 * @param releaseAt the first instant at which it may become available; known from receipt on
 */
public record StandingAccrual(
        long id,
        long orderId,
        long lineId,
        Beneficiary payee,
        long baseFen,
        int units,
        long ruleId,
        Optional<Reward> reward,
        Share share,
        Optional<String> zeroReason,
        long accruedFen,
        long clawedFen,
        AccrualState status,
        Optional<Instant> releaseAt,
        Kind kind) {

    /** Commission by the rate card (B6), or a reward beyond it (B8). */
    public enum Kind {
        COMMISSION,
        INCENTIVE
    }

    public StandingAccrual {
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(kind, "kind");
        if (clawedFen < 0 || clawedFen > accruedFen || (reward.isEmpty() && accruedFen != 0)) {
            throw new IllegalArgumentException(
                    "Accrual %d: %d of %d fen taken back".formatted(id, clawedFen, accruedFen));
        }
    }

    public long netFen() {
        return accruedFen - clawedFen;
    }

    public Money net() {
        return new Money(netFen());
    }

    /** What was promised, as the rules of money want it; empty for incentives, which have rules of their own. */
    public Optional<CommissionTerms> terms() {
        return reward.filter(promised -> kind == Kind.COMMISSION)
                .map(promised -> new CommissionTerms(new LineId(lineId), payee, ruleId, promised, share));
    }

    /** From the two columns of which at most one is filled. */
    public static Optional<Reward> reward(Integer rateBp, Long fixedFen) {
        if (rateBp != null) {
            return Optional.of(new Reward.Percent(new Rate(rateBp)));
        }
        return fixedFen == null ? Optional.empty() : Optional.of(new Reward.FixedPerUnit(new Money(fixedFen)));
    }
}
