package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Guides' customers as WeCom knows them. */
public interface FriendDirectory {

    /** One page of the friends of at most 100 guides; an empty {@code nextCursor} is the end. */
    FriendPage friendsOf(List<String> userids, String cursor);

    /** One customer with every guide who follows them; empty when WeCom does not know the id. */
    Optional<Contact> contact(String externalUserid);

    record FriendPage(List<Friend> friends, String nextCursor) {}

    record Friend(
            String userid,
            String externalUserid,
            Optional<String> unionid,
            String name,
            Instant addedAt,
            Optional<String> state) {}

    record Contact(String externalUserid, Optional<String> unionid, String name, List<Follower> followers) {}

    record Follower(String userid, Instant addedAt, Optional<String> state) {}
}
