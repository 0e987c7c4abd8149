package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a heap of events about one guide and one customer adds up to, in whatever order and however often they came. */
final class FriendshipRules {

    private static final Comparator<FriendEvent> AS_HAPPENED =
            Comparator.comparing(FriendEvent::occurredAt).thenComparing(FriendEvent::kind);

    private FriendshipRules() {}

    /** Oldest first. Adding a friend again changes nothing, and neither does losing somebody who is no friend. */
    static List<FriendPeriod> periods(Collection<FriendEvent> events) {
        var periods = new ArrayList<FriendPeriod>();
        Optional<FriendEvent> added = Optional.empty();
        for (var event : events.stream().sorted(AS_HAPPENED).toList()) {
            if (event.kind() != FriendEvent.Kind.ADDED) {
                added.ifPresent(began -> periods.add(period(began, event.occurredAt(), Optional.of(event.kind()))));
                added = Optional.empty();
            } else if (added.isEmpty()) {
                added = Optional.of(event);
            }
        }
        added.ifPresent(began -> periods.add(period(began, FriendPeriod.OPEN_END, Optional.empty())));
        return periods;
    }

    private static FriendPeriod period(FriendEvent began, Instant endedAt, Optional<FriendEvent.Kind> reason) {
        return new FriendPeriod(began.occurredAt(), endedAt, reason, began.state());
    }
}
