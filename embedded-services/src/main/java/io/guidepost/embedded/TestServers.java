package io.guidepost.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of the servers of this test JVM, and their end. */
final class TestServers {

    private static final Logger log = LoggerFactory.getLogger(TestServers.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT_FOR_APPLICATION = Duration.ofSeconds(30);

    private static final Deque<Runnable> endings = new ConcurrentLinkedDeque<>();
    private static Path directory;

    private TestServers() {}

    /**
     * A directory for this JVM alone. It lies in the cache and not in the system's temporary directory, which others
     * clean up. What killed JVMs left behind, servers included, is removed on the way.
     */
    static synchronized Path directory() {
        if (directory == null) {
            try {
                directory = claimed(Cache.standard());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(TestServers::endAll, "test-servers-end"));
        }
        return directory;
    }

    /** What to do when this JVM ends, the latest first. */
    static void atEnd(Runnable ending) {
        endings.addFirst(ending);
    }

    private static Path claimed(Path cache) throws IOException {
        OwnerOnly.createDirectories(cache);
        try (var all = DirectoryLock.await(cache.resolve("test-servers.lock"), PATIENCE)) {
            var parent = OwnerOnly.createDirectories(cache.resolve("test-servers"));
            try (var left = Files.list(parent)) {
                for (var each : left.toList()) {
                    sweep(each);
                }
            }
            var mine = Files.createTempDirectory(
                    parent.toRealPath(), "jvm-" + ProcessHandle.current().pid() + "-");
            DirectoryLock.tryLock(mine.resolve("lock"))
                    .orElseThrow(() -> new IllegalStateException("Somebody else holds " + mine));
            return mine;
        }
    }

    private static void sweep(Path left) {
        try {
            removeIfAbandoned(left.toRealPath());
        } catch (IOException | UncheckedIOException e) {
            log.debug("{} is being removed by its own JVM", left, e);
        }
    }

    static void removeIfAbandoned(Path directory) throws IOException {
        var lock = DirectoryLock.tryLock(directory.resolve("lock"));
        if (lock.isPresent()) {
            try (var held = lock.get()) {
                Orphans.endThoseIn(directory);
                Trees.delete(directory);
            }
        }
    }

    private static void endAll() {
        awaitApplicationContexts();
        for (var ending : new ArrayList<>(endings)) {
            try {
                ending.run();
            } catch (RuntimeException e) {
                log.warn("A test server did not end well", e);
            }
        }
        try {
            Trees.delete(directory);
        } catch (IOException | UncheckedIOException e) {
            log.warn("Left behind, removed by the next test run: {}", directory, e);
        }
    }

    /**
     * Shutdown hooks run side by side, and Spring's still talks to the database: a scheduler that finds it gone may
     * wait for ever.
     */
    private static void awaitApplicationContexts() {
        var deadline = System.nanoTime() + LONGEST_WAIT_FOR_APPLICATION.toNanos();
        do {
            Pause.millis(50);
        } while (System.nanoTime() < deadline
                && Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .anyMatch(name -> name.startsWith("Spring") && name.endsWith("ShutdownHook")));
    }
}
