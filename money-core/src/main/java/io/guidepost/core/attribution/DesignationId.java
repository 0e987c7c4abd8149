package io.guidepost.core.attribution;

/** Names the act by which a guide was put on an order. */
public record DesignationId(long value) implements Comparable<DesignationId> {

    public DesignationId {
        if (value <= 0) {
            throw new IllegalArgumentException("DesignationId must be positive, not " + value);
        }
    }

    @Override
    public int compareTo(DesignationId other) {
        return Long.compare(value, other.value);
    }
}
