package io.guidepost.domain.fraud;

import io.guidepost.core.fraud.FraudFacts.Refunds;
import io.guidepost.core.fraud.IdentityPath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is known about a paid order and its shopper, and keeps the traits by which orders are compared. */
public interface FraudEvidence {

    /** Empty while the order is unpaid or no guide is credited with it. */
    Optional<Subject> subject(long orderId);

    /** Who of ours the shopper or the payer is known to be, and by what. */
    List<Match> matches(long memberId, String payerOpenid, Optional<String> phoneIndex);

    /** Those of these guides who served in the store at that moment. */
    Set<Long> servingIn(long storeId, Instant at, List<Long> guideIds);

    /** Keeps one trait of an order; again it changes nothing. */
    void keep(Subject subject, Trait trait, String index, Optional<Long> linkId);

    /** Different shoppers with this trait since then. */
    int shoppersWith(Trait trait, String index, Instant since);

    /** Different links that led to orders from this device since then. */
    int linksOn(String deviceIndex, Instant since);

    /** The last of this guide's links that the shopper opened before the order, within a week. */
    Optional<Opened> opened(long memberId, long guideId, Instant before);

    int shoppersOfLink(long linkId, Instant since);

    /** The guide's and the store's orders since then, at most the last 2,000 each, and how many were refunded. */
    Refunds refunds(long guideId, long storeId, Instant since);

    int lateDesignations(long orderId);

    /** Paid orders of the shopper since then of at most this amount. */
    int tinyOrders(long memberId, long mostFen, Instant since);

    /** What orders are compared by. */
    enum Trait {
        ADDRESS,
        PAYER,
        DEVICE
    }

    /** @param earns whether the guide holds any commission of it */
    record Subject(
            long orderId,
            long memberId,
            long guideId,
            Optional<Long> storeId,
            Optional<Long> regionId,
            Instant placedAt,
            Instant paidAt,
            long payableFen,
            Optional<String> deviceIndex,
            String payerOpenid,
            boolean earns) {}

    record Match(long guideId, IdentityPath path) {}

    /** @param hadViewed whether the shopper had opened anything before */
    record Opened(long linkId, Instant at, boolean hadViewed) {}
}
