package io.guidepost.domain.incentive;

import io.guidepost.core.commission.IncentiveClaim;
import io.guidepost.core.incentive.Conditions;
import io.guidepost.core.incentive.Incentive;
import io.guidepost.core.incentive.IncentiveKind;
import io.guidepost.core.incentive.Step;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.domain.commission.rate.IncentiveClaims;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What incentives may pay on top of the rates (B6). Contests and new friends are paid for no single sale and claim nothing.
 * Of incentives for single stores or regions only the costliest counts against a change of rates: each of them is held
 * against the caps itself before it is approved, and two of them seldom meet.
 */
@Component
class ClaimForCaps implements IncentiveClaims {

    private static final int MOST = 200;

    private final Incentives incentives;

    ClaimForCaps(Incentives incentives) {
        this.incentives = incentives;
    }

    @Override
    public List<IncentiveClaim> after(Instant from) {
        var claims = new ArrayList<IncentiveClaim>();
        var local = new ArrayList<IncentiveClaim>();
        for (var incentive : incentives.payingAfter(from, MOST)) {
            of(incentive.terms()).ifPresent(isLocal(incentive.terms().conditions()) ? local::add : claims::add);
        }
        local.stream()
                .max(Comparator.comparing(IncentiveClaim::ofBase).thenComparing(IncentiveClaim::perUnit))
                .ifPresent(claims::add);
        return claims;
    }

    private static boolean isLocal(Conditions conditions) {
        return !conditions.stores().isEmpty() || !conditions.regions().isEmpty();
    }

    /** An amount per order is a share of the least order, rounded up, and where there is no least order one of each unit. */
    static Optional<IncentiveClaim> of(Incentive incentive) {
        return switch (incentive.kind()) {
            case RANK, NEW_FRIEND -> Optional.empty();
            case TIER -> Optional.of(claim(incentive, highest(incentive.steps()), Money.ZERO));
            case FIXED_PER_ORDER, PER_UNIT -> {
                var least = incentive.conditions().minPaid();
                boolean isShare = incentive.kind() == IncentiveKind.FIXED_PER_ORDER && least.isPositive();
                yield Optional.of(
                        isShare
                                ? claim(incentive, shareOf(incentive.amount(), least), Money.ZERO)
                                : claim(incentive, Rate.ZERO, incentive.amount()));
            }
        };
    }

    private static IncentiveClaim claim(Incentive incentive, Rate ofBase, Money perUnit) {
        var conditions = incentive.conditions();
        // The catalogue is not asked which products are meant: an incentive for products claims for all goods.
        boolean isForProducts = !conditions.spus().isEmpty();
        return new IncentiveClaim(
                incentive.id(),
                incentive.from(),
                Optional.of(incentive.until()),
                isForProducts ? Set.of() : conditions.skus(),
                isForProducts ? Set.of() : conditions.categories(),
                ofBase,
                perUnit);
    }

    private static Rate shareOf(Money amount, Money least) {
        long bp = (amount.fen() * Rate.WHOLE_BP + least.fen() - 1) / least.fen();
        return new Rate((int) Math.min(bp, Rate.WHOLE_BP));
    }

    private static Rate highest(List<Step> steps) {
        return steps.stream().map(Step::rate).max(Comparator.naturalOrder()).orElse(Rate.ZERO);
    }
}
