package io.guidepost.domain.coupon;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.price.Approval;
import io.guidepost.core.price.CouponReturnRules;
import io.guidepost.core.price.CouponTerms.Value;
import io.guidepost.core.price.Period;
import io.guidepost.core.price.Scope;
import io.guidepost.core.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of coupon, of which shoppers have single ones.
 *
 * @param stores where it can be used; empty is everywhere
 * @param combines with others that combine
 * @param claims when it can be claimed
 * @param valid when every coupon of it can be used; empty where that depends on the day of claiming
 * @param validDays for so many days from the moment of claiming; 0 where {@code valid} says it
 * @param perMember how many one shopper may have
 * @param total how many there are
 * @param claimed how many are gone
 */
public record CouponTemplate(
        long id,
        Words name,
        Worth worth,
        long thresholdFen,
        Scope scope,
        Set<Long> stores,
        boolean combines,
        Door door,
        Period claims,
        Optional<Period> valid,
        int validDays,
        CouponReturnRules.Rule refundRule,
        int perMember,
        int total,
        int claimed,
        Approval approval,
        int version) {

    /** How a shopper gets one. */
    public enum Door {
        /** He takes it himself. */
        SHOPPER,
        /** With a code. */
        CODE,
        /** A guide gives it. */
        GUIDE
    }

    /** What it is worth. */
    public enum Kind {
        AMOUNT,
        SHARE,
        FREIGHT
    }

    /**
     * @param offFen for an amount
     * @param offBp for a share
     * @param capFen never more than this; 0 is no cap
     */
    public record Worth(Kind kind, long offFen, int offBp, long capFen) {

        /** @throws IllegalArgumentException with what is wrong */
        Value value() {
            return switch (kind) {
                case AMOUNT -> new Value.AmountOff(Money.ofFen(offFen));
                case SHARE -> new Value.ShareOff(new Rate(offBp), Money.ofFen(capFen));
                case FREIGHT -> new Value.FreightOff(Money.ofFen(capFen));
            };
        }
    }

    public CouponTemplate {
        stores = Set.copyOf(stores);
        if (valid.isPresent() == (validDays > 0)) {
            throw new IllegalArgumentException("A coupon is valid in a period or for some days, and not both");
        }
    }

    public Approval.State stateAt(Instant now) {
        return approval.stateAt(now, claims);
    }

    /** When a coupon claimed now can be used. */
    Period validFor(Instant claimedAt) {
        return valid.orElseGet(() -> new Period(claimedAt, claimedAt.plus(Duration.ofDays(validDays))));
    }
}
