package io.guidepost.domain.incentive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.guidepost.core.incentive.NoReward;
import io.guidepost.core.money.Money;
import io.guidepost.domain.commission.Bonuses.Bonus;
import io.guidepost.domain.commission.Bonuses.Released;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Takes rewards from caps and budgets, and gives them back. Caps come first, budgets last, each in the order of the
 * incentives' numbers: whoever waits for a budget holds nothing that its holder still wants.
 */
@Component
class ReserveRewards {

    private final Incentives incentives;
    private final Budgets budgets;

    ReserveRewards(Incentives incentives, Budgets budgets) {
        this.incentives = incentives;
        this.budgets = budgets;
    }

    /** For each incentive whether it pays, wholly, or the reason why not. */
    Map<Long, Optional<NoReward>> reserve(List<Bonus> bonuses) {
        return reserve(List.of(), bonuses);
    }

    /** The same after these amounts are given back. */
    Map<Long, Optional<NoReward>> reserve(Collection<Released> givenBack, List<Bonus> bonuses) {
        givenBack.forEach(part -> budgets.giveBackToCap(part.incentiveId(), part.payee(), part.amount()));
        var byIncentive = bonuses.stream().collect(groupingBy(Bonus::incentiveId, TreeMap::new, toList()));
        var caps = incentives.all(byIncentive.keySet()).stream()
                .filter(incentive -> incentive.payeeCap().isPresent())
                .collect(toMap(
                        FundedIncentive::id, incentive -> incentive.payeeCap().get()));
        var answers = new LinkedHashMap<Long, Optional<NoReward>>();
        byIncentive.forEach((id, parts) -> answers.put(
                id,
                !caps.containsKey(id) || isWithinCaps(parts, caps.get(id))
                        ? Optional.empty()
                        : Optional.of(NoReward.GUIDE_CAP_REACHED)));
        var back = sums(givenBack);
        // One budget is done with before the next: whoever gives back and takes meets the others in the same order.
        for (long id : union(back.keySet(), byIncentive.keySet())) {
            if (back.containsKey(id)) {
                budgets.giveBack(id, back.get(id));
            }
            var parts = byIncentive.getOrDefault(id, List.of());
            if (!parts.isEmpty() && answers.get(id).isEmpty() && !budgets.take(id, sum(parts))) {
                answers.put(id, Optional.of(NoReward.OUT_OF_BUDGET));
                if (caps.containsKey(id)) {
                    parts.forEach(part -> budgets.giveBackToCap(id, part.payee(), part.amount()));
                }
            }
        }
        return answers;
    }

    private static TreeSet<Long> union(Set<Long> some, Set<Long> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private boolean isWithinCaps(List<Bonus> parts, Money cap) {
        var taken = new ArrayList<Bonus>();
        for (var part : parts) {
            if (!budgets.takeFromCap(part.incentiveId(), part.payee(), part.amount(), cap)) {
                taken.forEach(it -> budgets.giveBackToCap(it.incentiveId(), it.payee(), it.amount()));
                return false;
            }
            taken.add(part);
        }
        return true;
    }

    void release(Collection<Released> released) {
        reserve(released, List.of());
    }

    private static TreeMap<Long, Money> sums(Collection<Released> released) {
        var sums = new TreeMap<Long, Money>();
        released.forEach(part -> sums.merge(part.incentiveId(), part.amount(), Money::plus));
        return sums;
    }

    private static Money sum(List<Bonus> parts) {
        return parts.stream().map(Bonus::amount).reduce(Money.ZERO, Money::plus);
    }
}
