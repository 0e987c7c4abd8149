package io.guidepost.domain.tag.persistence;

import io.guidepost.domain.shopper.FriendPeriod;
import io.guidepost.domain.tag.Mark;
import io.guidepost.domain.tag.SyncState;
import io.guidepost.domain.tag.Tag;
import io.guidepost.domain.tag.Tags;
import io.guidepost.domain.tag.persistence.TagMapper.ChangeRow;
import io.guidepost.domain.tag.persistence.TagMapper.CountRow;
import io.guidepost.domain.tag.persistence.TagMapper.MarkRow;
import io.guidepost.domain.tag.persistence.TagMapper.TagRow;
import io.guidepost.domain.tag.persistence.TagMapper.WecomRow;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisTags implements Tags {

    private static final int ROWS_AT_ONCE = 1_000;

    private final TagMapper mapper;

    MyBatisTags(TagMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Tag> group(long groupId) {
        return Optional.ofNullable(mapper.group(groupId)).map(MyBatisTags::tag);
    }

    @Override
    public Optional<Tag> tag(long tagId) {
        return Optional.ofNullable(mapper.tag(tagId)).map(MyBatisTags::tag);
    }

    @Override
    public Optional<Tag> lockGroup(long groupId) {
        return Optional.ofNullable(mapper.lockGroup(groupId)).map(MyBatisTags::tag);
    }

    @Override
    public List<Tag> groups() {
        return mapper.groups().stream().map(MyBatisTags::tag).toList();
    }

    @Override
    public List<Tag> everything() {
        var groups = mapper.allGroups().stream().map(MyBatisTags::tag).toList();
        return Stream.concat(
                        groups.stream(), tagsOf(groups.stream().map(Tag::id).toList()).stream())
                .toList();
    }

    @Override
    public List<Tag> tagsOf(Collection<Long> groupIds) {
        return groupIds.isEmpty()
                ? List.of()
                : mapper.tagsOf(groupIds).stream().map(MyBatisTags::tag).toList();
    }

    @Override
    public List<Tag> tags(Collection<Long> tagIds) {
        return tagIds.isEmpty()
                ? List.of()
                : mapper.tags(tagIds).stream().map(MyBatisTags::tag).toList();
    }

    @Override
    public Map<String, Long> byWecomId(Collection<String> wecomIds) {
        return wecomIds.isEmpty()
                ? Map.of()
                : mapper.byWecomId(wecomIds).stream().collect(Collectors.toMap(WecomRow::wecomId, WecomRow::id));
    }

    @Override
    public void insert(Tag tag) {
        if (tag.id() == tag.groupId()) {
            mapper.insert("tag_group", null, row(tag));
        } else {
            mapper.insert("tag_value", tag.groupId(), row(tag));
        }
    }

    /** The version rises when the name changes, or when the tag goes; what WeCom has is nobody's edit. */
    @Override
    public void save(Tag tag) {
        boolean isGroup = tag.id() == tag.groupId();
        var before = isGroup ? mapper.group(tag.id()) : mapper.tag(tag.id());
        boolean isEdit = !before.name().equals(tag.name()) || before.state().equals("ACTIVE") != tag.isActive();
        mapper.save(isGroup ? "tag_group" : "tag_value", row(tag), isEdit ? 1 : 0);
    }

    @Override
    public List<Mark> marks(long guideId, String externalUserid) {
        return mapper.marks(guideId, externalUserid).stream()
                .map(MyBatisTags::mark)
                .toList();
    }

    @Override
    public List<Mark> marks(Collection<Long> guideIds, Collection<String> externalUserids) {
        return guideIds.isEmpty() || externalUserids.isEmpty()
                ? List.of()
                : mapper.marksAmong(guideIds, externalUserids).stream()
                        .map(MyBatisTags::mark)
                        .toList();
    }

    @Override
    public void save(Collection<Mark> marks) {
        var rows = marks.stream().map(MyBatisTags::row).toList();
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            mapper.saveMarks(rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size())));
        }
    }

    @Override
    public void remember(Collection<Change> changes) {
        var rows = changes.stream().map(MyBatisTags::row).toList();
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            mapper.remember(rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size())));
        }
    }

    @Override
    public List<Change> changesOf(Collection<String> externalUserids, long beforeId, int limit) {
        return mapper.changesOf(externalUserids, beforeId, limit).stream()
                .map(MyBatisTags::change)
                .toList();
    }

    @Override
    public List<Change> changesOfGroup(long groupId, long beforeId, int limit) {
        return mapper.changesOfGroup(groupId, beforeId, limit).stream()
                .map(MyBatisTags::change)
                .toList();
    }

    @Override
    public List<Friend> friendsOfMember(long memberId) {
        return mapper.friendsOfMember(memberId, FriendPeriod.OPEN_END);
    }

    @Override
    public Map<Long, Long> customersByTag(long groupId) {
        return mapper.customersByTag(groupId).stream().collect(Collectors.toMap(CountRow::tagId, CountRow::customers));
    }

    private static Tag tag(TagRow row) {
        return new Tag(
                row.id(),
                row.groupId(),
                row.name(),
                row.position(),
                row.state().equals("ACTIVE"),
                row.wecomId(),
                row.baseName(),
                SyncState.valueOf(row.syncState()),
                row.refusal(),
                row.changedAt(),
                row.version());
    }

    private static TagRow row(Tag tag) {
        return new TagRow(
                tag.id(),
                tag.groupId(),
                tag.name(),
                tag.position(),
                tag.isActive() ? "ACTIVE" : "DELETED",
                tag.wecomId(),
                tag.baseName(),
                tag.syncState().name(),
                tag.refusal(),
                tag.changedAt(),
                tag.version());
    }

    private static Mark mark(MarkRow row) {
        return new Mark(
                row.guideId(),
                row.externalUserid(),
                row.tagId(),
                row.wanted() == 1,
                row.baseMarked() == 1,
                SyncState.valueOf(row.syncState()),
                row.refusal(),
                Mark.Source.valueOf(row.source()),
                row.changedAt());
    }

    private static MarkRow row(Mark mark) {
        return new MarkRow(
                mark.guideId(),
                mark.externalUserid(),
                mark.tagId(),
                mark.isWanted() ? 1 : 0,
                mark.isAtWecom() ? 1 : 0,
                mark.syncState().name(),
                mark.refusal(),
                mark.source().name(),
                mark.changedAt());
    }

    private static Change change(ChangeRow row) {
        return new Change(
                row.id(),
                Kind.valueOf(row.kind()),
                row.groupId(),
                Optional.ofNullable(row.tagId()),
                Optional.ofNullable(row.guideId()),
                Optional.ofNullable(row.externalUserid()),
                row.was(),
                row.becomes(),
                Mark.Source.valueOf(row.source()),
                Optional.ofNullable(row.actorId()),
                row.reason(),
                row.changedAt());
    }

    private static ChangeRow row(Change change) {
        return new ChangeRow(
                change.id(),
                change.kind().name(),
                change.groupId(),
                change.tagId().orElse(null),
                change.guideId().orElse(null),
                change.externalUserid().orElse(null),
                change.was(),
                change.becomes(),
                change.source().name(),
                change.actorId().orElse(null),
                change.reason(),
                change.at());
    }
}
