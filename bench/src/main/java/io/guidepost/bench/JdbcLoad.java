package io.guidepost.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Runs work in threads, each with a connection and prepared statements of its own: the least that a client can do. */
final class JdbcLoad {

    /** One unit of work on one connection. */
    interface Worker {

        /** @return false when there is nothing left to do */
        boolean work() throws SQLException;
    }

    interface Workers {
        Worker on(Connection connection) throws SQLException;
    }

    private final Instance instance;

    JdbcLoad(Instance instance) {
        this.instance = instance;
    }

    Load run(int threads, Duration atMost, Workers workers) {
        var latency = new Histogram();
        var done = new AtomicLong();
        Map<String, Long> others = new ConcurrentHashMap<>();
        var pool = Executors.newFixedThreadPool(threads);
        long began = System.nanoTime();
        long until = began + atMost.toNanos();
        try {
            List<Callable<Void>> loops = IntStream.range(0, threads)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        try (var connection = instance.connect()) {
                            var worker = workers.on(connection);
                            boolean more = true;
                            while (more && System.nanoTime() < until) {
                                long sentAt = System.nanoTime();
                                try {
                                    more = worker.work();
                                    if (more) {
                                        latency.add(System.nanoTime() - sentAt);
                                        done.incrementAndGet();
                                    }
                                } catch (SQLException refused) {
                                    others.merge(
                                            "SQL %d: %s".formatted(refused.getErrorCode(), refused.getMessage()),
                                            1L,
                                            Long::sum);
                                    connection.rollback();
                                    if (others.values().stream()
                                                    .mapToLong(n -> n)
                                                    .sum()
                                            > 10_000) {
                                        throw refused;
                                    }
                                }
                            }
                        }
                        return null;
                    })
                    .toList();
            for (var loop : pool.invokeAll(loops)) {
                loop.get();
            }
            return new Load(done.get(), others, (System.nanoTime() - began) / 1e9, latency);
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        } finally {
            pool.shutdownNow();
        }
    }
}
