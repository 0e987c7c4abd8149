package io.guidepost.domain.database.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SnowflakeIdsTest {

    private static final int NODES = 4;
    private static final int OF_EACH = 250_000;

    /** PF-L6, PF-Q5: a number that two orders share sends one shopper's money to the other. */
    @Test
    void aMillionNumbersOfFourNodesAreAMillionNumbers() {
        var nodes = IntStream.range(0, NODES)
                .mapToObj(node -> new SnowflakeIds(node, 1))
                .map(ids -> CompletableFuture.supplyAsync(
                        () -> LongStream.generate(ids::next).limit(OF_EACH).toArray()))
                .toList();

        var all = nodes.stream()
                .map(CompletableFuture::join)
                .flatMapToLong(Arrays::stream)
                .toArray();

        assertThat(all).hasSize(NODES * OF_EACH);
        assertThat(LongStream.of(all).distinct().count()).isEqualTo((long) NODES * OF_EACH);
        assertThat(LongStream.of(all).min().orElseThrow()).isPositive();
    }
}
