package io.guidepost.core.sale;

/** Names what is on the shelf: one size and colour of a product. */
public record SkuId(long value) implements Comparable<SkuId> {

    public SkuId {
        if (value <= 0) {
            throw new IllegalArgumentException("SkuId must be positive, not " + value);
        }
    }

    @Override
    public int compareTo(SkuId other) {
        return Long.compare(value, other.value);
    }
}
