package io.guidepost.domain.tag;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.shopper.ContactEvents.WeComEvent;
import io.guidepost.domain.shopper.WeComEventFollower;
import io.guidepost.domain.tag.CorpTags.CorpGroup;
import io.guidepost.domain.tag.CorpTags.CorpTag;
import io.guidepost.domain.tag.Mark.Source;
import io.guidepost.domain.tag.Tags.Change;
import io.guidepost.domain.tag.Tags.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes over what was changed in WeCom, and has WeCom told what was changed here, by the policy where both have. Every night,
 * when WeCom says that a tag has changed, and when headquarters asks.
 */
@Service
public class PullTags implements WeComEventFollower {

    private static final Logger log = LoggerFactory.getLogger(PullTags.class);

    private final Tags tags;
    private final CorpTags corpTags;
    private final TagSettings settings;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    PullTags(
            Tags tags,
            CorpTags corpTags,
            TagSettings settings,
            Outbox outbox,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.tags = tags;
        this.corpTags = corpTags;
        this.settings = settings;
        this.outbox = outbox;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** How much was taken over from WeCom, and of how many groups WeCom is told. */
    public record Outcome(int taken, int told) {}

    @Override
    public String event() {
        return "change_external_tag";
    }

    /** What was changed is read anew; only of this one is it known when. */
    @Override
    public void apply(WeComEvent event, Instant occurredAt) {
        pull(event.fields().getOrDefault("Id", ""), occurredAt);
    }

    /** All groups and tags. */
    public Outcome run() {
        return pull("", Instant.EPOCH);
    }

    private Outcome pull(String changedId, Instant changedAt) {
        var theirs = corpTags.all();
        var ours = tags.everything();
        var groups = ours.stream().filter(Tag::isGroup).toList();
        if (theirs.isEmpty()
                && groups.stream().filter(group -> !group.wecomId().isEmpty()).count() > 10) {
            log.warn("WeCom lists no tag at all; the known ones are kept");
            return new Outcome(0, 0);
        }
        var round = new Round(changedId, changedAt);
        var met = new HashSet<Long>();
        for (var corp : theirs) {
            var group = find(groups, corp.id(), corp.name());
            group.map(Tag::id).ifPresent(met::add);
            transaction.run(() -> round.group(group, Optional.of(corp)));
        }
        groups.stream()
                .filter(group -> !met.contains(group.id()))
                .forEach(group -> transaction.run(() -> round.group(Optional.of(group), Optional.empty())));
        return new Outcome(round.taken, round.told.size());
    }

    private static Optional<Tag> find(List<Tag> ours, String wecomId, String name) {
        return ours.stream()
                .filter(tag -> tag.wecomId().equals(wecomId))
                .findFirst()
                .or(() -> ours.stream()
                        .filter(tag -> tag.isActive()
                                && tag.wecomId().isEmpty()
                                && tag.name().equals(name))
                        .findFirst());
    }

    /** One comparison of everything. */
    private final class Round {

        private final String changedId;
        private final Instant changedAt;
        private final Set<Long> told = new HashSet<>();
        private int taken;

        private Round(String changedId, Instant changedAt) {
            this.changedId = changedId;
            this.changedAt = changedAt;
        }

        private void group(Optional<Tag> known, Optional<CorpGroup> corp) {
            var changes = new ArrayList<Change>();
            var group = known.flatMap(found -> tags.lockGroup(found.id()))
                    .map(found -> merged(
                            found,
                            corp.map(CorpGroup::id).orElse(""),
                            corp.map(CorpGroup::name).orElse(""),
                            changes))
                    .orElseGet(() -> taken(corp.orElseThrow(), changes));
            var ours = tags.tagsOf(List.of(group.id()));
            Map<Long, CorpTag> pairs = new HashMap<>();
            for (var tag : corp.map(CorpGroup::tags).orElse(List.of())) {
                find(ours, tag.id(), tag.name())
                        .ifPresentOrElse(found -> pairs.put(found.id(), tag), () -> taken(group, tag, changes));
            }
            for (var tag : ours) {
                var theirs = Optional.ofNullable(pairs.get(tag.id()));
                if (theirs.isPresent() || !tag.wecomId().isEmpty() || tag.syncState() == SyncState.UNKNOWN) {
                    merged(
                            tag,
                            theirs.map(CorpTag::id).orElse(""),
                            theirs.map(CorpTag::name).orElse(""),
                            changes);
                }
            }
            tags.remember(changes);
            taken += changes.size();
            boolean isOpen =
                    tags.tagsOf(List.of(group.id())).stream().anyMatch(tag -> tag.syncState() == SyncState.PENDING)
                            || tags.group(group.id())
                                    .filter(now -> now.syncState() == SyncState.PENDING)
                                    .isPresent();
            if (isOpen && told.add(group.id())) {
                outbox.add(MirrorTags.TOPIC, group.id() + ":" + ids.next(), new MirrorTags.TagGroupChanged(group.id()));
            }
        }

        private Tag merged(Tag ours, String wecomId, String theirs, List<Change> changes) {
            var next = next(ours, wecomId, theirs);
            if (!next.equals(ours)) {
                tags.save(next);
            }
            if (next.isActive() != ours.isActive() || !next.name().equals(ours.name())) {
                changes.add(change(
                        next.isActive()
                                ? next.isGroup() ? Kind.GROUP_RENAMED : Kind.TAG_RENAMED
                                : next.isGroup() ? Kind.GROUP_DELETED : Kind.TAG_DELETED,
                        next,
                        ours.isActive() ? ours.name() : "",
                        next.isActive() ? next.name() : ""));
            }
            return next;
        }

        private Tag next(Tag ours, String wecomId, String theirs) {
            if (ours.isGroup() && theirs.isEmpty()) {
                // A group goes with its last tag; here it may wait for another one.
                return ours.wecomId().isEmpty() ? ours : ours.at("", "").in(SyncState.SYNCED, "");
            }
            var at = changedId.isEmpty() || !changedId.equals(wecomId.isEmpty() ? ours.wecomId() : wecomId)
                    ? Instant.EPOCH
                    : changedAt;
            return switch (ConflictRules.judge(
                    settings.conflict(), ours.baseName(), ours.wantedName(), ours.changedAt(), theirs, at)) {
                case AGREED -> ours.at(wecomId, theirs);
                case PUSH -> ours.syncState() == SyncState.REFUSED ? ours : ours.at(wecomId, theirs);
                case TAKE -> ours.taken(wecomId, theirs, clock.instant());
            };
        }

        private Tag taken(CorpGroup corp, List<Change> changes) {
            long id = ids.next();
            var group = Tag.created(id, id, corp.name(), tags.groups().size(), clock.instant())
                    .at(corp.id(), corp.name());
            tags.insert(group);
            changes.add(change(Kind.GROUP_CREATED, group, "", group.name()));
            return group;
        }

        private void taken(Tag group, CorpTag corp, List<Change> changes) {
            var tag = Tag.created(
                            ids.next(),
                            group.id(),
                            corp.name(),
                            tags.tagsOf(List.of(group.id())).size(),
                            clock.instant())
                    .at(corp.id(), corp.name());
            tags.insert(tag);
            changes.add(change(Kind.TAG_CREATED, tag, "", tag.name()));
        }

        private Change change(Kind kind, Tag tag, String was, String becomes) {
            return new Change(
                    ids.next(),
                    kind,
                    tag.groupId(),
                    tag.isGroup() ? Optional.empty() : Optional.of(tag.id()),
                    Optional.empty(),
                    Optional.empty(),
                    was,
                    becomes,
                    Source.WECOM,
                    Optional.empty(),
                    "",
                    clock.instant());
        }
    }
}
