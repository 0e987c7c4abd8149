package io.guidepost.domain.incentive.persistence;

import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.incentive.Conditions;
import io.guidepost.core.incentive.FriendOf;
import io.guidepost.core.incentive.Incentive;
import io.guidepost.core.incentive.PayMethod;
import io.guidepost.core.incentive.RankScope;
import io.guidepost.core.incentive.Step;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The part of an incentive that is kept as JSON: whatever no query asks for. {@code memberIsFriend} may be null. */
record StoredTerms(
        long amountFen,
        List<StoredStep> steps,
        List<Long> prizesFen,
        RankScope scope,
        int holdDays,
        int settleDays,
        FriendOf memberIsFriend,
        Set<PayMethod> payMethods,
        long minPaidFen,
        List<Long> skus,
        List<Long> spus,
        List<Long> categories,
        List<Long> regions,
        List<Long> stores) {

    record StoredStep(long fromFen, int rateBp, long bonusFen) {}

    static StoredTerms of(Incentive incentive) {
        var conditions = incentive.conditions();
        return new StoredTerms(
                incentive.amount().fen(),
                incentive.steps().stream()
                        .map(step -> new StoredStep(
                                step.from().fen(),
                                step.rate().bp(),
                                step.bonus().fen()))
                        .toList(),
                incentive.prizes().stream().map(Money::fen).toList(),
                incentive.scope(),
                incentive.holdDays(),
                incentive.settleDays(),
                conditions.memberIsFriend().orElse(null),
                conditions.payMethods(),
                conditions.minPaid().fen(),
                numbers(conditions.skus(), SkuId::value),
                numbers(conditions.spus(), SpuId::value),
                numbers(conditions.categories(), CategoryId::value),
                numbers(conditions.regions(), Long::longValue),
                numbers(conditions.stores(), StoreId::value));
    }

    Conditions conditions() {
        return new Conditions(
                Optional.ofNullable(memberIsFriend),
                payMethods,
                new Money(minPaidFen),
                ids(skus, SkuId::new),
                ids(spus, SpuId::new),
                ids(categories, CategoryId::new),
                Set.copyOf(regions),
                ids(stores, StoreId::new));
    }

    List<Step> coreSteps() {
        return steps.stream()
                .map(step -> new Step(new Money(step.fromFen()), new Rate(step.rateBp()), new Money(step.bonusFen())))
                .toList();
    }

    List<Money> prizes() {
        return prizesFen.stream().map(Money::new).toList();
    }

    private static <T> List<Long> numbers(Collection<T> ids, ToLongFunction<T> value) {
        return ids.stream().map(value::applyAsLong).sorted().toList();
    }

    private static <T> Set<T> ids(List<Long> numbers, LongFunction<T> make) {
        return numbers.stream().map(make::apply).collect(Collectors.toUnmodifiableSet());
    }
}
