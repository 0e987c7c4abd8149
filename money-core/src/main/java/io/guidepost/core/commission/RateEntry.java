package io.guidepost.core.commission;

import io.guidepost.core.attribution.PayeeType;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of a rate card.
 *
 * @param ruleId names it in every accrual it leads to
 * @param reward empty if the scope is excluded: it earns nothing, and no wider entry is asked
 * @param from first instant at which it holds
 * @param until first instant at which it no longer does; empty if open
 */
public record RateEntry(
        long ruleId,
        PayeeType payeeType,
        RateScope scope,
        Optional<Reward> reward,
        Instant from,
        Optional<Instant> until) {

    public RateEntry {
        Objects.requireNonNull(payeeType, "payeeType");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(reward, "reward");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (reward.isPresent() && reward.get() instanceof Reward.FixedPerUnit && !(scope instanceof RateScope.Sku)) {
            throw new IllegalArgumentException("Rule %d: only a SKU can have a fixed reward".formatted(ruleId));
        }
        if (scope instanceof RateScope.GuideLevel && payeeType != PayeeType.GUIDE) {
            throw new IllegalArgumentException("Rule %d: only guides have levels".formatted(ruleId));
        }
    }

    /** An entry that has always held and has no end. */
    public RateEntry(long ruleId, PayeeType payeeType, RateScope scope, Optional<Reward> reward) {
        this(ruleId, payeeType, scope, reward, Instant.EPOCH, Optional.empty());
    }

    public boolean isExcluded() {
        return reward.isEmpty();
    }

    /** So much per unit, rather than a share of what was paid. */
    public boolean isFixed() {
        return reward.isPresent() && reward.get() instanceof Reward.FixedPerUnit;
    }

    /** From the first instant on; at the last it is over. */
    public boolean isEffectiveAt(Instant at) {
        return !from.isAfter(at) && (until.isEmpty() || at.isBefore(until.get()));
    }
}
