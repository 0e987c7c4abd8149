package io.guidepost.domain.tag;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.shopper.FriendDetailFollower;
import io.guidepost.domain.tag.Mark.Source;
import io.guidepost.domain.tag.Tags.Change;
import io.guidepost.domain.tag.Tags.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes over the tags that guides give and take in WeCom itself. */
@Component
class HearMarks implements FriendDetailFollower {

    private final Tags tags;
    private final PullTags pullTags;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Ids ids;

    HearMarks(Tags tags, PullTags pullTags, Outbox outbox, TransactionRetry transaction, Ids ids) {
        this.tags = tags;
        this.pullTags = pullTags;
        this.outbox = outbox;
        this.transaction = transaction;
        this.ids = ids;
    }

    private record Key(long guideId, String externalUserid, long tagId) {}

    @Override
    public void told(List<Told> page, Instant at) {
        var wecomIds =
                page.stream().flatMap(told -> told.detail().tagIds().stream()).collect(Collectors.toSet());
        var known = known(wecomIds);
        transaction.run(() -> take(page, known, at));
    }

    /** A tag that was made in WeCom a moment ago may not be known here yet. */
    private Map<String, Long> known(Set<String> wecomIds) {
        var known = tags.byWecomId(wecomIds);
        if (known.keySet().containsAll(wecomIds)) {
            return known;
        }
        pullTags.run();
        return tags.byWecomId(wecomIds);
    }

    private void take(List<Told> page, Map<String, Long> known, Instant at) {
        var marks = tags
                .marks(
                        page.stream().map(Told::guideId).collect(Collectors.toSet()),
                        page.stream().map(Told::externalUserid).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(
                        mark -> new Key(mark.guideId(), mark.externalUserid(), mark.tagId()), Function.identity()));
        var changed = new ArrayList<Mark>();
        var pushed = new HashSet<MirrorMarks.MarksChanged>();
        var changes = new ArrayList<Change>();
        for (var told : page) {
            var theirs = told.detail().tagIds().stream()
                    .map(known::get)
                    .filter(java.util.Objects::nonNull)
                    .collect(Collectors.toSet());
            var about = new HashSet<>(theirs);
            marks.keySet().stream()
                    .filter(key -> key.guideId() == told.guideId()
                            && key.externalUserid().equals(told.externalUserid()))
                    .forEach(key -> about.add(key.tagId()));
            for (long tagId : about) {
                var before = marks.getOrDefault(
                        new Key(told.guideId(), told.externalUserid(), tagId),
                        Mark.none(told.guideId(), told.externalUserid(), tagId, at));
                var after = before.heard(theirs.contains(tagId), at);
                if (!after.equals(before)) {
                    changed.add(after);
                    if (after.isWanted() != before.isWanted()) {
                        changes.add(change(after, at));
                    }
                    if (after.syncState() == SyncState.PENDING) {
                        pushed.add(new MirrorMarks.MarksChanged(told.guideId(), told.externalUserid()));
                    }
                }
            }
        }
        tags.save(changed);
        tags.remember(named(changes));
        pushed.forEach(message -> outbox.add(MirrorMarks.TOPIC, "heard:" + ids.next(), message));
    }

    private Change change(Mark mark, Instant at) {
        return new Change(
                ids.next(),
                mark.isWanted() ? Kind.MARKED : Kind.UNMARKED,
                0,
                Optional.of(mark.tagId()),
                Optional.of(mark.guideId()),
                Optional.of(mark.externalUserid()),
                "",
                "",
                Source.WECOM,
                Optional.empty(),
                "",
                at);
    }

    private List<Change> named(List<Change> changes) {
        Map<Long, Tag> byId =
                tags
                        .tags(changes.stream()
                                .flatMap(change -> change.tagId().stream())
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(Tag::id, Function.identity()));
        return changes.stream()
                .map(change -> {
                    var tag = byId.get(change.tagId().orElseThrow());
                    return new Change(
                            change.id(),
                            change.kind(),
                            tag.groupId(),
                            change.tagId(),
                            change.guideId(),
                            change.externalUserid(),
                            "",
                            tag.name(),
                            change.source(),
                            change.actorId(),
                            "",
                            change.at());
                })
                .toList();
    }
}
