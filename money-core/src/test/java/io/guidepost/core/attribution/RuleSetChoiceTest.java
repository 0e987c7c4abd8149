package io.guidepost.core.attribution;

import static io.guidepost.core.attribution.Scene.NOW;
import static io.guidepost.core.attribution.Scene.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.RuleSetChoice.Scheduled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetChoiceTest {

    private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final Origin NANJING_ROAD =
            new Origin(Optional.of(new StoreId(7)), Optional.of(5L), Optional.of("Swallow"));

    @Test
    void theNarrowestScopeWins() {
        var all = set(1, RuleScope.ALL, 30);
        var brand = set(2, RuleScope.brand("Swallow"), 20);
        var region = set(3, RuleScope.region(5), 20);
        var store = set(4, RuleScope.store(new StoreId(7)), 20);

        assertThat(chosen(NANJING_ROAD, all)).isEqualTo(1);
        assertThat(chosen(NANJING_ROAD, all, brand)).isEqualTo(2);
        assertThat(chosen(NANJING_ROAD, all, brand, region)).isEqualTo(3);
        assertThat(chosen(NANJING_ROAD, all, brand, region, store)).isEqualTo(4);
    }

    @Test
    void whatIsMeantForOthersDoesNotHold() {
        var sets = List.of(
                set(1, RuleScope.ALL, 30),
                set(2, RuleScope.brand("Heron"), 1),
                set(3, RuleScope.region(6), 1),
                set(4, RuleScope.store(new StoreId(70)), 1));

        assertThat(RuleSetChoice.inForce(sets, NANJING_ROAD, NOW).get().version())
                .isEqualTo(1);
        assertThat(RuleSetChoice.inForce(sets, Origin.UNKNOWN, NOW).get().version())
                .isEqualTo(1);
        assertThat(RuleSetChoice.inForce(sets.subList(1, 4), NANJING_ROAD, NOW)).isEmpty();
    }

    @Test
    void aSuccessorHoldsFromItsVeryInstantAndItsPredecessorUntilThen() {
        var first = set(1, RuleScope.ALL, 30);
        var second = new Scheduled(2, RuleScope.ALL, NOW, FOR_EVER);

        assertThat(RuleSetChoice.inForce(List.of(first, second), NANJING_ROAD, NOW.minusMillis(1))
                        .get()
                        .version())
                .isEqualTo(1);
        assertThat(RuleSetChoice.inForce(List.of(first, second), NANJING_ROAD, NOW)
                        .get()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void whatWasInForceBeforeHoldsAgainAfterTheEnd() {
        var first = set(1, RuleScope.ALL, 30);
        var sale = new Scheduled(2, RuleScope.ALL, days(1), NOW);

        assertThat(chosen(NANJING_ROAD, first, sale)).isEqualTo(1);
        assertThat(RuleSetChoice.inForce(List.of(first, sale), NANJING_ROAD, NOW.minusMillis(1))
                        .get()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void ofTwoThatBeginTogetherTheHigherVersionHolds() {
        assertThat(chosen(NANJING_ROAD, set(3, RuleScope.ALL, 2), set(2, RuleScope.ALL, 2)))
                .isEqualTo(3);
    }

    @Test
    void nothingHoldsWhenNothingIsInForce() {
        assertThat(RuleSetChoice.inForce(
                        List.of(new Scheduled(1, RuleScope.ALL, NOW.plusMillis(1), FOR_EVER)), NANJING_ROAD, NOW))
                .isEmpty();
        assertThat(RuleSetChoice.inForce(List.of(new Scheduled(1, RuleScope.ALL, NOW, NOW)), NANJING_ROAD, NOW))
                .isEmpty();
        assertThatThrownBy(() -> new Scheduled(1, RuleScope.ALL, NOW, days(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RuleScope(RuleScope.Kind.STORE, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RuleScope(RuleScope.Kind.ALL, "7")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {301, 302, 303, 304})
    void theOrderInWhichSetsAreReadDoesNotMatter(long seed) {
        var random = new Random(seed);
        var scopes = List.of(
                RuleScope.ALL, RuleScope.brand("Swallow"), RuleScope.region(5), RuleScope.store(new StoreId(7)));
        for (int round = 0; round < 200; round++) {
            var sets = new ArrayList<Scheduled>();
            for (int i = 0; i < 8; i++) {
                int ago = random.nextInt(4) - 1;
                sets.add(new Scheduled(i + 1, scopes.get(random.nextInt(4)), days(ago), days(ago - random.nextInt(4))));
            }
            var chosen = RuleSetChoice.inForce(sets, NANJING_ROAD, NOW);
            Collections.shuffle(sets, random);

            assertThat(RuleSetChoice.inForce(sets, NANJING_ROAD, NOW))
                    .as("seed %d", seed)
                    .isEqualTo(chosen);
        }
    }

    @Test
    void anOrderComesFromWhereAGuideWasNamedElseFromTheTillThePickUpOrTheHomeStore() {
        var named = Optional.of(new Designation(
                new DesignationId(1), Designation.Kind.TILL, new GuideId(1), new StoreId(1), NOW, true));
        var hints = new StoreHints(
                Optional.of(new StoreId(4)),
                Optional.of(new StoreId(3)),
                Optional.of(new StoreId(2)),
                Optional.empty());
        var regions = Map.of(1L, 10L, 4L, 40L);
        var atHome = new StoreHints(Optional.of(new StoreId(4)), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(Origin.of(named, hints, regions, Optional.of(9L), Optional.of("Swallow")))
                .isEqualTo(new Origin(Optional.of(new StoreId(1)), Optional.of(10L), Optional.of("Swallow")));
        assertThat(Origin.of(Optional.empty(), hints, regions, Optional.of(9L), Optional.empty()))
                .isEqualTo(new Origin(Optional.of(new StoreId(2)), Optional.empty(), Optional.empty()));
        assertThat(Origin.of(Optional.empty(), atHome, regions, Optional.of(9L), Optional.empty())
                        .region())
                .contains(40L);
        assertThat(Origin.of(Optional.empty(), StoreHints.NONE, regions, Optional.of(9L), Optional.empty()))
                .isEqualTo(new Origin(Optional.empty(), Optional.of(9L), Optional.empty()));
        assertThat(Origin.of(Optional.empty(), StoreHints.NONE, regions, Optional.empty(), Optional.empty()))
                .isEqualTo(Origin.UNKNOWN);
    }

    private static Scheduled set(int version, RuleScope scope, int daysAgo) {
        return new Scheduled(version, scope, days(daysAgo), FOR_EVER);
    }

    private static int chosen(Origin origin, Scheduled... sets) {
        return RuleSetChoice.inForce(List.of(sets), origin, NOW).get().version();
    }
}
