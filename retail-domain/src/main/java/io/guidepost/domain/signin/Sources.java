package io.guidepost.domain.signin;

import java.time.Instant;
import java.util.Optional;

/** What is remembered of places from which signing in failed. */
public interface Sources {

    Optional<Source> find(String source);

    /** Locks the row, which is there afterwards. */
    Source lock(String source, Instant now);

    void save(Source source);

    int removeOlder(Instant before, int limit);

    record Source(String source, int failures, Instant countedFrom, int lockCount, Instant lockedUntil) {}
}
