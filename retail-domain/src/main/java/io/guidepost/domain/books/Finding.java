package io.guidepost.domain.books;

import java.util.List;

/**
 * What one check found.
 *
 * @param name such as {@code INV-01} or {@code accruals-ledger}
 * @param checked how many things were looked at
 * @param mismatches what is wrong, one sentence each; at most {@link #MOST_EXAMPLES} are told
 * @param available false when what to compare with is not there; then nothing was compared
 */
public record Finding(String name, long checked, List<String> mismatches, boolean available) {

    /** More would not help anybody who looks for the cause. */
    public static final int MOST_EXAMPLES = 1_000;

    public Finding {
        mismatches = List.copyOf(mismatches);
    }

    Finding(String name, long checked, List<String> mismatches) {
        this(name, checked, mismatches, true);
    }

    static Finding unavailable(String name) {
        return new Finding(name, 0, List.of(), false);
    }

    public boolean isOk() {
        return available && mismatches.isEmpty();
    }
}
