package io.guidepost.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.model.Operation.ProtectPrice;
import io.guidepost.core.model.Operation.RefundEnds;
import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.WithdrawalLimits;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F-02: the rules beside a model that shares nothing with them, over the same operations, compared to the fen after each. */
class MoneyModelTest {

    private static final Instant START = Instant.parse("2026-11-02T04:00:00Z");
    private static final int FEE_BP = 60;
    private static final int PER_MONTH = 6;
    private static final WithdrawalLimits LIMITS =
            new WithdrawalLimits(new Money(1_000), new Money(200_000), 3, PER_MONTH, FEE_BP, new Money(20_000));

    private final Twins twins = new Twins(MoneyModelTest::model, MoneyModelTest::real);

    private static Model model() {
        return new Model(START.getEpochSecond(), FEE_BP, PER_MONTH);
    }

    private static PureMoney real() {
        return new PureMoney(START, LIMITS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_122, 4_242})
    void everyFenFollowsTheModel(long seed) {
        twins.requireNone(seed, Operations.World.RULES, Integer.getInteger("model.operations", 50_000));
    }

    @Tag("deep")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void everyFenFollowsTheModelForVeryLong(long seed) {
        twins.requireNone(seed, Operations.World.RULES, Integer.getInteger("model.deep-operations", 1_000_000));
    }

    static LongStream manySeeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("model.deep-seeds", 20));
    }

    /** A comparison of nothing with nothing always holds: so the lists must bring about what they are to prove. */
    @Test
    void theOperationsLeadEverywhere() {
        var operations = new Operations(6, Operations.World.RULES);
        var model = model();
        Set<String> answers = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            answers.add(model.apply(operations.next()).replaceAll("[0-9]+", "#"));
        }

        assertThat(answers)
                .contains(
                        "ACCEPT",
                        "REPEAT",
                        "SECOND",
                        "TOO_LATE",
                        "returned #",
                        "arrived #",
                        "failed #",
                        "given #",
                        "refused order_already_paid",
                        "refused order_not_refundable",
                        "refused order_not_shippable",
                        "refused order_not_shipped",
                        "refused nothing_to_ship",
                        "refused nothing_to_refund",
                        "refused refund_amount_exceeded",
                        "refused refund_amount_invalid",
                        "refused refund_quantity_exceeded",
                        "refused refund_quantity_invalid",
                        "refused refund_window_closed",
                        "refused withdrawal_debt_open",
                        "refused withdrawal_on_hold",
                        "refused withdrawal_in_progress",
                        "refused withdrawal_below_minimum",
                        "refused withdrawal_above_maximum",
                        "refused withdrawal_daily_limit",
                        "refused withdrawal_monthly_limit",
                        "refused withdrawal_not_cancellable",
                        "refused balance_too_low",
                        "refused dispute_already_yours",
                        "refused dispute_open",
                        "refused dispute_too_late",
                        "refused order_closed",
                        "disputed",
                        "upheld",
                        "rejected",
                        "moved",
                        "asked #, WAITING",
                        "asked #, UNKNOWN",
                        "asked #, FAILED",
                        "SUCCESS",
                        "REJECTED",
                        "CLOSED",
                        "CANCELLED")
                .anyMatch(answer -> answer.startsWith("month {GUIDE"));
        assertThat(model.accounts())
                .anyMatch(account -> account.endsWith(" DEBT"))
                .anyMatch(account -> account.endsWith(" CLAWBACK_RECEIVABLE"))
                .contains("PLATFORM 0 WITHDRAWAL_FEES", "HQ 0 AVAILABLE", "STORE 1 AVAILABLE");
    }

    /** The mistake that B7 warns of: each refund takes its own share, rounded down. */
    @Test
    void aModelThatRoundsEachRefundIsCaughtWithAShortList() {
        LongFunction<Model> rounding = start -> new Model(start, FEE_BP, PER_MONTH) {
            @Override
            long dueAfter(Owed owed, long refundedFen, int refundedUnits, long keptFen, int keptUnits) {
                return owed.net - due(owed, refundedFen, refundedUnits);
            }
        };
        var wrong = new Twins(() -> rounding.apply(START.getEpochSecond()), MoneyModelTest::real);

        var found = wrong.run(new Operations(7, Operations.World.RULES), 50_000).orElseThrow();
        var shortest = Shrink.shortest(
                new Operations(7, Operations.World.RULES).first(found.index() + 1),
                list -> wrong.run(list).isPresent());

        assertThat(found.index()).isGreaterThan(10);
        assertThat(shortest).hasSizeLessThanOrEqualTo(4);
        assertThat(shortest.get(shortest.size() - 1)).isInstanceOfAny(RefundEnds.class, ProtectPrice.class);
        assertThat(twins.run(shortest)).as("the true model agrees there").isEmpty();
        assertThatThrownBy(() -> wrong.requireNone(7, Operations.World.RULES, 50_000))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Seed 7, operation " + found.index())
                .hasMessageContaining("has %d operations".formatted(shortest.size()))
                .hasMessageContaining(shortest.get(0).toString());
    }
}
