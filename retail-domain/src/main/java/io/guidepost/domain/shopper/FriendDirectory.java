package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
            Optional<String> state,
            Detail detail) {

        public Friend(
                String userid,
                String externalUserid,
                Optional<String> unionid,
                String name,
                Instant addedAt,
                Optional<String> state) {
            this(userid, externalUserid, unionid, name, addedAt, state, Detail.NONE);
        }
    }

    record Contact(String externalUserid, Optional<String> unionid, String name, List<Follower> followers) {}

    record Follower(String userid, Instant addedAt, Optional<String> state, Detail detail) {

        public Follower(String userid, Instant addedAt, Optional<String> state) {
            this(userid, addedAt, state, Detail.NONE);
        }
    }

    /**
     * What a guide has written about a customer in WeCom.
     *
     * @param remark by what name the guide calls the customer; empty for none
     * @param tagIds of corp tags; those of the guide's own are not told
     */
    record Detail(String remark, String description, Set<String> tagIds) {

        public static final Detail NONE = new Detail("", "", Set.of());

        public Detail {
            tagIds = Set.copyOf(tagIds);
        }
    }
}
