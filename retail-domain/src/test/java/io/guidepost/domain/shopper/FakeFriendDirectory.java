package io.guidepost.domain.shopper;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/**
 * Customers in memory, in pages of two. Customer {@code x} has the unionid {@code u_x}; whoever's id begins with
 * {@code nobody} is not known to WeCom.
 */
@Component
public class FakeFriendDirectory implements FriendDirectory {

    private static final int PAGE = 2;

    private final List<Friend> friends = new CopyOnWriteArrayList<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private volatile boolean isDown;

    public void isDown(boolean isDown) {
        this.isDown = isDown;
    }

    public void add(String userid, String externalUserid, Instant addedAt) {
        friends.add(new Friend(
                userid, externalUserid, Optional.of("u_" + externalUserid), "顾客", addedAt, Optional.empty()));
    }

    /** Says what the guide has written about the customer. */
    public void describe(String userid, String externalUserid, Detail detail) {
        friends.replaceAll(friend ->
                friend.userid().equals(userid) && friend.externalUserid().equals(externalUserid)
                        ? new Friend(
                                userid,
                                externalUserid,
                                friend.unionid(),
                                friend.name(),
                                friend.addedAt(),
                                friend.state(),
                                detail)
                        : friend);
    }

    /** WeCom does not know this guide any more, and refuses every question that names him. */
    public void forgetGuide(String userid) {
        unknown.add(userid);
    }

    public void remove(String userid, String externalUserid) {
        friends.removeIf(friend ->
                friend.userid().equals(userid) && friend.externalUserid().equals(externalUserid));
    }

    @Override
    public FriendPage friendsOf(List<String> userids, String cursor) {
        if (isDown) {
            throw new GatewayUnclear("no answer", null);
        }
        if (userids.stream().anyMatch(unknown::contains)) {
            throw new GatewayRejected("60111", "userid not found");
        }
        var all = new ArrayList<>(friends);
        all.removeIf(friend -> !userids.contains(friend.userid()));
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int to = Math.min(from + PAGE, all.size());
        return new FriendPage(List.copyOf(all.subList(from, to)), to == all.size() ? "" : Integer.toString(to));
    }

    @Override
    public Optional<Contact> contact(String externalUserid) {
        if (isDown) {
            throw new GatewayUnclear("no answer", null);
        }
        if (externalUserid.startsWith("nobody")) {
            return Optional.empty();
        }
        var followers = friends.stream()
                .filter(friend -> friend.externalUserid().equals(externalUserid))
                .map(friend -> new Follower(friend.userid(), friend.addedAt(), friend.state(), friend.detail()))
                .toList();
        return Optional.of(new Contact(externalUserid, Optional.of("u_" + externalUserid), "顾客", followers));
    }
}
