package io.guidepost.domain.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.shopper.FriendEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FriendshipRulesTest {

    @Test
    void aDeletionThatArrivesBeforeItsAdditionStillEndsIt() {
        assertThat(FriendshipRules.periods(List.of(event(5, Kind.DELETED_BY_CUSTOMER), event(3, Kind.ADDED))))
                .containsExactly(ended(3, 5, Kind.DELETED_BY_CUSTOMER));
    }

    @Test
    void comingBackIsANewPeriod() {
        assertThat(FriendshipRules.periods(
                        List.of(event(1, Kind.ADDED), event(2, Kind.DELETED_BY_GUIDE), event(7, Kind.ADDED))))
                .containsExactly(ended(1, 2, Kind.DELETED_BY_GUIDE), living(7));
    }

    @Test
    void addingAFriendAndLosingAStrangerChangeNothing() {
        assertThat(FriendshipRules.periods(List.of(event(0, Kind.GONE), event(1, Kind.ADDED), event(4, Kind.ADDED))))
                .containsExactly(living(1));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderAndRepetitionDoNotMatter(long seed) {
        var random = new Random(seed);
        var events = new ArrayList<FriendEvent>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            events.add(event(random.nextInt(6), Kind.values()[random.nextInt(Kind.values().length)]));
        }
        var expected = FriendshipRules.periods(events);
        var heap = new ArrayList<>(events);
        for (int i = random.nextInt(4); i > 0; i--) {
            heap.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(heap, random);

        assertThat(FriendshipRules.periods(heap)).as("seed %d", seed).isEqualTo(expected);
        for (int i = 1; i < expected.size(); i++) {
            assertThat(expected.get(i - 1).endedAt())
                    .as("seed %d", seed)
                    .isBeforeOrEqualTo(expected.get(i).addedAt());
        }
        var last = events.stream()
                .max((one, other) -> one.occurredAt().equals(other.occurredAt())
                        ? one.kind().compareTo(other.kind())
                        : one.occurredAt().compareTo(other.occurredAt()))
                .orElseThrow();
        assertThat(expected.stream().anyMatch(FriendPeriod::isLiving))
                .as("seed %d: a friend now exactly if the last that happened was being added", seed)
                .isEqualTo(last.kind() == Kind.ADDED);
    }

    private static FriendEvent event(long second, Kind kind) {
        return new FriendEvent(Instant.ofEpochSecond(second), kind, Optional.empty());
    }

    private static FriendPeriod ended(long from, long until, Kind why) {
        return new FriendPeriod(
                Instant.ofEpochSecond(from), Instant.ofEpochSecond(until), Optional.of(why), Optional.empty());
    }

    private static FriendPeriod living(long from) {
        return new FriendPeriod(Instant.ofEpochSecond(from), FriendPeriod.OPEN_END, Optional.empty(), Optional.empty());
    }
}
