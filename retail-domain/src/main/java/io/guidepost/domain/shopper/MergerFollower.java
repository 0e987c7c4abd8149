package io.guidepost.domain.shopper;

import java.time.Instant;

/**
 * A feature whose rows move when two records become one member, and move back when that is undone. Whatever can stay with its
 * record stays there and asks {@link OneShopper} instead. Both run in the transaction of the merger, with both records held.
 */
public interface MergerFollower {

    /** Remembers under the merger's id what it needs to undo it exactly. */
    void merged(Merging merging);

    /** What the shopper has changed since stays as he left it. */
    void unmerged(Merging merging);

    /** The second record becomes, or was, part of the first. */
    record Merging(long mergerId, long keptId, long mergedId, Instant at) {}
}
