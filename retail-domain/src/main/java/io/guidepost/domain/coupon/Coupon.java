package io.guidepost.domain.coupon;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.CouponTerms;
import io.guidepost.core.price.CouponTerms.Value;
import io.guidepost.core.price.Period;
import java.time.Instant;
import java.util.Optional;

/**
 * A shopper's coupon.
 *
 * @param own worth and threshold of its own, where it is what came back of another one
 * @param orderId the order in which it is used
 */
public record Coupon(
        long id,
        long templateId,
        long memberId,
        Source source,
        Optional<Own> own,
        State state,
        Period valid,
        Instant claimedAt,
        Optional<Long> orderId,
        Optional<Instant> usedAt) {

    /** How it was come by. */
    public enum Source {
        SHOPPER,
        CODE,
        GUIDE,
        RETURN
    }

    /** What is stored; that it has run out is told by the time. */
    public enum State {
        UNUSED,
        USED
    }

    /** What a shopper is shown. */
    public enum Standing {
        NOT_YET,
        USABLE,
        USED,
        EXPIRED
    }

    public record Own(long offFen, long thresholdFen) {}

    public Standing standingAt(Instant now) {
        if (state == State.USED) {
            return Standing.USED;
        }
        if (now.isBefore(valid.from())) {
            return Standing.NOT_YET;
        }
        return valid.contains(now) ? Standing.USABLE : Standing.EXPIRED;
    }

    /** As it is judged against a basket. */
    public CouponTerms terms(CouponTemplate template) {
        var value = own.<Value>map(it -> new Value.AmountOff(Money.ofFen(it.offFen())))
                .orElseGet(() -> template.worth().value());
        return new CouponTerms(
                id,
                template.name(),
                value,
                Money.ofFen(own.map(Own::thresholdFen).orElse(template.thresholdFen())),
                template.scope(),
                template.stores(),
                valid,
                template.combines());
    }
}
