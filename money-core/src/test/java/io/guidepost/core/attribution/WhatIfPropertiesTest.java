package io.guidepost.core.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.core.commission.CommissionRules;
import io.guidepost.core.commission.RateCard;
import io.guidepost.core.commission.RateEntry;
import io.guidepost.core.commission.RateScope;
import io.guidepost.core.commission.RateTable;
import io.guidepost.core.commission.Reward;
import io.guidepost.core.commission.WhatIf;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.BrandId;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SoldLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every comparison, whatever was sold and whatever the rules. */
class WhatIfPropertiesTest {

    @ParameterizedTest
    @ValueSource(longs = {241, 242, 243, 244})
    void theRulesInForceDifferInNothing(long seed) {
        var tally = new WhatIf();
        for (int round = 0; round < 300; round++) {
            long scene = seed * 1_000 + round;
            var inputs = AttributionPropertiesTest.random(scene).inputs();
            var lines = sold(inputs, new Random(scene));
            var before = AttributionRules.decide(inputs);
            var table = table(new Random(seed));
            var cardBefore = table.cardFor(lines, before, before, Map.of());
            // Another table with the same rates: whatever is the same object could not differ anyway.
            var again = AttributionRules.decide(inputs);
            var cardAfter = table(new Random(seed)).cardFor(lines, again, again, Map.of());

            var verdict = tally.add(new WhatIf.Order(lines, before, again, cardBefore, cardAfter));

            assertThat(verdict.isDifferent()).as("scene %d", scene).isFalse();
            assertThat(verdict.costAfterFen()).as("scene %d", scene).isEqualTo(verdict.costBeforeFen());
        }
        assertThat(tally.sides()).as("seed %d", seed).hasSizeGreaterThan(5).allSatisfy(side -> {
            assertThat(side.ordersAfter()).isEqualTo(side.ordersBefore());
            assertThat(side.salesAfterFen()).isEqualTo(side.salesBeforeFen());
            assertThat(side.commissionAfterFen()).isEqualTo(side.commissionBeforeFen());
        });
    }

    /** What the payees have is what the orders cost, and stores with headquarters are credited with every fen sold. */
    @ParameterizedTest
    @ValueSource(longs = {251, 252, 253, 254})
    void whatPayeesWinAndLoseIsTheDifferenceInCost(long seed) {
        var tally = new WhatIf();
        long before = 0;
        long after = 0;
        long sold = 0;
        int flips = 0;
        for (int round = 0; round < 300; round++) {
            long scene = seed * 1_000 + round;
            var inputs = AttributionPropertiesTest.random(scene).inputs();
            var lines = sold(inputs, new Random(scene));
            var decided = AttributionRules.decide(inputs);
            var tried = AttributionRules.decide(
                    under(inputs, RuleSet.JEWELLERY.draft().lookbackDays(1).build()));
            var one = table(new Random(seed)).cardFor(lines, decided, tried, Map.of());
            var other = table(new Random(seed + 1)).cardFor(lines, decided, tried, Map.of());

            var verdict = tally.add(new WhatIf.Order(lines, decided, tried, one, other));

            assertThat(verdict.isFlipped())
                    .as("scene %d", scene)
                    .isEqualTo(!decided.lines().stream()
                            .map(line -> line.outcome().splits())
                            .toList()
                            .equals(tried.lines().stream()
                                    .map(line -> line.outcome().splits())
                                    .toList()));
            assertThat(verdict.costAfterFen())
                    .as("scene %d", scene)
                    .isEqualTo(CommissionRules.earn(lines, tried, other).total().fen());
            before += verdict.costBeforeFen();
            after += verdict.costAfterFen();
            sold += lines.stream().mapToLong(line -> line.paid().fen()).sum();
            flips += verdict.isFlipped() ? 1 : 0;
        }
        var sides = tally.sides();
        assertThat(flips).as("seed %d", seed).isBetween(20, 299);
        assertThat(sides.stream().mapToLong(WhatIf.Side::commissionBeforeFen).sum())
                .isEqualTo(before);
        assertThat(sides.stream().mapToLong(WhatIf.Side::commissionAfterFen).sum())
                .isEqualTo(after);
        var stores = sides.stream()
                .filter(side -> side.payee().type() != PayeeType.GUIDE)
                .toList();
        assertThat(stores.stream().mapToLong(WhatIf.Side::salesBeforeFen).sum()).isEqualTo(sold);
        assertThat(stores.stream().mapToLong(WhatIf.Side::salesAfterFen).sum()).isEqualTo(sold);
    }

