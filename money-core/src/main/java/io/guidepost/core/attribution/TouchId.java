package io.guidepost.core.attribution;

/** Names a touch. */
public record TouchId(long value) implements Comparable<TouchId> {

    public TouchId {
        if (value <= 0) {
            throw new IllegalArgumentException("TouchId must be positive, not " + value);
        }
    }

    @Override
    public int compareTo(TouchId other) {
        return Long.compare(value, other.value);
    }
}
