package io.guidepost.domain.price;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.price.MemberGroups.MemberGroup;
import java.time.Clock;
import java.util.Collection;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts members into groups and takes them out; what they pay changes with their next order. */
@Service
public class KeepGroups {

    private final MemberGroups groups;
    private final Ids ids;
    private final Clock clock;

    KeepGroups(MemberGroups groups, Ids ids, Clock clock) {
        this.groups = groups;
        this.ids = ids;
        this.clock = clock;
    }

    public MemberGroup open(String name, String nameEn, long adminId) {
        var group = new MemberGroup(ids.next(), name, nameEn, adminId, clock.instant());
        try {
            groups.insert(group);
        } catch (DuplicateKeyException taken) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "name_taken", new Words("名称已被使用", "There is a group of this name already"));
        }
        return group;
    }

    @Transactional
    public int add(long groupId, Collection<Long> memberIds, long adminId) {
        found(groupId);
        return groups.add(groupId, memberIds, adminId, clock.instant());
    }

    @Transactional
    public int remove(long groupId, Collection<Long> memberIds) {
        found(groupId);
        return groups.remove(groupId, memberIds);
    }

    private void found(long groupId) {
        groups.find(groupId).orElseThrow(() -> Refusal.notFound("会员分组", "group"));
    }
}
