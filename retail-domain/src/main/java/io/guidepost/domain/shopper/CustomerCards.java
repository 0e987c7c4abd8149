package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a guide sees beside the chat with a customer. */
public interface CustomerCards {

    /** Empty unless the customer is this guide's friend now. */
    Optional<CustomerCard> find(long guideId, String externalUserid, Instant now);

    /** @param memberId empty while the customer has not opened the shop */
    record CustomerCard(
            String externalUserid,
            String name,
            Instant friendSince,
            Optional<String> channel,
            Optional<Long> memberId,
            Optional<Bond> bond,
            List<LastOrder> lastOrders) {}

    record Bond(long guideId, String guideName, Instant boundAt, Instant protectedUntil, Instant expiresAt) {}

    record LastOrder(long id, String status, long payableFen, Instant placedAt) {}
}
