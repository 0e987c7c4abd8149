package io.guidepost.domain.commission.persistence;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.commission.persistence.RateBookMapper.ChangeRow;
import io.guidepost.domain.commission.persistence.RateProposalMapper.ProposalRow;
import io.guidepost.domain.commission.rate.RateChange;
import io.guidepost.domain.commission.rate.RateProposal;
import io.guidepost.domain.commission.rate.RateProposals;
import io.guidepost.domain.commission.rate.RateTarget;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisRateProposals implements RateProposals {

    private static final int CHUNK = 500;

    private final RateProposalMapper mapper;

    MyBatisRateProposals(RateProposalMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void takeTurn() {
        if (mapper.takeTurn() == null) {
            throw new IllegalStateException("The row that gives rates their turn is missing");
        }
    }

    @Override
    public void insert(RateProposal proposal, List<RateChange> changes) {
        mapper.insert(new ProposalRow(
                proposal.id(),
                proposal.source().name(),
                proposal.status().name(),
                proposal.changes(),
                proposal.contentHash().orElse(null),
                proposal.createdBy(),
                proposal.createdAt(),
                null,
                null,
                ""));
        for (int from = 0; from < changes.size(); from += CHUNK) {
            mapper.insertChanges(changes.subList(from, Math.min(changes.size(), from + CHUNK)).stream()
                    .map(change -> row(proposal.id(), change))
                    .toList());
        }
    }

    static ChangeRow row(long proposalId, RateChange change) {
        return new ChangeRow(
                change.id(),
                proposalId,
                change.endsRateId(),
                change.target().scope().name(),
                change.target().key(),
                change.payee().name(),
                RateColumns.rateBp(change.reward()),
                RateColumns.fixedFen(change.reward()),
                change.reward().isEmpty(),
                change.from(),
                change.until().orElse(RateColumns.OPEN));
    }

    @Override
    public Optional<RateProposal> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisRateProposals::proposal);
    }

    @Override
    public Optional<RateProposal> lock(long id) {
        return Optional.ofNullable(mapper.lock(id)).map(MyBatisRateProposals::proposal);
    }

    @Override
    public Optional<RateProposal> ofFile(String contentHash) {
        return Optional.ofNullable(mapper.ofFile(contentHash)).map(MyBatisRateProposals::proposal);
    }

    @Override
    public List<RateProposal> page(Optional<RateProposal.Source> source, long beforeId, int limit) {
        return mapper.page(source.map(Enum::name).orElse(null), beforeId, limit).stream()
                .map(MyBatisRateProposals::proposal)
                .toList();
    }

    @Override
    public List<RateChange> changesOf(long proposalId, long afterId, int limit) {
        return mapper.changesOf(proposalId, afterId, limit).stream()
                .map(MyBatisRateProposals::change)
                .toList();
    }

    @Override
    public List<RateChange> open(Collection<RateTarget> targets) {
        return targets.isEmpty()
                ? List.of()
                : mapper.open(targets).stream()
                        .map(MyBatisRateProposals::change)
                        .toList();
    }

    @Override
    public void approved(long id, long adminId, Instant at) {
        requireOne(id, mapper.approved(id, adminId, at));
    }

    @Override
    public void rejected(long id, long adminId, Instant at, String reason) {
        requireOne(id, mapper.rejected(id, adminId, at, reason));
    }

    private static void requireOne(long id, int rows) {
        if (rows != 1) {
            throw new IllegalStateException("Rate proposal %d changed while it was locked".formatted(id));
        }
    }

    private static RateChange change(ChangeRow row) {
        return new RateChange(
                row.id(),
                row.endsRateId(),
                new RateTarget(RateTarget.Scope.valueOf(row.scope()), row.scopeKey()),
                PayeeType.valueOf(row.payeeType()),
                row.isExcluded() ? Optional.empty() : StandingAccrual.reward(row.rateBp(), row.fixedFen()),
                row.effectiveFrom(),
                RateColumns.until(row.effectiveUntil()));
    }

    private static RateProposal proposal(ProposalRow row) {
        return new RateProposal(
                row.id(),
                RateProposal.Source.valueOf(row.source()),
                RateProposal.Status.valueOf(row.status()),
                row.changes(),
                Optional.ofNullable(row.contentHash()),
                row.createdBy(),
                row.createdAt(),
                Optional.ofNullable(row.decidedBy()),
                Optional.ofNullable(row.decidedAt()),
                row.reason());
    }
}
