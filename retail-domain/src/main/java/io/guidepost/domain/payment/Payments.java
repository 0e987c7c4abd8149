package io.guidepost.domain.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was asked of WeChat Pay. Moves of {@code queryAt} are compare-and-set: one node asks, the others go on. */
public interface Payments {

    /** Where {@code queryAt} stands when there is nothing left to ask. */
    Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    Optional<Prepay> prepayOf(long orderId);

    /** The order to which WeChat's answer belongs. */
    Optional<Long> orderOf(String outTradeNo);

    void insertPrepay(long orderId, String outTradeNo, long amountFen, Instant askedAt, Instant queryAt);

    void prepared(long orderId, String prepayId, Instant preparedAt, Instant queryAt);

    /** Those to be asked about, longest due first. */
    List<Prepay> due(Instant now, int limit);

    /** Takes a due one until {@code leaseUntil}; false when another node has. */
    boolean claim(Prepay due, Instant leaseUntil);

    /** Ends a claim, unless the payment was settled meanwhile. */
    void askAgain(long orderId, Instant leaseUntil, Instant queryAt);

    /** Brings the next question forward, unless another node has taken it. */
    void askSoon(Prepay prepay, Instant queryAt);

    /** Nothing is left to ask. */
    void settled(long orderId);

    /** Overdue orders that WeChat was never asked to take money for. */
    List<Long> overdueNeverPrepared(Instant now, int limit);

    /** The shopper as WeChat knows him in our mini-program. */
    Optional<String> openidOf(long memberId);

    /** The WeCom userid of the guide who is credited with the order and still works here. */
    Optional<String> creditedUserid(long orderId);
}
