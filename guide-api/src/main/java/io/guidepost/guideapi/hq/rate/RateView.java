package io.guidepost.guideapi.hq.rate;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Reward;
import io.guidepost.domain.commission.rate.CommissionRate;
import io.guidepost.domain.commission.rate.RateChange;
import io.guidepost.domain.commission.rate.RateTarget;
import io.guidepost.webedge.json.Id;
import java.time.Instant;

/** A rate on the wire; {@code proposalId} is absent for those that came with the product. */
record RateView(
        Id id,
        Id proposalId,
        String status,
        RateTarget.Scope scope,
        String target,
        PayeeType payeeType,
        Integer rateBp,
        Long fixedFen,
        boolean excluded,
        Instant effectiveAt,
        Instant endsAt,
        Id createdBy,
        Instant createdAt,
        Id decidedBy,
        Instant decidedAt,
        String reason,
        Id endedByProposalId) {

    static RateView of(CommissionRate rate, Instant now) {
        return new RateView(
                new Id(rate.id()),
                idOrNull(rate.proposalId()),
                rate.statusAt(now).name(),
                rate.target().scope(),
                rate.target().key(),
                rate.payee(),
                rateBp(rate.reward().orElse(null)),
                fixedFen(rate.reward().orElse(null)),
                rate.reward().isEmpty(),
                rate.from(),
                rate.until().orElse(null),
                idOrNull(rate.createdBy()),
                rate.createdAt().orElse(null),
                rate.decidedBy().map(Id::new).orElse(null),
                rate.decidedAt().orElse(null),
                rate.reason().isEmpty() ? null : rate.reason(),
                idOrNull(rate.endedByProposal()));
    }

    static Integer rateBp(Reward reward) {
        return reward instanceof Reward.Percent percent ? percent.rate().bp() : null;
    }

    static Long fixedFen(Reward reward) {
        return reward instanceof Reward.FixedPerUnit fixed ? fixed.amount().fen() : null;
    }

    private static Id idOrNull(long id) {
        return id == 0 ? null : new Id(id);
    }

    /** One change within a proposal; with {@code endsRateId} the end of that rate at {@code effectiveAt}. */
    record ChangeView(
            Id id,
            Id endsRateId,
            RateTarget.Scope scope,
            String target,
            PayeeType payeeType,
            Integer rateBp,
            Long fixedFen,
            boolean excluded,
            Instant effectiveAt,
            Instant endsAt) {

        static ChangeView of(RateChange change) {
            return new ChangeView(
                    new Id(change.id()),
                    idOrNull(change.endsRateId()),
                    change.target().scope(),
                    change.target().key(),
                    change.payee(),
                    RateView.rateBp(change.reward().orElse(null)),
                    RateView.fixedFen(change.reward().orElse(null)),
                    change.reward().isEmpty(),
                    change.from(),
                    change.until().orElse(null));
        }
    }
}
