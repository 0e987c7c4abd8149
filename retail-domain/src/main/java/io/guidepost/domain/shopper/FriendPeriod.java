package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer was a guide's friend from one instant until before another.
 *
 * @param endedAt {@link #OPEN_END} while it goes on
 */
public record FriendPeriod(
        Instant addedAt, Instant endedAt, Optional<FriendEvent.Kind> endReason, Optional<String> state) {

    public static final Instant OPEN_END = Instant.parse("9999-12-31T00:00:00Z");

    public boolean isLiving() {
        return endedAt.equals(OPEN_END);
    }
}
