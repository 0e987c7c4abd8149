package io.guidepost.domain.tag;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.OutboxHandler;
import io.guidepost.domain.tag.CorpTags.CorpGroup;
import io.guidepost.domain.tag.CorpTags.CorpTag;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells WeCom of a group's tags. Each step is written down as unknown before WeCom is told, so that whoever comes after a
 * death or a lost answer asks first and tells nothing twice.
 */
@Component
class MirrorTags implements OutboxHandler<MirrorTags.TagGroupChanged> {

    static final String TOPIC = "tag.define";

    /** WeCom does not say how many fit into one call. */
    private static final int TAGS_AT_ONCE = 100;

    private static final String NAME_TAKEN = "40071";
    private static final String NO_SUCH_TAG = "40068";

    private final Tags tags;
    private final CorpTags corpTags;
    private final TransactionRetry transaction;

    MirrorTags(Tags tags, CorpTags corpTags, TransactionRetry transaction) {
        this.tags = tags;
        this.corpTags = corpTags;
        this.transaction = transaction;
    }

    /** Something of this group is not in WeCom as it is here. */
    record TagGroupChanged(long groupId) {}

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Class<TagGroupChanged> payloadType() {
        return TagGroupChanged.class;
    }

    @Override
    public void deliver(TagGroupChanged message) {
        long groupId = message.groupId();
        if (open(groupId).stream().anyMatch(tag -> tag.syncState() == SyncState.UNKNOWN)) {
            ask(groupId);
        }
        open(groupId).stream()
                .filter(tag ->
                        !tag.isGroup() && !tag.isActive() && !tag.wecomId().isEmpty())
                .forEach(this::delete);
        create(groupId);
        open(groupId).stream()
                .filter(tag -> tag.isActive()
                        && !tag.wecomId().isEmpty()
                        && !tag.name().equals(tag.baseName()))
                .forEach(this::rename);
        settleGroup(groupId);
    }

    private List<Tag> open(long groupId) {
        return all(groupId).stream()
                .filter(tag -> tag.syncState() == SyncState.PENDING || tag.syncState() == SyncState.UNKNOWN)
                .toList();
    }

    private List<Tag> all(long groupId) {
        var all = new java.util.ArrayList<>(tags.tagsOf(List.of(groupId)));
        tags.group(groupId).ifPresent(all::add);
        return all;
    }

    /** What of this group WeCom has by now. */
    private void ask(long groupId) {
        var group = tags.group(groupId).orElseThrow();
        var theirs = corpTags.all().stream()
                .filter(corp -> corp.id().equals(group.wecomId())
                        || group.wecomId().isEmpty() && corp.name().equals(group.name()))
                .findFirst();
        transaction.run(() -> {
            tags.lockGroup(groupId);
            if (theirs.isPresent()) {
                tags.save(group.at(theirs.get().id(), theirs.get().name()));
            } else {
                tags.save(group.at("", ""));
            }
            var known = theirs.map(CorpGroup::tags).orElse(List.of());
            for (var tag : tags.tagsOf(List.of(groupId))) {
                if (tag.syncState() == SyncState.UNKNOWN) {
                    var found = known.stream()
                            .filter(corp -> corp.id().equals(tag.wecomId())
                                    || tag.wecomId().isEmpty() && corp.name().equals(tag.name()))
                            .findFirst();
                    tags.save(tag.at(
                            found.map(CorpTag::id).orElse(""),
                            found.map(CorpTag::name).orElse("")));
                }
            }
        });
    }

