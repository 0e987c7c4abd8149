package io.guidepost.domain.tag;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Guides;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.shopper.Friends;
import io.guidepost.domain.tag.Mark.Source;
import io.guidepost.domain.tag.Tags.Change;
import io.guidepost.domain.tag.Tags.Friend;
import io.guidepost.domain.tag.Tags.Kind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Marks customers with tags and takes tags away (TAG-2). A tag belongs to a friendship, as in WeCom: headquarters tags a member
 * with all guides who have him as a friend, a guide with himself. WeCom is told after the commit, and every change is kept.
 */
@Service
public class TagCustomers {

    private static final int MOST_CHANGES = 200;

    private final Tags tags;
    private final Friends friends;
    private final Guides guides;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    TagCustomers(
            Tags tags,
            Friends friends,
            Guides guides,
            Outbox outbox,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.tags = tags;
        this.friends = friends;
        this.guides = guides;
        this.outbox = outbox;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who changes which tags and why; {@code reason} may be empty. */
    public record Order(Source source, Optional<Long> actorId, Set<Long> add, Set<Long> remove, String reason) {

        public Order {
            add = Set.copyOf(add);
            remove = Set.copyOf(remove);
            if (add.stream().anyMatch(remove::contains)) {
                throw new Refusal(
                        Refusal.Kind.MALFORMED,
                        "tag_both_ways",
                        new Words("同一标签不能同时添加和移除", "A tag cannot be added and removed at once"));
            }
        }
    }

    /** A tag on a customer, as one guide has it. */
    public record Marked(Tag group, Tag tag, Mark mark) {}

    /** Refused with {@code no_wecom_friend} for a member whom no guide has as a friend. */
    public List<Marked> tagMember(long memberId, Order order) {
        var pairs = tags.friendsOfMember(memberId);
        if (pairs.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "no_wecom_friend",
                    new Words("该会员还不是任何导购的企业微信好友", "No guide has this member as a friend in WeCom"));
        }
        apply(pairs, order);
        return ofMember(memberId);
    }

    /** Not found unless the customer is this guide's friend now. */
    public List<Marked> tagFriend(long guideId, String externalUserid, Order order) {
        requireFriend(guideId, externalUserid);
        apply(List.of(new Friend(guideId, externalUserid)), order);
        return ofFriend(guideId, externalUserid);
    }

    /** The tags of the member with each guide who has him as a friend. */
    public List<Marked> ofMember(long memberId) {
        return named(tags.friendsOfMember(memberId).stream()
                .flatMap(pair -> tags.marks(pair.guideId(), pair.externalUserid()).stream())
                .toList());
    }

    public List<Marked> ofFriend(long guideId, String externalUserid) {
        requireFriend(guideId, externalUserid);
        return named(tags.marks(guideId, externalUserid));
    }

    /** Who tagged the member, when and from where; newest first. */
    public List<Change> historyOf(long memberId, long beforeId, int limit) {
        var customers = tags.friendsOfMember(memberId).stream()
                .map(Friend::externalUserid)
                .collect(Collectors.toSet());
        return customers.isEmpty() ? List.of() : tags.changesOf(customers, beforeId, Math.min(limit, MOST_CHANGES + 1));
    }

    /** Whom a guide takes over keeps the tags that the guide before gave. */
    public void inherit(long fromGuideId, long toGuideId, String externalUserid) {
        var kept = named(tags.marks(fromGuideId, externalUserid)).stream()
                .map(marked -> marked.tag().id())
                .collect(Collectors.toSet());
        if (!kept.isEmpty()) {
            apply(
                    List.of(new Friend(toGuideId, externalUserid)),
                    new Order(Source.HANDOVER, Optional.of(fromGuideId), kept, Set.of(), ""));
        }
    }

    private void apply(List<Friend> pairs, Order order) {
        var wanted = new HashMap<Long, Boolean>();
        order.add().forEach(tagId -> wanted.put(tagId, true));
        order.remove().forEach(tagId -> wanted.put(tagId, false));
        Map<Long, Tag> known = tags.tags(wanted.keySet()).stream()
                .filter(Tag::isActive)
                .collect(Collectors.toMap(Tag::id, Function.identity()));
        if (!known.keySet().containsAll(wanted.keySet())) {
            throw Refusal.notFound("标签", "tag");
        }
        for (var pair : pairs) {
            transaction.run(() -> {
                // Two changes of one guide's customer follow each other.
                guides.lock(pair.guideId());
                apply(pair, wanted, known, order);
            });
        }
    }

    private void apply(Friend pair, Map<Long, Boolean> wanted, Map<Long, Tag> known, Order order) {
        var now = clock.instant();
        var before = tags.marks(pair.guideId(), pair.externalUserid()).stream()
                .collect(Collectors.toMap(Mark::tagId, Function.identity()));
        var saved = new ArrayList<Mark>();
        var changes = new ArrayList<Change>();
        wanted.forEach((tagId, isWanted) -> {
            var mark = before.getOrDefault(tagId, Mark.none(pair.guideId(), pair.externalUserid(), tagId, now));
            if (mark.isWanted() != isWanted || mark.syncState() == SyncState.REFUSED) {
                saved.add(mark.wanted(isWanted, order.source(), now));
                changes.add(new Change(
                        ids.next(),
                        isWanted ? Kind.MARKED : Kind.UNMARKED,
                        known.get(tagId).groupId(),
                        Optional.of(tagId),
                        Optional.of(pair.guideId()),
                        Optional.of(pair.externalUserid()),
                        "",
                        known.get(tagId).name(),
                        order.source(),
                        order.actorId(),
                        order.reason(),
                        now));
            }
        });
        if (!saved.isEmpty()) {
            tags.save(saved);
            tags.remember(changes);
            outbox.add(
                    MirrorMarks.TOPIC,
                    Long.toString(changes.get(0).id()),
                    new MirrorMarks.MarksChanged(pair.guideId(), pair.externalUserid()));
        }
    }

    private List<Marked> named(List<Mark> marks) {
        var wanted = marks.stream().filter(Mark::isWanted).toList();
        Map<Long, Tag> byId =
                tags.tags(wanted.stream().map(Mark::tagId).collect(Collectors.toCollection(HashSet::new))).stream()
                        .filter(Tag::isActive)
                        .collect(Collectors.toMap(Tag::id, Function.identity()));
        Map<Long, Tag> groups = tags.groups().stream().collect(Collectors.toMap(Tag::id, Function.identity()));
        return wanted.stream()
                .filter(mark -> byId.containsKey(mark.tagId())
                        && groups.containsKey(byId.get(mark.tagId()).groupId()))
                .map(mark -> new Marked(groups.get(byId.get(mark.tagId()).groupId()), byId.get(mark.tagId()), mark))
                .toList();
    }

    private void requireFriend(long guideId, String externalUserid) {
        if (friends.livingAmong(List.of(guideId), List.of(externalUserid)).isEmpty()) {
            throw Refusal.notFound("客户", "customer");
        }
    }
}
