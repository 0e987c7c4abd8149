package io.guidepost.domain.incentive;

import io.guidepost.core.incentive.Incentive;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * An incentive with the budget it is paid out of.
 *
 * @param payeeCap the most that one payee gets out of it; empty if there is no such limit
 * @param usedFen what stands: given and not taken back
 * @param endedBy whoever called it off
 */
public record FundedIncentive(
        Incentive terms,
        long funderId,
        Optional<Money> payeeCap,
        long budgetFen,
        long usedFen,
        long createdBy,
        Instant createdAt,
        Optional<Long> approvedBy,
        Optional<Long> endedBy,
        int version) {

    /** Where it is in its life. Only DRAFT can be changed; EXHAUSTED comes alive again when a claw-back makes room. */
    public enum State {
        DRAFT,
        APPROVED,
        IN_FORCE,
        EXHAUSTED,
        ENDED
    }

    public State stateAt(Instant now) {
        if (approvedBy.isEmpty()) {
            return State.DRAFT;
        }
        if (!now.isBefore(terms.until()) || !now.isBefore(terms.endedAt())) {
            return State.ENDED;
        }
        if (budgetFen - usedFen < leastReward().fen()) {
            return State.EXHAUSTED;
        }
        return now.isBefore(terms.from()) ? State.APPROVED : State.IN_FORCE;
    }

    private Money leastReward() {
        return switch (terms.kind()) {
            case FIXED_PER_ORDER, PER_UNIT, NEW_FRIEND -> terms.amount();
            case RANK -> terms.prizes().stream().min(Comparator.naturalOrder()).orElseThrow();
            case TIER -> new Money(1);
        };
    }

    public long id() {
        return terms.id();
    }

    Account paidBy() {
        return Funder.accountOf(funderId);
    }
}
