package io.guidepost.domain.order;

/** Why an order was closed without ever being paid. */
public enum CloseReason {
    /** The time to pay ran out. */
    UNPAID(OrderStatus.CLOSED),
    SHOPPER(OrderStatus.CANCELLED);

    private final OrderStatus outcome;

    CloseReason(OrderStatus outcome) {
        this.outcome = outcome;
    }

    /** The state in which the order ends. */
    public OrderStatus outcome() {
        return outcome;
    }
}
