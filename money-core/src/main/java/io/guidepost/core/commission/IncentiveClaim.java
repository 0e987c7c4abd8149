package io.guidepost.core.commission;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The most that an incentive may pay on top of the rates, for the caps of B6.
 *
 * @param from first instant at which it may pay
 * @param until first instant at which it no longer does; empty if open
 * @param skus the SKUs it is for; with {@code categories} empty as well, everything
 * @param categories the categories it is for, all below them included
 * @param ofBase the most in relation to what is paid; an amount per order in relation to the least that must be paid
 * @param perUnit the most for one unit, whatever it costs; an amount per order without a least order counts here
 */
public record IncentiveClaim(
        long incentiveId,
        Instant from,
        Optional<Instant> until,
        Set<SkuId> skus,
        Set<CategoryId> categories,
        Rate ofBase,
        Money perUnit) {

    public IncentiveClaim {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        skus = Set.copyOf(skus);
        categories = Set.copyOf(categories);
        Objects.requireNonNull(ofBase, "ofBase");
        if (perUnit.isNegative()) {
            throw new IllegalArgumentException("Incentive %d takes money away".formatted(incentiveId));
        }
    }

    boolean isEffectiveAt(Instant at) {
        return !from.isAfter(at) && (until.isEmpty() || at.isBefore(until.get()));
    }

    boolean isFor(Optional<SkuId> sku, List<CategoryId> branch) {
        return (skus.isEmpty() && categories.isEmpty())
                || (sku.isPresent() && skus.contains(sku.get()))
                || branch.stream().anyMatch(categories::contains);
    }
}
