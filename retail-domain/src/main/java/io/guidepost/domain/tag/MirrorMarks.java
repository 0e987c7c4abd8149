package io.guidepost.domain.tag;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.outbox.OutboxHandler;
import io.guidepost.domain.shopper.FriendDirectory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells WeCom of a friend's tags, in one call for all that is open. Written down as unknown before the call: after a lost
 * answer WeCom is asked what it has, and told only what is still missing.
 */
@Component
class MirrorMarks implements OutboxHandler<MirrorMarks.MarksChanged> {

    static final String TOPIC = "tag.mark";

    /** Somebody else is writing about the same customer; a little later it can be done. */
    private static final Set<String> LATER = Set.of("45035", "6000");

    private static final String NO_FRIEND = "84061";

    private final Tags tags;
    private final CorpTags corpTags;
    private final FriendDirectory directory;
    private final Roster roster;
    private final TransactionRetry transaction;

    MirrorMarks(Tags tags, CorpTags corpTags, FriendDirectory directory, Roster roster, TransactionRetry transaction) {
        this.tags = tags;
        this.corpTags = corpTags;
        this.directory = directory;
        this.roster = roster;
        this.transaction = transaction;
    }

    /** Tags of this friend are not in WeCom as they are here. */
    record MarksChanged(long guideId, String externalUserid) {}

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Class<MarksChanged> payloadType() {
        return MarksChanged.class;
    }

    @Override
    public void deliver(MarksChanged message) {
        var userid = roster.guide(message.guideId()).orElseThrow().userid();
        if (open(message).stream().anyMatch(mark -> mark.syncState() == SyncState.UNKNOWN)) {
            ask(message, userid);
        }
        tell(message, userid);
    }

    private List<Mark> open(MarksChanged message) {
        return tags.marks(message.guideId(), message.externalUserid()).stream()
                .filter(mark -> mark.syncState() == SyncState.PENDING || mark.syncState() == SyncState.UNKNOWN)
                .toList();
    }

    private void ask(MarksChanged message, String userid) {
        var theirs = directory.contact(message.externalUserid()).stream()
                .flatMap(contact -> contact.followers().stream())
                .filter(follower -> follower.userid().equals(userid))
                .findFirst()
                .map(follower -> follower.detail().tagIds());
        change(message, open(message), mark -> {
            if (mark.syncState() != SyncState.UNKNOWN) {
                return mark;
            }
            return theirs.map(ids -> {
                        var tag = tags.tag(mark.tagId()).orElseThrow();
                        boolean has = !tag.wecomId().isEmpty() && ids.contains(tag.wecomId());
                        return has == mark.isWanted()
                                ? mark.told()
                                : new Mark(
                                        mark.guideId(),
                                        mark.externalUserid(),
                                        mark.tagId(),
                                        mark.isWanted(),
                                        has,
                                        SyncState.PENDING,
                                        "",
                                        mark.source(),
                                        mark.changedAt());
                    })
                    .orElseGet(() -> mark.in(SyncState.REFUSED, NO_FRIEND));
        });
    }

    private void tell(MarksChanged message, String userid) {
        var open = open(message);
        if (open.isEmpty()) {
            return;
        }
        Map<Long, Tag> known = tags.tags(open.stream().map(Mark::tagId).toList()).stream()
                .collect(Collectors.toMap(Tag::id, Function.identity()));
        var add = new HashSet<String>();
        var remove = new HashSet<String>();
        var told = new ArrayList<Mark>();
        boolean isTooEarly = false;
        for (var mark : open) {
            var tag = known.get(mark.tagId());
            if (!tag.wecomId().isEmpty()) {
                (mark.isWanted() ? add : remove).add(tag.wecomId());
                told.add(mark);
            } else if (!tag.isActive() || tag.syncState() == SyncState.REFUSED || !mark.isWanted()) {
                change(message, List.of(mark), now -> now.in(SyncState.REFUSED, "tag_not_in_wecom"));
            } else {
                isTooEarly = true;
            }
        }
        if (!told.isEmpty()) {
            change(message, told, mark -> mark.in(SyncState.UNKNOWN, ""));
            call(message, told, () -> corpTags.mark(userid, message.externalUserid(), add, remove));
        }
        if (isTooEarly) {
            throw new IllegalStateException("A tag is not in WeCom yet; its customers are marked when it is");
        }
    }

    private void call(MarksChanged message, List<Mark> told, Runnable mark) {
        try {
            mark.run();
            change(message, told, Mark::told);
        } catch (GatewayRejected rejected) {
            if (LATER.contains(rejected.code())) {
                change(message, told, now -> now.in(SyncState.PENDING, ""));
                throw rejected;
            }
            change(message, told, now -> now.in(SyncState.REFUSED, rejected.code()));
        } catch (GatewayUnclear unclear) {
            if (unclear.hasDoneNothing()) {
                change(message, told, now -> now.in(SyncState.PENDING, ""));
            }
            throw unclear;
        }
    }

    /** What was changed meanwhile by somebody stays as it is now. */
    private void change(MarksChanged message, List<Mark> seen, UnaryOperator<Mark> next) {
        transaction.run(() -> {
            var now = tags.marks(message.guideId(), message.externalUserid()).stream()
                    .collect(Collectors.toMap(Mark::tagId, Function.identity()));
            tags.save(seen.stream()
                    .flatMap(mark -> Optional.ofNullable(now.get(mark.tagId()))
                            .filter(current -> current.isWanted() == mark.isWanted())
                            .stream())
                    .map(next)
                    .toList());
        });
    }
}
