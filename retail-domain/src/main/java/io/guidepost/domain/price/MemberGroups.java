package io.guidepost.domain.price;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Members for whom headquarters has prices of their own. */
public interface MemberGroups {

    /** @throws org.springframework.dao.DuplicateKeyException when the name is taken */
    void insert(MemberGroup group);

    Optional<MemberGroup> find(long id);

    List<MemberGroup> all();

    /** Groups of a shopper, under whichever of his records. */
    Set<Long> of(long memberId);

    /** Those who belong to it already stay; who is no member of the shop is left out. Returns how many are new. */
    int add(long groupId, Collection<Long> memberIds, long adminId, Instant at);

    int remove(long groupId, Collection<Long> memberIds);

    /** By id, after the given one. */
    List<Long> members(long groupId, long afterMemberId, int limit);

    record MemberGroup(long id, String name, String nameEn, long createdBy, Instant createdAt) {}
}