    /** The small card of an order answers as the whole table would. */
    @ParameterizedTest
    @ValueSource(longs = {261, 262})
    void theCardOfAnOrderLeavesOutNothingThatCounts(long seed) {
        for (int round = 0; round < 300; round++) {
            long scene = seed * 1_000 + round;
            var inputs = AttributionPropertiesTest.random(scene).inputs();
            var lines = sold(inputs, new Random(scene));
            var decided = AttributionRules.decide(inputs);
            var entries = entries(new Random(scene));

            var card = new RateTable(entries).cardFor(lines, decided, decided, Map.of(Scene.LI, 3));

            assertThat(CommissionRules.earn(lines, decided, card))
                    .as("scene %d", scene)
                    .isEqualTo(CommissionRules.earn(
                            lines, decided, new RateCard("whole", 1, entries, Map.of(Scene.LI, 3))));
        }
    }

    @Test
    void ordersAreCountedOnceHoweverManyLinesTheyHave() {
        var inputs = new Scene()
                .line(Scene.COAT)
                .line(Scene.HAT)
                .touch(1, Scene.LI, 3)
                .bound(2, Scene.WANG, 60)
                .inputs();
        var lines = List.of(line(inputs, 0, 10_000, 1), line(inputs, 1, 5_000, 2));
        var before = AttributionRules.decide(inputs);
        var after = AttributionRules.decide(
                under(inputs, RuleSet.APPAREL.draft().lookbackDays(1).build()));
        var tally = new WhatIf();

        var verdict = tally.add(new WhatIf.Order(lines, before, after, RateCard.DEFAULT, RateCard.DEFAULT));

        assertThat(verdict).isEqualTo(new WhatIf.Verdict(true, true, 1_050, 1_050));
        assertThat(tally.sides())
                .extracting(
                        side -> side.payee().toString(),
                        WhatIf.Side::ordersBefore,
                        WhatIf.Side::ordersAfter,
                        WhatIf.Side::salesBeforeFen,
                        WhatIf.Side::salesAfterFen,
                        WhatIf.Side::commissionBeforeFen,
                        WhatIf.Side::commissionAfterFen)
                .containsExactly(
                        tuple("Beneficiary[type=GUIDE, id=1]", 1L, 0L, 15_000L, 0L, 750L, 0L),
                        tuple("Beneficiary[type=GUIDE, id=2]", 0L, 1L, 0L, 15_000L, 0L, 750L),
                        tuple("Beneficiary[type=STORE, id=1]", 1L, 0L, 15_000L, 0L, 300L, 0L),
                        tuple("Beneficiary[type=STORE, id=2]", 0L, 1L, 0L, 15_000L, 0L, 300L));
    }

    private static AttributionInputs under(AttributionInputs in, RuleSet rules) {
        return new AttributionInputs(
                in.at(),
                rules,
                in.lines(),
                in.designation(),
                in.touches(),
                in.bindings(),
                in.friendships(),
                in.employments(),
                in.stores(),
                in.transfers(),
                in.hints(),
                in.buyers());
    }

    private static List<SoldLine> sold(AttributionInputs inputs, Random random) {
        var lines = new ArrayList<SoldLine>();
        for (int i = 0; i < inputs.lines().size(); i++) {
            lines.add(line(inputs, i, random.nextInt(100_000), 1 + random.nextInt(3)));
        }
        return lines;
    }

    private static SoldLine line(AttributionInputs inputs, int index, long fen, int units) {
        var ordered = inputs.lines().get(index);
        return new SoldLine(
                ordered.line(),
                new SkuId(100 + ordered.spu().value()),
                ordered.spu(),
                List.of(new CategoryId(1 + ordered.spu().value() % 2), new CategoryId(9)),
                Optional.of(new BrandId(1)),
                units,
                new Money(fen));
    }

    private static RateTable table(Random random) {
        return new RateTable(entries(random));
    }

    private static List<RateEntry> entries(Random random) {
        var entries = new ArrayList<RateEntry>();
        for (int id = 1; id <= 12; id++) {
            var payee = random.nextBoolean() ? PayeeType.GUIDE : PayeeType.STORE;
            var scope = scope(payee, random);
            Optional<Reward> reward = random.nextInt(6) == 0
                    ? Optional.empty()
                    : Optional.of(
                            scope instanceof RateScope.Sku && random.nextBoolean()
                                    ? new Reward.FixedPerUnit(new Money(1 + random.nextInt(500)))
                                    : new Reward.Percent(new Rate(1 + random.nextInt(1_000))));
            entries.add(new RateEntry(id, payee, scope, reward));
        }
        return entries;
    }

    private static RateScope scope(PayeeType payee, Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> new RateScope.Sku(new SkuId(111 + random.nextInt(2)));
            case 1 -> new RateScope.Spu(random.nextBoolean() ? Scene.COAT : Scene.HAT);
            case 2 -> new RateScope.Category(new CategoryId(new int[] {1, 2, 9}[random.nextInt(3)]));
            case 3 -> new RateScope.Brand(new BrandId(1 + random.nextInt(2)));
            case 4 -> new RateScope.StorePolicy(new StoreId(1 + random.nextInt(3)));
            case 5 -> payee == PayeeType.GUIDE ? new RateScope.GuideLevel(3) : new RateScope.Everything();
            default -> new RateScope.Everything();
        };
    }
}
