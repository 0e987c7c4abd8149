package io.guidepost.domain.commission.rate;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.RateEntry;
import io.guidepost.core.commission.Reward;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A rate from its proposal to its end. Once approved nothing of it changes but the moment of its end, and that only for the
 * future.
 *
 * @param proposalId 0 for those that came with the product
 * @param reward empty if the target is excluded
 * @param until first instant at which it no longer holds; empty if open
 * @param createdBy 0 for those that came with the product
 * @param decidedBy who approved or rejected it
 * @param reason why it was rejected; otherwise empty
 * @param endedByProposal the proposal that set its end; 0 if it has none or was proposed with it
 */
public record CommissionRate(
        long id,
        long proposalId,
        RateTarget target,
        PayeeType payee,
        Optional<Reward> reward,
        Instant from,
        Optional<Instant> until,
        RateProposal.Status proposed,
        long createdBy,
        Optional<Instant> createdAt,
        Optional<Long> decidedBy,
        Optional<Instant> decidedAt,
        String reason,
        long endedByProposal) {

    /** Where a rate stands at some moment. */
    public enum Status {
        DRAFT,
        REJECTED,
        /** Approved, its moment has not come. */
        APPROVED,
        IN_FORCE,
        ENDED
    }

    public CommissionRate {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(reward, "reward");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(proposed, "proposed");
    }

    public Status statusAt(Instant at) {
        return switch (proposed) {
            case DRAFT -> Status.DRAFT;
            case REJECTED -> Status.REJECTED;
            case APPROVED -> {
                if (until.isPresent() && !at.isBefore(until.get())) {
                    yield Status.ENDED;
                }
                // What was called off before it began is over, too.
                boolean never = until.isPresent() && !from.isBefore(until.get());
                yield never ? Status.ENDED : at.isBefore(from) ? Status.APPROVED : Status.IN_FORCE;
            }
        };
    }

    /** As the rules of money see it. */
    public RateEntry entry(BrandNumbers brands) {
        return new RateEntry(id, payee, target.in(brands), reward, from, until);
    }

    CommissionRate endingAt(Instant end) {
        return new CommissionRate(
                id,
                proposalId,
                target,
                payee,
                reward,
                from,
                Optional.of(end),
                proposed,
                createdBy,
                createdAt,
                decidedBy,
                decidedAt,
                reason,
                endedByProposal);
    }
}
