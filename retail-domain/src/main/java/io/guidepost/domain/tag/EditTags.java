package io.guidepost.domain.tag;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.tag.Mark.Source;
import io.guidepost.domain.tag.Tags.Change;
import io.guidepost.domain.tag.Tags.Kind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Headquarters makes, renames and deletes groups and tags; WeCom is told after the commit. */
@Service
public class EditTags {

    private static final int LONGEST_NAME = 30;

    private final Tags tags;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    EditTags(Tags tags, Outbox outbox, TransactionRetry transaction, Ids ids, Clock clock) {
        this.tags = tags;
        this.outbox = outbox;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** A group with its active tags, and how many customers have each. */
    public record Group(Tag group, List<Tag> tags, Map<Long, Long> customers) {}

    /** All groups with their tags, without counting customers. */
    public List<Group> groups() {
        var groups = tags.groups();
        var all = tags.tagsOf(groups.stream().map(Tag::id).toList()).stream()
                .filter(Tag::isActive)
                .collect(Collectors.groupingBy(Tag::groupId));
        return groups.stream()
                .map(group -> new Group(group, all.getOrDefault(group.id(), List.of()), Map.of()))
                .toList();
    }

    public Group group(long groupId) {
        var group = tags.group(groupId).filter(Tag::isActive).orElseThrow(EditTags::noGroup);
        return new Group(
                group,
                tags.tagsOf(List.of(groupId)).stream().filter(Tag::isActive).toList(),
                tags.customersByTag(groupId));
    }

    /** Refused with {@code tag_name_taken} when there is one of this name. */
    public Group createGroup(String name, List<String> tagNames, long adminId) {
        long groupId = ids.next();
        named(() -> transaction.run(() -> {
            var now = clock.instant();
            var group =
                    Tag.created(groupId, groupId, checked(name), tags.groups().size(), now);
            tags.insert(group);
            var changes = new ArrayList<Change>();
            changes.add(change(Kind.GROUP_CREATED, group, "", group.name(), adminId));
            add(group, tagNames, 0, adminId, changes);
            tags.remember(changes);
            tell(groupId);
        }));
        return group(groupId);
    }

    /** Refused with {@code tag_name_taken} when the group has one of this name. */
    public Group addTags(long groupId, List<String> names, long adminId) {
        named(() -> transaction.run(() -> {
            var group = tags.lockGroup(groupId).filter(Tag::isActive).orElseThrow(EditTags::noGroup);
            var changes = new ArrayList<Change>();
            add(group, names, tags.tagsOf(List.of(groupId)).size(), adminId, changes);
            tags.remember(changes);
            tell(groupId);
        }));
        return group(groupId);
    }

    private void add(Tag group, List<String> names, int from, long adminId, List<Change> changes) {
        int position = from;
        for (var name : names) {
            var tag = Tag.created(ids.next(), group.id(), checked(name), position++, clock.instant());
            tags.insert(tag);
            changes.add(change(Kind.TAG_CREATED, tag, "", tag.name(), adminId));
        }
    }

    public Group renameGroup(long groupId, String name, int version, long adminId) {
        named(() -> transaction.run(() -> {
            var group = tags.lockGroup(groupId).filter(Tag::isActive).orElseThrow(EditTags::noGroup);
            requireVersion(group, version);
            tags.save(group.renamed(checked(name), clock.instant()));
            tags.remember(List.of(change(Kind.GROUP_RENAMED, group, group.name(), name, adminId)));
            tell(groupId);
        }));
        return group(groupId);
    }

    public Group renameTag(long tagId, String name, int version, long adminId) {
        var groupId = tags.tag(tagId).orElseThrow(EditTags::noTag).groupId();
        named(() -> transaction.run(() -> {
            tags.lockGroup(groupId);
            var tag = tags.tag(tagId).filter(Tag::isActive).orElseThrow(EditTags::noTag);
            requireVersion(tag, version);
            tags.save(tag.renamed(checked(name), clock.instant()));
            tags.remember(List.of(change(Kind.TAG_RENAMED, tag, tag.name(), name, adminId)));
            tell(groupId);
        }));
        return group(groupId);
    }

    /** Customers lose the tag here and in WeCom. */
    public void deleteTag(long tagId, long adminId) {
        var groupId = tags.tag(tagId).orElseThrow(EditTags::noTag).groupId();
        transaction.run(() -> {
            tags.lockGroup(groupId);
            var tag = tags.tag(tagId).filter(Tag::isActive).orElseThrow(EditTags::noTag);
            delete(tag, adminId);
            tell(groupId);
        });
    }

    /** Its tags go with it. */
    public void deleteGroup(long groupId, long adminId) {
        transaction.run(() -> {
            var group = tags.lockGroup(groupId).filter(Tag::isActive).orElseThrow(EditTags::noGroup);
            tags.tagsOf(List.of(groupId)).stream().filter(Tag::isActive).forEach(tag -> delete(tag, adminId));
            tags.save(group.deleted(clock.instant()).in(SyncState.PENDING, ""));
            tags.remember(List.of(change(Kind.GROUP_DELETED, group, group.name(), "", adminId)));
            tell(groupId);
        });
    }

    /** Newest first. */
    public List<Change> changes(long groupId, long beforeId, int limit) {
        tags.group(groupId).orElseThrow(EditTags::noGroup);
        return tags.changesOfGroup(groupId, beforeId, limit);
    }

    private void delete(Tag tag, long adminId) {
        tags.save(tag.deleted(clock.instant()));
        tags.remember(List.of(change(Kind.TAG_DELETED, tag, tag.name(), "", adminId)));
    }

    private void tell(long groupId) {
        outbox.add(MirrorTags.TOPIC, groupId + ":" + ids.next(), new MirrorTags.TagGroupChanged(groupId));
    }

    private Change change(Kind kind, Tag tag, String was, String becomes, long adminId) {
        return new Change(
                ids.next(),
                kind,
                tag.groupId(),
                tag.isGroup() ? Optional.empty() : Optional.of(tag.id()),
                Optional.empty(),
                Optional.empty(),
                was,
                becomes,
                Source.HQ,
                Optional.of(adminId),
                "",
                clock.instant());
    }

    private static void requireVersion(Tag tag, int version) {
        if (tag.version() != version) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words("标签已被他人修改，请刷新", "The tag was changed meanwhile; read it again"));
        }
    }

    private static String checked(String name) {
        var text = name.strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_tag_name",
                    new Words("标签名须为1至30个字", "A tag's name has 1 to 30 characters"));
        }
        return text;
    }

    private static void named(Runnable work) {
        try {
            work.run();
        } catch (DuplicateKeyException taken) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "tag_name_taken",
                    new Words("已有同名的标签或标签组", "There is a tag or group of this name already"));
        }
    }

    private static Refusal noGroup() {
        return Refusal.notFound("标签组", "tag group");
    }

    private static Refusal noTag() {
        return Refusal.notFound("标签", "tag");
    }
}
