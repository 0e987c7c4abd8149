package io.guidepost.bench;

import java.util.Map;

/**
 * What a driver has seen.
 *
 * @param done answers of the expected kind
 * @param others all other answers, by what they were
 */
record Load(long done, Map<String, Long> others, double seconds, Histogram latency) {

    double perSecond() {
        return done / seconds;
    }
}
