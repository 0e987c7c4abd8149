package io.guidepost.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/** Latencies in buckets 3 % wide: as exact as a noisy machine deserves, and of constant size. */
final class Histogram {

    private static final int BUCKETS = 800;
    private static final double WIDTH = Math.log(1.03);

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    void add(long nanos) {
        int bucket = (int) (Math.log(Math.max(1, nanos / 1000.0)) / WIDTH);
        counts.incrementAndGet(Math.min(BUCKETS - 1, bucket));
    }

    /** In milliseconds; the upper end of the bucket, so never flattering. */
    double percentile(double percent) {
        long total = 0;
        for (int i = 0; i < BUCKETS; i++) {
            total += counts.get(i);
        }
        long wanted = (long) Math.ceil(total * percent / 100);
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts.get(i);
            if (seen >= wanted && seen > 0) {
                return Math.exp((i + 1) * WIDTH) / 1000;
            }
        }
        return 0;
    }
}
