package io.guidepost.domain.idempotency;

import java.time.Clock;
import org.springframework.stereotype.Service;

/** Forgets answers that are older than a day. */
@Service
public class PurgeIdempotencyKeys {

    private final StoredRequests stored;
    private final Clock clock;

    PurgeIdempotencyKeys(StoredRequests stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /** Removes at most so many; returns how many it was. */
    public int runDue(int limit) {
        return stored.removeOlder(clock.instant().minus(RequestKeys.LIFETIME), limit);
    }
}
