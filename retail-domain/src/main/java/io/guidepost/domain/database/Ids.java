package io.guidepost.domain.database;

import java.time.Duration;

/** Hands out identifiers that are unique over all nodes and grow roughly with time. */
public interface Ids {

    long next();

    /**
     * A number above all that any node handed out longer ago than this, and below all that will be handed out. It goes by
     * the machines' time, which business time in a demonstration may leave behind.
     */
    long olderThan(Duration age);
}
