package io.guidepost.domain.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One check of all seals from the first block on, and how far it has come.
 *
 * @param claim a root that somebody kept elsewhere and wants to see here
 * @param mismatches how many; {@code examples} names the first of them
 */
public record Verification(
        long id,
        Status status,
        Optional<Long> askedBy,
        Optional<Claim> claim,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Reached reached,
        int mismatches,
        List<String> examples,
        int version) {

    static final int MOST_EXAMPLES = 100;

    public enum Status {
        RUNNING,
        OK,
        BROKEN
    }

    /** The root of a day as it was exported. */
    public record Claim(LocalDate on, String root) {}

    /**
     * What is verified already.
     *
     * @param on the last sealed day that was looked at
     */
    public record Reached(
            long block, long transfer, String hash, Optional<LocalDate> on, String root, long transfers, int days) {}

    public Verification {
        examples = List.copyOf(examples);
    }
}
