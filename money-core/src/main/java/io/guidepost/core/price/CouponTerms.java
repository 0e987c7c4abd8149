package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.words.Words;
import java.util.Objects;
import java.util.Set;

/**
 * A coupon as it is judged (PRM-1).
 *
 * @param threshold what the goods it is for must come to after activities; zero asks nothing
 * @param stores where it can be used; empty is everywhere
 * @param combines with others that combine; without it, it is the only one for goods
 */
public record CouponTerms(
        long id,
        Words name,
        Value value,
        Money threshold,
        Scope scope,
        Set<Long> stores,
        Period period,
        boolean combines) {

    public CouponTerms {
        Objects.requireNonNull(value, "value");
        stores = Set.copyOf(stores);
        if (threshold.isNegative()) {
            throw new IllegalArgumentException("A threshold is not negative");
        }
    }

    /** What it is worth. */
    public sealed interface Value {

        record AmountOff(Money off) implements Value {

            public AmountOff {
                if (!off.isPositive()) {
                    throw new IllegalArgumentException("A coupon is worth more than nothing");
                }
            }
        }

        /** @param cap never more than this; zero is no cap */
        record ShareOff(Rate off, Money cap) implements Value {

            public ShareOff {
                if (off.bp() < 1 || cap.isNegative()) {
                    throw new IllegalArgumentException("A coupon is worth more than nothing");
                }
            }
        }

        /** @param cap never more than this off the freight; zero is all of it */
        record FreightOff(Money cap) implements Value {

            public FreightOff {
                if (cap.isNegative()) {
                    throw new IllegalArgumentException("A cap is not negative");
                }
            }
        }
    }

    boolean isForFreight() {
        return value instanceof Value.FreightOff;
    }
}
