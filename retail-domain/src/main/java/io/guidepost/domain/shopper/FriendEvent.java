package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * WeCom said this about one guide and one customer.
 *
 * @param state the channel by which the customer came, if it came by one of our codes
 */
public record FriendEvent(Instant occurredAt, Kind kind, Optional<String> state) {

    /** In the order in which events of the same instant count: WeCom's clock has seconds only. */
    public enum Kind {
        ADDED,
        DELETED_BY_CUSTOMER,
        DELETED_BY_GUIDE,
        TRANSFERRED,
        /** WeCom's list no longer has the customer, and no callback told us why. */
        GONE
    }

    public FriendEvent {
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(state, "state");
    }
}
