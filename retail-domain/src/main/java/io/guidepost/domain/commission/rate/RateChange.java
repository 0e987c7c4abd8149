package io.guidepost.domain.commission.rate;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.RateEntry;
import io.guidepost.core.commission.Reward;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One change within a proposal: a rate that begins, or one that ends.
 *
 * @param id that of the rate it becomes when approved
 * @param endsRateId the rate that ends at {@code from}; 0 for a rate that begins
 * @param reward empty for an exclusion
 * @param from first instant of the new, or first instant without the old
 * @param until empty if open
 */
public record RateChange(
        long id,
        long endsRateId,
        RateTarget target,
        PayeeType payee,
        Optional<Reward> reward,
        Instant from,
        Optional<Instant> until) {

    public RateChange {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(reward, "reward");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
    }

    public boolean isEnd() {
        return endsRateId != 0;
    }

    /** Whether both say something about the same goods, payee and step of the precedence at the same time. */
    boolean meets(RateChange other) {
        return RateRules.shareASlot(target, payee, reward, other.target, other.payee, other.reward)
                && RateRules.overlap(from, until, other.from, other.until);
    }

    RateEntry entry(BrandNumbers brands) {
        return new RateEntry(id, payee, target.in(brands), reward, from, until);
    }
}