    private void create(long groupId) {
        while (true) {
            var group = tags.group(groupId).orElseThrow();
            var fresh = open(groupId).stream()
                    .filter(tag ->
                            !tag.isGroup() && tag.isActive() && tag.wecomId().isEmpty())
                    .limit(TAGS_AT_ONCE)
                    .toList();
            if (fresh.isEmpty()) {
                return;
            }
            put(fresh, SyncState.UNKNOWN, "");
            var added = told(
                    fresh,
                    () -> corpTags.add(
                            group.wecomId(),
                            group.name(),
                            fresh.stream().map(Tag::name).toList()));
            if (added == null) {
                continue;
            }
            Map<String, String> idByName =
                    added.tags().stream().collect(Collectors.toMap(CorpTag::name, CorpTag::id, (one, same) -> one));
            transaction.run(() -> {
                tags.save(tags.lockGroup(groupId).orElseThrow().at(added.id(), added.name()));
                tags.tags(fresh.stream().map(Tag::id).toList())
                        .forEach(tag -> tags.save(
                                idByName.containsKey(tag.name())
                                        ? tag.at(idByName.get(tag.name()), tag.name())
                                        : tag.in(SyncState.UNKNOWN, "")));
            });
        }
    }

    private void rename(Tag tag) {
        put(List.of(tag), SyncState.UNKNOWN, "");
        var done = told(List.of(tag), () -> {
            corpTags.rename(tag.wecomId(), tag.name());
            return tag;
        });
        if (done != null) {
            saveAt(tag, tag.wecomId(), tag.name());
        }
    }

    private void delete(Tag tag) {
        put(List.of(tag), SyncState.UNKNOWN, "");
        try {
            corpTags.delete(List.of(tag.wecomId()));
        } catch (GatewayRejected rejected) {
            if (!rejected.code().equals(NO_SUCH_TAG)) {
                put(List.of(tag), SyncState.REFUSED, rejected.code());
                return;
            }
        } catch (GatewayUnclear unclear) {
            throw unclear(List.of(tag), unclear);
        }
        saveAt(tag, "", "");
    }

    /** Null when WeCom has refused, which is written down; a name that is taken is found by asking. */
    private <T> T told(List<Tag> about, java.util.function.Supplier<T> call) {
        try {
            return call.get();
        } catch (GatewayRejected rejected) {
            if (rejected.code().equals(NAME_TAKEN)) {
                ask(about.get(0).groupId());
                var left = about.stream()
                        .map(tag -> tag.isGroup() ? tags.group(tag.id()) : tags.tag(tag.id()))
                        .flatMap(java.util.Optional::stream)
                        .filter(tag -> tag.syncState() != SyncState.SYNCED)
                        .toList();
                if (left.size() == about.size()) {
                    put(left, SyncState.REFUSED, rejected.code());
                }
            } else {
                put(about, SyncState.REFUSED, rejected.code());
            }
            return null;
        } catch (GatewayUnclear unclear) {
            throw unclear(about, unclear);
        }
    }

    private GatewayUnclear unclear(List<Tag> about, GatewayUnclear unclear) {
        if (unclear.hasDoneNothing()) {
            put(about, SyncState.PENDING, "");
        }
        return unclear;
    }

    private void put(List<Tag> about, SyncState state, String why) {
        transaction.run(() -> {
            for (var tag : about) {
                (tag.isGroup() ? tags.group(tag.id()) : tags.tag(tag.id()))
                        .ifPresent(now -> tags.save(now.in(state, why)));
            }
        });
    }

    private void saveAt(Tag tag, String wecomId, String theirs) {
        transaction.run(() -> (tag.isGroup() ? tags.group(tag.id()) : tags.tag(tag.id()))
                .ifPresent(now -> tags.save(now.at(wecomId, theirs))));
    }

    /** WeCom has no empty groups: one without tags is there no longer, or not yet. */
    private void settleGroup(long groupId) {
        transaction.run(() -> {
            var group = tags.lockGroup(groupId).orElseThrow();
            boolean hasTags = tags.tagsOf(List.of(groupId)).stream()
                    .anyMatch(tag -> !tag.wecomId().isEmpty());
            if (!hasTags) {
                tags.save(group.at("", "").in(SyncState.SYNCED, ""));
            }
        });
    }
}
