package io.guidepost.domain.refund;

import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderLine;
import java.time.Instant;
import java.util.List;

/**
 * What else follows when money has gone back, such as coupons and points that come back pro rata. Called once for each
 * refund that succeeded, in its transaction, with the order locked and after lines, ledger, stock and commission have
 * followed. Whoever must take rows of accounts takes them sorted.
 */
public interface GivenBack {

    /**
     * @param refund that has just succeeded; never one of {@link RefundKind#SUSPENSE}
     * @param lines all lines of the order as they stand now, this refund included
     * @param at when the shopper had the money
     */
    void follow(Order order, Refund refund, List<OrderLine> lines, Instant at);
}
