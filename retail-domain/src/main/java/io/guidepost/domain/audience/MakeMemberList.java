package io.guidepost.domain.audience;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Headquarters brings a list of customers, or says by which conditions a segment's customers are found. */
@Service
public class MakeMemberList {

    private final MemberLists lists;
    private final Ids ids;
    private final Clock clock;

    MakeMemberList(MemberLists lists, Ids ids, Clock clock) {
        this.lists = lists;
        this.ids = ids;
        this.clock = clock;
    }

    /** A list without conditions is filled by {@link #add}; a segment before each dispatch. */
    @Transactional
    public MemberList make(String name, Optional<SegmentConditions> conditions, long adminId) {
        var kind = conditions.isPresent() ? MemberList.Kind.SEGMENT : MemberList.Kind.IMPORT;
        var list = new MemberList(ids.next(), kind, name, conditions, 0, adminId, clock.instant(), Optional.empty());
        lists.insert(list);
        return list;
    }

    /** Refused for a segment: its customers are found, not named. */
    @Transactional
    public MemberList add(long listId, Collection<String> externalUserids) {
        var list = lists.find(listId).orElseThrow(() -> Refusal.notFound("名单", "list"));
        if (list.kind() != MemberList.Kind.IMPORT) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "list_kind",
                    new Words("人群由条件生成,不能手工添加", "The customers of a segment are found, not named"));
        }
        lists.add(listId, externalUserids);
        lists.counted(listId, clock.instant());
        return lists.find(listId).orElseThrow();
    }
}
