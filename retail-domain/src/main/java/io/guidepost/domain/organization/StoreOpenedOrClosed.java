package io.guidepost.domain.organization;

import java.time.Instant;

/** Message to whoever keeps something by store: it has been closed or opened again; which of both, the {@link Roster} says. */
public record StoreOpenedOrClosed(long storeId, Instant at) {

    public static final String TOPIC = "store.opened-or-closed";
}
