package io.guidepost.core.attribution;

/** Names a store. */
public record StoreId(long value) implements Comparable<StoreId> {

    public StoreId {
        if (value <= 0) {
            throw new IllegalArgumentException("StoreId must be positive, not " + value);
        }
    }

    @Override
    public int compareTo(StoreId other) {
        return Long.compare(value, other.value);
    }
}
