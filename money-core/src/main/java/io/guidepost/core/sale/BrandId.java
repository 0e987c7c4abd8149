package io.guidepost.core.sale;

/** Names a brand. */
public record BrandId(long value) implements Comparable<BrandId> {

    public BrandId {
        if (value <= 0) {
            throw new IllegalArgumentException("BrandId must be positive, not " + value);
        }
    }

    @Override
    public int compareTo(BrandId other) {
        return Long.compare(value, other.value);
    }
}
