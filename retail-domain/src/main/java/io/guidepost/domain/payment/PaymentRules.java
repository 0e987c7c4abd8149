package io.guidepost.domain.payment;

import io.guidepost.domain.order.Order;
import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Decides about payments. Reads no clock and no table. */
public final class PaymentRules {

    static final String CURRENCY = "CNY";

    /** WeChat keeps a prepay id for two hours; ten minutes before that we ask for a new one. */
    private static final Duration PREPAY_ID_LIFE = Duration.ofMinutes(110);

    /** Shortly after the shopper was sent to pay, then ever more rarely; the end of the time to pay comes in between. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    private PaymentRules() {}

    /**
     * Judges money that WeChat took for an order. An order that is being closed can still be paid, because WeChat was
     * faster; one that is closed never comes back to life, because its goods are on the shelf again.
     *
     * @param known what has been captured for this order so far
     */
    public static Verdict judge(Order order, PaymentFacts taken, Collection<Capture> known) {
        if (!taken.isCaptured()) {
            throw new IllegalArgumentException("Payment %s is %s: nothing was taken, nothing is to be judged"
                    .formatted(taken.outTradeNo(), taken.state()));
        }
        if (known.stream().anyMatch(capture -> capture.transactionId().equals(taken.transactionId()))) {
            return Verdict.REPEAT;
        }
        if (order.status().isPaid()) {
            return Verdict.SECOND;
        }
        if (!order.status().isUnpaid()) {
            return Verdict.TOO_LATE;
        }
        boolean isAsAsked = taken.amountFen() == order.payableFen() && CURRENCY.equals(taken.currency());
        return isAsAsked ? Verdict.ACCEPT : Verdict.WRONG_AMOUNT;
    }

    /** When to ask WeChat again after {@code asked} questions that found the order unpaid. */
    static Instant nextQuery(int asked, Instant now, Instant expiresAt) {
        var next = now.plus(PAUSES.get(Math.min(asked, PAUSES.size() - 1)));
        return expiresAt.isAfter(now) && next.isAfter(expiresAt) ? expiresAt : next;
    }

    /** When to try again what failed {@code tried} times for a reason of ours: after half a minute, then ever more rarely. */
    static Instant nextTry(int tried, Instant now) {
        return now.plusSeconds(Math.min(3_600, 30L << Math.min(tried, 7)));
    }

    static boolean isFresh(Instant preparedAt, Instant now) {
        return now.isBefore(preparedAt.plus(PREPAY_ID_LIFE));
    }

    /** The merchant's number of an order at WeChat Pay, the same for life: letters and digits, at most 32. */
    static String outTradeNo(long orderId) {
        return "G" + orderId;
    }
}
