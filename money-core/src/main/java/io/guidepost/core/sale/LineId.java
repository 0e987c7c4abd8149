package io.guidepost.core.sale;

/** Names one line of an order. */
public record LineId(long value) implements Comparable<LineId> {

    public LineId {
        if (value <= 0) {
            throw new IllegalArgumentException("LineId must be positive, not " + value);
        }
    }

    @Override
    public int compareTo(LineId other) {
        return Long.compare(value, other.value);
    }
}
