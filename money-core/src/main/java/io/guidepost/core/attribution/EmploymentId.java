package io.guidepost.core.attribution;

/** Names one spell of a guide in one store. */
public record EmploymentId(long value) implements Comparable<EmploymentId> {

    public EmploymentId {
        if (value <= 0) {
            throw new IllegalArgumentException("EmploymentId must be positive, not " + value);
        }
    }

    @Override
    public int compareTo(EmploymentId other) {
        return Long.compare(value, other.value);
    }
}
