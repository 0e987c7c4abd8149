package io.guidepost.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShrinkTest {

    private static final List<Integer> THOUSAND =
            IntStream.range(0, 1_000).boxed().toList();

    @Test
    void whatIsNeededIsKeptInItsOrderAndNothingElse() {
        var trials = new AtomicInteger();

        var shortest = Shrink.shortest(THOUSAND, list -> {
            trials.incrementAndGet();
            return list.containsAll(List.of(3, 500, 998));
        });

        assertThat(shortest).containsExactly(3, 500, 998);
        assertThat(trials).hasValueLessThan(200);
    }

    @Test
    void whatFailsByItselfNeedsNothing() {
        assertThat(Shrink.shortest(THOUSAND, list -> true)).isEmpty();
    }

    @Test
    void whatNeedsEverythingIsLeftAsItIs() {
        assertThat(Shrink.shortest(List.of(1, 2, 3), list -> list.size() == 3)).containsExactly(1, 2, 3);
    }

    @Test
    void aListThatDoesNotFailCannotBeShrunk() {
        assertThatThrownBy(() -> Shrink.shortest(THOUSAND, list -> false)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Also where dropping one element makes another one droppable. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noElementOfTheResultCanBeSpared(long seed) {
        var random = new Random(seed);
        var needed = new HashSet<Integer>();
        for (int i = 0; i < 8; i++) {
            needed.add(random.nextInt(1_000));
        }
        int enough = 1 + needed.size() / 2;
        Predicate<List<Integer>> fails = list ->
                list.stream().filter(needed::contains).count() >= enough && (!list.contains(77) || list.contains(78));

        var shortest = Shrink.shortest(THOUSAND, fails);

        assertThat(fails.test(shortest)).isTrue();
        for (int i = 0; i < shortest.size(); i++) {
            var fewer = new ArrayList<>(shortest);
            fewer.remove(i);
            assertThat(fails.test(fewer))
                    .as("seed %d: %s without %d", seed, shortest, i)
                    .isFalse();
        }
    }
}
