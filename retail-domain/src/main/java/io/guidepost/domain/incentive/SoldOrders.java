package io.guidepost.domain.incentive;

import io.guidepost.core.incentive.Conditions;
import io.guidepost.core.incentive.Goods;
import io.guidepost.core.incentive.RankRules.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What incentives must know of orders, guides and friends. Reads only. */
public interface SoldOrders {

    /** What is kept of these lines of an order. */
    List<Goods> kept(long orderId, Collection<Long> lineIds);

    /** The guides whose WeCom friend the member is at that instant; at most 20. */
    Set<Long> friendsOf(long memberId, Instant at);

    /**
     * What guides sold in the time and what of it has settled: received, the return window over, less refunds, without
     * freight, in the parts in which the sale was shared; what a guide bought himself does not count.
     *
     * @param conditions of which only stores and regions are looked at
     * @param guideId only this one, if given
     */
    List<Standing> settled(Instant from, Instant until, Conditions conditions, Optional<Long> guideId);

    /** The store and the region in which each of these guides serves at that instant. */
    Map<Long, Place> placesOf(Collection<Long> guideIds, Instant at);

    /** When it was paid and to which guides it is credited; empty if it is not paid. */
    Optional<Paid> paid(long orderId);

    record Place(long storeId, long regionId) {}

    record Paid(Instant paidAt, Set<Long> guideIds) {}
}
