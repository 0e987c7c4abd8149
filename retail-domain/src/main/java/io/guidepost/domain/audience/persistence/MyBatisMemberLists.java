package io.guidepost.domain.audience.persistence;

import io.guidepost.domain.audience.MemberList;
import io.guidepost.domain.audience.MemberLists;
import io.guidepost.domain.audience.SegmentConditions;
import io.guidepost.domain.audience.persistence.MemberListMapper.MemberListRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisMemberLists implements MemberLists {

    private final MemberListMapper lists;
    private final JsonMapper json;

    MyBatisMemberLists(MemberListMapper lists, JsonMapper json) {
        this.lists = lists;
        this.json = json;
    }

    @Override
    public void insert(MemberList list) {
        lists.insert(new MemberListRow(
                list.id(),
                list.kind().name(),
                list.name(),
                list.conditions().map(json::writeValueAsString).orElse(""),
                list.members(),
                list.createdBy(),
                list.createdAt(),
                list.filledAt().orElse(null)));
    }

    @Override
    public Optional<MemberList> find(long id) {
        return Optional.ofNullable(lists.find(id)).map(this::list);
    }

    @Override
    public List<MemberList> page(long beforeId, int limit) {
        return lists.page(beforeId, limit).stream().map(this::list).toList();
    }

    private MemberList list(MemberListRow row) {
        return new MemberList(
                row.id(),
                MemberList.Kind.valueOf(row.kind()),
                row.name(),
                Optional.of(row.conditions())
                        .filter(text -> !text.isEmpty())
                        .map(text -> json.readValue(text, SegmentConditions.class)),
                row.members(),
                row.createdBy(),
                row.createdAt(),
                Optional.ofNullable(row.filledAt()));
    }

    @Override
    public void add(long listId, Collection<String> externalUserids) {
        if (!externalUserids.isEmpty()) {
            lists.add(listId, externalUserids);
        }
    }

    @Override
    public void counted(long listId, Instant at) {
        lists.counted(listId, at);
    }

    @Override
    public List<String> members(long listId, String after, int limit) {
        return lists.members(listId, after, limit);
    }

    @Override
    public boolean empty(long listId, int limit) {
        return lists.empty(listId, limit) == limit;
    }

    @Override
    public Optional<Long> endOfStretch(long afterGuideId, int guides) {
        return Optional.ofNullable(lists.endOfStretch(afterGuideId, guides));
    }

    @Override
    public void fill(long listId, SegmentConditions conditions, Instant at, long afterGuideId, long throughGuideId) {
        lists.fill(listId, conditions, at, afterGuideId, throughGuideId);
    }
}
