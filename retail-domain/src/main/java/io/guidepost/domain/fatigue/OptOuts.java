package io.guidepost.domain.fatigue;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Customers who want no messages. Opting out wins over every task (C8). */
public interface OptOuts {

    /** Said again it stays as it was. */
    void optOut(Collection<String> externalUserids, Source source, Instant at);

    void optIn(Collection<String> externalUserids);

    /** Those of these who want none. */
    Set<String> among(Collection<String> externalUserids);

    enum Source {
        CUSTOMER,
        GUIDE,
        HEADQUARTERS
    }
}
