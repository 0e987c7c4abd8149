package io.guidepost.core.attribution;

/** Names a binding of a shopper to a guide. */
public record BindingId(long value) implements Comparable<BindingId> {

    public BindingId {
        if (value <= 0) {
            throw new IllegalArgumentException("BindingId must be positive, not " + value);
        }
    }

    @Override
    public int compareTo(BindingId other) {
        return Long.compare(value, other.value);
    }
}
