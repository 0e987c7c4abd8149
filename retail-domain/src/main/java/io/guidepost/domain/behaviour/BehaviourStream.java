package io.guidepost.domain.behaviour;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** All that shoppers did, for rules to read. */
public interface BehaviourStream {

    /**
     * Keeps those that are new; joins the caller's transaction.
     *
     * @return the ones that were new
     */
    List<Behaviour> add(List<Behaviour> told);

    /** What this shopper did in that time, by product and kind; late events count where they belong. */
    Map<Behaviour.Kind, Long> counts(Collection<Long> memberIds, long productId, Instant from, Instant until);

    /** What this shopper did, in the order in which it happened. */
    List<Behaviour> of(Collection<Long> memberIds, Instant from, Instant until, int limit);

    /** Everybody's, in the order in which it was told, for whoever goes through all of it. */
    List<Told> toldSince(Instant since, long afterId, int limit);

    record Told(long id, Behaviour behaviour) {}

    /** Those of these products that exist. */
    List<Long> existing(Collection<Long> productIds);

    /** @return how many were removed */
    int purge(Instant toldBefore, int limit);
}
