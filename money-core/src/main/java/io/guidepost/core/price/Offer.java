package io.guidepost.core.price;

import io.guidepost.core.words.Words;
import java.util.Objects;

/**
 * An activity (PRM-3).
 *
 * @param rank of two that take off the same the lower rank counts, then the lower id
 * @param exclusive goods with this price take part in no other activity and carry no coupon, as in a flash sale
 */
public record Offer(
        long id,
        Words name,
        Period period,
        Audience audience,
        Scope scope,
        Effect effect,
        int rank,
        boolean exclusive) {

    public Offer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(effect, "effect");
        if (exclusive && !(effect instanceof Effect.OnLine)) {
            throw new IllegalArgumentException("Only a price of single lines can be exclusive");
        }
    }
}
