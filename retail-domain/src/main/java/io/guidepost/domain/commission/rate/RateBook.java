package io.guidepost.domain.commission.rate;

import io.guidepost.core.attribution.PayeeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All rates from their proposal to their end. */
public interface RateBook {

    /** Approved, in force or waiting, as it was proposed: whatever its state. */
    Optional<CommissionRate> find(long id);

    /** Newest first. */
    List<CommissionRate> page(Filter filter, long beforeId, int limit);

    /** All that were ever proposed for this target and payee, newest first. */
    List<CommissionRate> ofSlot(RateTarget target, PayeeType payee, int limit);

    /** The approved ones of these targets that have not ended by then. */
    List<CommissionRate> standing(Collection<RateTarget> targets, Instant after);

    /** All approved ones that have not ended by then, by id, after the given one. */
    List<CommissionRate> allStanding(Instant after, long afterId, int limit);

    /** Writes what was approved. */
    void enter(RateProposal proposal, List<RateChange> begun, long approvedBy, Instant at);

    /** These rates end then, by this proposal. All of them, or an error. */
    void end(Collection<Long> rateIds, Instant until, long proposalId);

    /** What was approved or proposed for the brand is so for this name. */
    void renameBrand(String before, String name);

    /**
     * @param at only those in force at this moment
     * @param status as of {@code now}
     */
    record Filter(
            Optional<RateTarget.Scope> scope,
            Optional<String> key,
            Optional<PayeeType> payee,
            Optional<CommissionRate.Status> status,
            Optional<Instant> at,
            Instant now) {}
}
