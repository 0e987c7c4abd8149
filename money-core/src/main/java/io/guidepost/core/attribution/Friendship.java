package io.guidepost.core.attribution;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A shopper and a guide are WeCom friends; a shopper may have several such friends. */
public record Friendship(FriendshipId id, GuideId guide, Instant since, Optional<Instant> until) {

    public Friendship {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(guide, "guide");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(until, "until");
    }

    public boolean isActiveAt(Instant at) {
        return !since.isAfter(at) && (until.isEmpty() || at.isBefore(until.get()));
    }
}
