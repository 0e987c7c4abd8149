package io.guidepost.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

    @TempDir
    private Path cache;

    @Test
    void ofManyWhoAskAtOnceExactlyOneFills() throws Exception {
        var fillings = new AtomicInteger();
        Callable<String> ask = () -> Files.readString(Cache.filledOnce(cache, "tool", empty -> {
                    fillings.incrementAndGet();
                    Files.writeString(empty.resolve("file"), "whole");
                })
                .resolve("file"));
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (var answer : pool.invokeAll(Collections.nCopies(8, ask))) {
                assertThat(answer.get()).isEqualTo("whole");
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(fillings).hasValue(1);
    }

    @Test
    void aFillingThatFailedHalfWayNeverCounts() throws IOException {
        assertThatThrownBy(() -> Cache.filledOnce(cache, "tool", empty -> {
                    Files.writeString(empty.resolve("half"), "ha");
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        var directory = Cache.filledOnce(cache, "tool", empty -> Files.writeString(empty.resolve("file"), "whole"));

        assertThat(directory.resolve("file")).hasContent("whole");
        assertThat(directory.resolve("half")).doesNotExist();
    }
}
