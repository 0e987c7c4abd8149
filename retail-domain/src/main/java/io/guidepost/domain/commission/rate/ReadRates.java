package io.guidepost.domain.commission.rate;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Rates and proposals for those who look after them. */
@Service
public class ReadRates {

    private static final int MOST_OF_A_SLOT = 200;

    private final RateBook book;
    private final RateProposals proposals;
    private final Clock clock;

    ReadRates(RateBook book, RateProposals proposals, Clock clock) {
        this.book = book;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** @param at only those in force at this moment */
    public record Filter(
            Optional<RateTarget.Scope> scope,
            Optional<String> target,
            Optional<PayeeType> payee,
            Optional<CommissionRate.Status> status,
            Optional<Instant> at) {}

    /** Newest first, before the given one. */
    public List<CommissionRate> page(Filter filter, long beforeId, int limit) {
        return book.page(
                new RateBook.Filter(
                        filter.scope(), filter.target(), filter.payee(), filter.status(), filter.at(), clock.instant()),
                beforeId,
                limit);
    }

    public CommissionRate rate(long id) {
        return book.find(id).orElseThrow(() -> Refusal.notFound("佣金比例", "rate"));
    }

    /** All that this rate's target and payee ever had or are to have, the latest start first. */
    public List<CommissionRate> history(long id) {
        var rate = rate(id);
        return book.ofSlot(rate.target(), rate.payee(), MOST_OF_A_SLOT);
    }

    public List<RateProposal> proposals(long beforeId, int limit) {
        return proposals.page(Optional.empty(), beforeId, limit);
    }

    public RateProposal proposal(long id) {
        return proposals.find(id).orElseThrow(() -> Refusal.notFound("佣金变更", "rate proposal"));
    }

    public List<RateChange> changesOf(long proposalId, long afterId, int limit) {
        return proposals.changesOf(proposalId, afterId, limit);
    }

    /** The proposal of a rate that was proposed by itself; one that came in a file is decided with all of it. */
    public long singleProposalOf(long rateId) {
        var proposal = proposal(rate(rateId).proposalId());
        if (proposal.source() == RateProposal.Source.IMPORT) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "rate_in_bundle",
                    new Words(
                            "该比例属于导入批次 %d,须整批审批".formatted(proposal.id()),
                            "The rate belongs to import %d, which is decided as a whole".formatted(proposal.id())),
                    Map.of("proposalId", Long.toString(proposal.id())));
        }
        return proposal.id();
    }
}
