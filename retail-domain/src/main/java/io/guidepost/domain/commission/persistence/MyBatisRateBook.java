package io.guidepost.domain.commission.persistence;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.commission.persistence.RateBookMapper.BookRow;
import io.guidepost.domain.commission.rate.CommissionRate;
import io.guidepost.domain.commission.rate.RateBook;
import io.guidepost.domain.commission.rate.RateChange;
import io.guidepost.domain.commission.rate.RateProposal;
import io.guidepost.domain.commission.rate.RateTarget;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisRateBook implements RateBook {

    private static final int CHUNK = 500;

    private final RateBookMapper mapper;

    MyBatisRateBook(RateBookMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<CommissionRate> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisRateBook::rate);
    }

    @Override
    public List<CommissionRate> page(Filter filter, long beforeId, int limit) {
        return rates(mapper.page(
                filter.scope().map(Enum::name).orElse(null),
                filter.key().orElse(null),
                filter.payee().map(Enum::name).orElse(null),
                filter.status().map(Enum::name).orElse(null),
                filter.at().orElse(null),
                filter.now(),
                beforeId,
                limit));
    }

    @Override
    public List<CommissionRate> ofSlot(RateTarget target, PayeeType payee, int limit) {
        return rates(mapper.ofSlot(target, payee.name(), limit));
    }

    @Override
    public List<CommissionRate> standing(Collection<RateTarget> targets, Instant after) {
        return targets.isEmpty() ? List.of() : rates(mapper.standing(targets, after));
    }

    @Override
    public void renameBrand(String before, String name) {
        mapper.renameBrand(before, name);
    }

    @Override
    public List<CommissionRate> allStanding(Instant after, long afterId, int limit) {
        return rates(mapper.allStanding(after, afterId, limit));
    }

    @Override
    public void enter(RateProposal proposal, List<RateChange> begun, long approvedBy, Instant at) {
        for (int from = 0; from < begun.size(); from += CHUNK) {
            var rows = begun.subList(from, Math.min(begun.size(), from + CHUNK)).stream()
                    .map(change -> MyBatisRateProposals.row(proposal.id(), change))
                    .toList();
            mapper.enter(rows, proposal.createdBy(), approvedBy, proposal.id(), at);
        }
    }

    @Override
    public void end(Collection<Long> rateIds, Instant until, long proposalId) {
        var ids = List.copyOf(rateIds);
        for (int from = 0; from < ids.size(); from += CHUNK) {
            var chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
            if (mapper.end(chunk, until, proposalId) != chunk.size()) {
                throw new IllegalStateException("Some of the rates %s had ended before %s".formatted(chunk, until));
            }
        }
    }

    private static List<CommissionRate> rates(List<BookRow> rows) {
        return rows.stream().map(MyBatisRateBook::rate).toList();
    }

    private static CommissionRate rate(BookRow row) {
        return new CommissionRate(
                row.id(),
                row.proposalId(),
                new RateTarget(RateTarget.Scope.valueOf(row.scope()), row.scopeKey()),
                PayeeType.valueOf(row.payeeType()),
                row.isExcluded() ? Optional.empty() : StandingAccrual.reward(row.rateBp(), row.fixedFen()),
                row.effectiveFrom(),
                RateColumns.until(row.effectiveUntil()),
                RateProposal.Status.valueOf(row.proposed()),
                row.createdBy(),
                Optional.ofNullable(row.createdAt()),
                Optional.ofNullable(row.decidedBy()).filter(admin -> admin != 0),
                Optional.ofNullable(row.decidedAt()),
                row.reason(),
                row.endedByProposal());
    }
}
