package io.guidepost.core.sale;

/** Names an order. */
public record OrderId(long value) implements Comparable<OrderId> {

    public OrderId {
        if (value <= 0) {
            throw new IllegalArgumentException("OrderId must be positive, not " + value);
        }
    }

    @Override
    public int compareTo(OrderId other) {
        return Long.compare(value, other.value);
    }
}
