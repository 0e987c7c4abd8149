package io.guidepost.domain.commission.rate;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What was proposed, and what became of it. */
public interface RateProposals {

    /** Held until the end of the transaction: rates are proposed and approved one after the other. */
    void takeTurn();

    void insert(RateProposal proposal, List<RateChange> changes);

    Optional<RateProposal> find(long id);

    Optional<RateProposal> lock(long id);

    /** The proposal that came from this file and was not rejected. */
    Optional<RateProposal> ofFile(String contentHash);

    /** Newest first, before the given one. */
    List<RateProposal> page(Optional<RateProposal.Source> source, long beforeId, int limit);

    /** In the order of their ids, after the given one. */
    List<RateChange> changesOf(long proposalId, long afterId, int limit);

    /** What proposals that nobody has decided yet want of these targets. */
    List<RateChange> open(Collection<RateTarget> targets);

    void approved(long id, long adminId, Instant at);

    void rejected(long id, long adminId, Instant at, String reason);
}
