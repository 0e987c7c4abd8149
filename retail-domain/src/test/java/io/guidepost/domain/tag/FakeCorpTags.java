package io.guidepost.domain.tag;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.shopper.FakeFriendDirectory;
import io.guidepost.domain.shopper.FriendDirectory.Detail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The corporation's tags in memory; marks stand with the friends of {@link FakeFriendDirectory}. */
@Component
public class FakeCorpTags implements CorpTags {

    private final FakeFriendDirectory friends;
    private final Map<String, CorpGroup> groups = new LinkedHashMap<>();
    private int next;
    private int calls;
    private boolean losesAnswers;

    FakeCorpTags(FakeFriendDirectory friends) {
        this.friends = friends;
    }

    /** From now on everything is done and no answer arrives. */
    public synchronized void losesAnswers(boolean losesAnswers) {
        this.losesAnswers = losesAnswers;
    }

    /** How often something was to be changed. */
    public synchronized int calls() {
        return calls;
    }

    @Override
    public synchronized List<CorpGroup> all() {
        return List.copyOf(groups.values());
    }

    @Override
    public synchronized CorpGroup add(String groupId, String groupName, List<String> names) {
        calls++;
        var known = groupId.isEmpty()
                ? groups.values().stream()
                        .filter(group -> group.name().equals(groupName))
                        .findFirst()
                        .orElseGet(() -> new CorpGroup("eg" + next++, groupName, List.of()))
                : groups.values().stream()
                        .filter(group -> group.id().equals(groupId))
                        .findFirst()
                        .orElseThrow(() -> new GatewayRejected("40068", "invalid tag group"));
        if (known.tags().stream().anyMatch(tag -> names.contains(tag.name()))) {
            throw new GatewayRejected("40071", "tag name already exists");
        }
        var added = names.stream().map(name -> new CorpTag("et" + next++, name)).toList();
        var all = new ArrayList<>(known.tags());
        all.addAll(added);
        groups.put(known.id(), new CorpGroup(known.id(), known.name(), List.copyOf(all)));
        answer();
        return new CorpGroup(known.id(), known.name(), added);
    }

    @Override
    public synchronized void rename(String id, String name) {
        calls++;
        boolean isThere = false;
        for (var group : List.copyOf(groups.values())) {
            var tags = group.tags().stream()
                    .map(tag -> tag.id().equals(id) ? new CorpTag(id, name) : tag)
                    .toList();
            isThere |= group.id().equals(id) || !tags.equals(group.tags());
            groups.put(group.id(), new CorpGroup(group.id(), group.id().equals(id) ? name : group.name(), tags));
        }
        if (!isThere) {
            throw new GatewayRejected("40068", "invalid tagid");
        }
        answer();
    }

    @Override
    public synchronized void delete(Collection<String> tagIds) {
        calls++;
        boolean isThere = false;
        for (var group : List.copyOf(groups.values())) {
            var left = group.tags().stream()
                    .filter(tag -> !tagIds.contains(tag.id()))
                    .toList();
            isThere |= left.size() < group.tags().size();
            if (left.isEmpty()) {
                groups.remove(group.id());
            } else {
                groups.put(group.id(), new CorpGroup(group.id(), group.name(), left));
            }
        }
        if (!isThere) {
            throw new GatewayRejected("40068", "invalid tagid");
        }
        answer();
    }

    @Override
    public synchronized void mark(String userid, String externalUserid, Set<String> add, Set<String> remove) {
        calls++;
        var follower = friends.contact(externalUserid).stream()
                .flatMap(contact -> contact.followers().stream())
                .filter(friend -> friend.userid().equals(userid))
                .findFirst()
                .orElseThrow(() -> new GatewayRejected("84061", "not external contact"));
        var marked = new HashSet<>(follower.detail().tagIds());
        marked.addAll(add);
        marked.removeAll(remove);
        friends.describe(
                userid,
                externalUserid,
                new Detail(follower.detail().remark(), follower.detail().description(), marked));
        answer();
    }

    private void answer() {
        if (losesAnswers) {
            throw new GatewayUnclear("no answer", null);
        }
    }
}
