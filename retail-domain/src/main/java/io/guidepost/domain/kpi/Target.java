package io.guidepost.domain.kpi;

import java.time.Instant;
import java.time.YearMonth;

/**
 * One figure aimed at.
 *
 * @param amount fen, pieces or basis points, as the kind says
 * @param version 1 for the first; raised by each change
 */
public record Target(
        YearMonth month,
        TargetKind kind,
        Node node,
        long amount,
        int version,
        Source source,
        long setBy,
        Instant setAt) {

    public enum Source {
        MANUAL,
        /** Divided from the node above. */
        SPLIT,
        IMPORT
    }
}
