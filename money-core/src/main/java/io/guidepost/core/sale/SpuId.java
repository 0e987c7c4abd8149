package io.guidepost.core.sale;

/** Names a product, whatever its size or colour. */
public record SpuId(long value) implements Comparable<SpuId> {

    public SpuId {
        if (value <= 0) {
            throw new IllegalArgumentException("SpuId must be positive, not " + value);
        }
    }

    @Override
    public int compareTo(SpuId other) {
        return Long.compare(value, other.value);
    }
}
