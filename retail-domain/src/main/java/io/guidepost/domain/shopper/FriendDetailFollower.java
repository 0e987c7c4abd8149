package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.List;

/**
 * Hears what WeCom says of friendships beyond that they exist: remarks and tags. It is told the same again and again, and is
 * called outside any transaction.
 */
public interface FriendDetailFollower {

    /** As WeCom has it when it was asked. */
    void told(List<Told> page, Instant at);

    /** One guide's view of one customer. */
    record Told(long guideId, String externalUserid, FriendDirectory.Detail detail) {}
}
