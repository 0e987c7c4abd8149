package io.guidepost.core.attribution;

/** Names a store guide. */
public record GuideId(long value) implements Comparable<GuideId> {

    public GuideId {
        if (value <= 0) {
            throw new IllegalArgumentException("GuideId must be positive, not " + value);
        }
    }

    @Override
    public int compareTo(GuideId other) {
        return Long.compare(value, other.value);
    }
}
