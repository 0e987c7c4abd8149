package io.guidepost.core.attribution;

import static io.guidepost.core.attribution.Scene.days;
import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.sale.SpuId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every decision, whatever was seen and whatever the rules. */
class AttributionPropertiesTest {

    @ParameterizedTest
    @ValueSource(longs = {201, 202, 203, 204, 205, 206, 207, 208})
    void theOrderInWhichEvidenceWasReadDoesNotMatter(long seed) {
        for (int round = 0; round < 300; round++) {
            long scene = seed * 1_000 + round;
            var decided = random(scene).decide();

            assertThat(random(scene).decide()).as("scene %d", scene).isEqualTo(decided);
            assertThat(random(scene).decide().toString()).as("scene %d", scene).isEqualTo(decided.toString());
            for (int order = 0; order < 3; order++) {
                assertThat(random(scene).shuffled(new Random(order)).decide())
                        .as("scene %d", scene)
                        .isEqualTo(decided);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {211, 212, 213, 214, 215, 216, 217, 218})
    void everyWinnerIsEntitledAndEveryLoserIsToldOnce(long seed) {
        for (int round = 0; round < 300; round++) {
            long scene = seed * 1_000 + round;
            var inputs = random(scene).inputs();
            var decided = AttributionRules.decide(inputs);

            assertThat(decided.lines()).as("scene %d", scene).hasSameSizeAs(inputs.lines());
            int seen = inputs.touches().size()
                    + inputs.bindings().size()
                    + inputs.friendships().size()
                    + (inputs.designation().isPresent() ? 1 : 0);
            assertThat(decided.candidates().size()).as("scene %d", scene).isGreaterThan(seen);
            for (var line : decided.lines()) {
                var outcome = line.outcome();
                assertThat(decided.candidates())
                        .as("scene %d", scene)
                        .anyMatch(candidate -> candidate.isAccepted()
                                && candidate.basis() == outcome.basis()
                                && candidate.guide().equals(outcome.guide()));
                outcome.guide().ifPresent(guide -> assertThat(inputs.employments())
                        .as("scene %d", scene)
                        .anyMatch(spell -> spell.guide().equals(guide) && spell.isActiveAt(inputs.at())));
                assertThat(inputs.rules().enabled()).as("scene %d", scene).contains(outcome.basis());
            }
        }
    }

    /** Guides and stores are two views of one sale: each adds up to the whole line, and nobody is in a view twice. */
    @ParameterizedTest
    @ValueSource(longs = {221, 222, 223, 224, 225, 226, 227, 228})
    void everyLineIsCreditedInFullAndExactlyOnce(long seed) {
        for (int round = 0; round < 300; round++) {
            long scene = seed * 1_000 + round;
            var inputs = random(scene).inputs();
            var decided = AttributionRules.decide(inputs);

            assertThat(decided.lines())
                    .as("scene %d", scene)
                    .extracting(LineOutcome::line)
                    .containsExactlyElementsOf(
                            inputs.lines().stream().map(OrderedLine::line).toList())
                    .doesNotHaveDuplicates();
            assertThat(decided.lines())
                    .as("scene %d", scene)
                    .extracting(LineOutcome::outcome)
                    .contains(decided.outcome());
            for (var line : decided.lines()) {
                var outcome = line.outcome();
                assertThat(performanceBp(outcome, true))
                        .as("scene %d", scene)
                        .isEqualTo(outcome.guide().isPresent() ? 10_000 : 0);
                assertThat(performanceBp(outcome, false)).as("scene %d", scene).isEqualTo(10_000);
                assertThat(outcome.splits())
                        .as("scene %d", scene)
                        .extracting(split -> split.payeeType() + " " + split.payeeId())
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static int performanceBp(Outcome outcome, boolean ofGuides) {
        return outcome.splits().stream()
                .filter(split -> (split.payeeType() == PayeeType.GUIDE) == ofGuides)
                .mapToInt(Split::performanceBp)
                .sum();
    }

    /** Only in the whole shop an order belongs to one; everywhere else each line is decided as if it were alone. */
    @ParameterizedTest
    @ValueSource(longs = {231, 232, 233, 234})
    void whereTouchesSpeakForProductsEachLineIsDecidedAsIfItWereAlone(long seed) {
        for (int round = 0; round < 300; round++) {
            long scene = seed * 1_000 + round;
            var inputs = random(scene).inputs();
            var decided = AttributionRules.decide(inputs);
            var outcomes = decided.lines().stream().map(LineOutcome::outcome).distinct();

            if (inputs.rules().touchScope() == RuleSet.TouchScope.WHOLE_SHOP) {
                assertThat(outcomes).as("scene %d", scene).hasSize(1);
            } else {
                for (var line : inputs.lines()) {
                    assertThat(decided.of(line.line()))
                            .as("scene %d", scene)
                            .isEqualTo(
                                    AttributionRules.decide(alone(line, inputs)).outcome());
                }
            }
        }
    }

    private static AttributionInputs alone(OrderedLine line, AttributionInputs in) {
        return new AttributionInputs(
                in.at(),
                in.rules(),
                List.of(line),
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

    @Test
    void allCodesOfRejectionOccurInTheScenes() {
        Set<RejectCode> seen = EnumSet.noneOf(RejectCode.class);
        for (long scene = 0; scene < 4_000; scene++) {
            random(scene).decide().candidates().forEach(candidate -> candidate
                    .rejection()
                    .ifPresent(seen::add));
        }

        assertThat(seen).containsExactlyInAnyOrder(RejectCode.values());
    }

    static Scene random(long seed) {
        var random = new Random(seed);
        random.nextLong();
        var scene = new Scene().rules(rules(random));
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            scene.line(new SpuId(11 + random.nextInt(2)));
        }
        for (int i = 0; i < random.nextInt(5); i++) {
            scene.touch(touch(i + 1, random));
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            double since = random.nextInt(220);
            if (random.nextInt(3) == 0) {
                var reason = EndReason.values()[random.nextInt(EndReason.values().length)];
                scene.boundUntil(i + 1, guide(random), since, since * random.nextDouble(), reason);
            } else {
                scene.bound(i + 1, guide(random), since);
            }
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            scene.friend(i + 1, guide(random), random.nextInt(20));
        }
        if (random.nextInt(5) == 0) {
            scene.assisted(guide(random), new StoreId(1 + random.nextInt(3)), random.nextInt(3) > 0);
        }
        if (random.nextInt(3) == 0) {
            var leaver = guide(random);
            scene.left(leaver, random.nextInt(10));
            if (random.nextBoolean()) {
                scene.handingOver(leaver, guide(random), random.nextInt(10));
            }
        }
        if (random.nextInt(4) == 0) {
            scene.employed(20 + random.nextInt(3), guide(random), new StoreId(3), days(5), Optional.empty());
        }
        if (random.nextInt(4) == 0) {
            scene.closed(new StoreId(1 + random.nextInt(3)), random.nextInt(3) - 1);
        }
        if (random.nextInt(4) == 0) {
            scene.buyer(guide(random));
        }
        if (random.nextBoolean()) {
            scene.home(new StoreId(1 + random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            scene.fulfilledBy(new StoreId(1 + random.nextInt(3)));
        }
        return scene;
    }

    private static GuideId guide(Random random) {
        return new GuideId(1 + random.nextInt(3));
    }

    /** Times are whole days, so that ties are common. */
    private static Touch touch(long id, Random random) {
        var at = days(random.nextInt(9));
        boolean named = random.nextInt(5) > 0;
        return new Touch(
                new TouchId(id),
                named ? Optional.of(guide(random)) : Optional.empty(),
                !named || random.nextBoolean() ? Optional.of(new StoreId(1 + random.nextInt(3))) : Optional.empty(),
                TouchSource.values()[random.nextInt(TouchSource.values().length)],
                random.nextBoolean() ? Optional.of(new SpuId(11 + random.nextInt(2))) : Optional.empty(),
                random.nextInt(4) == 0 ? List.of(new SpuId(11), new SpuId(12)) : List.of(),
                at,
                random.nextInt(8) == 0 ? days(-1) : at,
                TouchStanding.values()[Math.max(0, random.nextInt(10) - 6)],
                random.nextInt(3));
    }

    private static RuleSet rules(Random random) {
        var preset = List.of(
                        RuleSet.APPAREL,
                        RuleSet.APPAREL,
                        RuleSet.APPAREL,
                        RuleSet.JEWELLERY,
                        RuleSet.FMCG,
                        RuleSet.POS_STRICT)
                .get(random.nextInt(6));
        return preset.draft()
                .touchScope(pick(RuleSet.TouchScope.values(), random))
                .multiFriend(pick(RuleSet.MultiFriend.values(), random))
                .friendPriority(List.of(guide(random)))
                .crossStore(pick(RuleSet.CrossStore.values(), random))
                .storeCredit(pick(RuleSet.StoreCredit.values(), random))
                .selfPurchase(pick(RuleSet.SelfPurchase.values(), random))
                .guideAsCustomer(pick(RuleSet.GuideAsCustomer.values(), random))
                .assistConfirm(pick(RuleSet.AssistConfirm.values(), random))
                .assistShareBp(random.nextInt(10_001))
                .fulfilShareBp(random.nextInt(10_001))
                .build();
    }

    private static <T> T pick(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
