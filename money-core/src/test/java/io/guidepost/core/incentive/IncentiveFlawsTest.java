package io.guidepost.core.incentive;

import static io.guidepost.core.incentive.Promise.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.money.Money;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IncentiveFlawsTest {

    private static final Money BUDGET = new Money(1_000_000);

    @ParameterizedTest(name = "{0}")
    @MethodSource("flawed")
    void whatCannotBePromisedIsRefused(String says, Consumer<Promise> flaw) {
        var promise = new Promise();
        flaw.accept(promise);

        assertThat(IncentiveFlaws.of(promise.made(), BUDGET, Optional.empty()))
                .hasValueSatisfying(words -> assertThat(words.en()).contains(says));
    }

    static Stream<Arguments> flawed() {
        return Stream.of(
                flaw("not headquarters", it -> it.payee = PayeeType.HQ),
                flaw("reward is above zero", it -> it.amount = Money.ZERO),
                flaw("even pay one", it -> it.amount = new Money(1_000_001)),
                flaw("end must lie after", it -> it.until = Promise.FROM),
                flaw("days are out of range", it -> it.holdDays = 0),
                flaw("days are out of range", it -> it.holdDays = 366),
                flaw("days are out of range", it -> it.settleDays = -1),
                flaw("days are out of range", it -> it.settleDays = 366),
                flaw("Steps and prizes", it -> it.steps = List.of(step(0, 100, 0))),
                flaw("New friends reward guides", it -> {
                    it.kind = IncentiveKind.NEW_FRIEND;
                    it.minPaid = new Money(1);
                }),
                flaw("New friends reward guides", it -> {
                    it.kind = IncentiveKind.NEW_FRIEND;
                    it.payee = PayeeType.STORE;
                }),
                flaw("1 to 20 steps", it -> tier(it)),
                flaw("1 to 20 steps", it -> tier(it, steps(21))),
                flaw("above the one before", it -> tier(it, step(5, 1, 0), step(5, 2, 0))),
                flaw("give nothing", it -> tier(it, step(5, 0, 0))),
                flaw("by store or region only", it -> {
                    tier(it, step(5, 1, 0));
                    it.minPaid = new Money(1);
                }),
                flaw("no single amount", it -> {
                    tier(it, step(5, 1, 0));
                    it.amount = new Money(1);
                }),
                flaw("1 to 100 prizes", it -> rank(it)),
                flaw("1 to 100 prizes", it -> rank(it, new long[101])),
                flaw("do not rise", it -> rank(it, 5, 6)),
                flaw("above zero", it -> rank(it, 5, 0)));
    }

    @Test
    void whatIsInOrderPasses() {
        var tier = new Promise();
        tier(tier, step(0, 100, 0), step(1, 0, 5));
        var rank = new Promise();
        rank(rank, 5, 5, 1);

        for (var promise : List.of(new Promise(), Promise.kappa(), tier, rank)) {
            assertThat(IncentiveFlaws.of(promise.made(), BUDGET, Optional.of(new Money(3_000))))
                    .isEmpty();
        }
    }

    @Test
    void theLimitsThemselvesAreAllowed() {
        var whole = new Promise();
        whole.amount = BUDGET;
        var shortest = new Promise();
        shortest.holdDays = 1;
        shortest.settleDays = 0;
        shortest.until = Promise.FROM.plusMillis(1);
        var longest = new Promise();
        longest.holdDays = 365;
        longest.settleDays = 365;
        var tier = new Promise();
        tier(tier, steps(20));
        var rank = new Promise();
        rank(rank, LongStream.generate(() -> 5).limit(100).toArray());

        for (var promise : List.of(whole, shortest, longest, tier, rank)) {
            assertThat(IncentiveFlaws.of(promise.made(), BUDGET, Optional.empty()))
                    .isEmpty();
        }
    }

    @Test
    void budgetAndCapAreAboveZero() {
        assertThat(IncentiveFlaws.of(new Promise().made(), Money.ZERO, Optional.empty()))
                .isPresent();
        assertThat(IncentiveFlaws.of(new Promise().made(), BUDGET, Optional.of(Money.ZERO)))
                .isPresent();
    }

    private static Arguments flaw(String says, Consumer<Promise> flaw) {
        return Arguments.of(says, flaw);
    }

    private static void tier(Promise promise, Step... steps) {
        promise.kind = IncentiveKind.TIER;
        promise.amount = Money.ZERO;
        promise.steps = List.of(steps);
    }

    private static Step[] steps(int count) {
        return IntStream.range(0, count).mapToObj(from -> step(from, 1, 0)).toArray(Step[]::new);
    }

    private static void rank(Promise promise, long... prizes) {
        promise.kind = IncentiveKind.RANK;
        promise.amount = Money.ZERO;
        promise.prizes = Arrays.stream(prizes).mapToObj(Money::new).toList();
    }
}
