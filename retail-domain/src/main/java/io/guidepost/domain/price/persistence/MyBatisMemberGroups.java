package io.guidepost.domain.price.persistence;

import io.guidepost.domain.price.MemberGroups;
import io.guidepost.domain.shopper.OneShopper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisMemberGroups implements MemberGroups {

    private final GroupMapper mapper;
    private final OneShopper shoppers;

    MyBatisMemberGroups(GroupMapper mapper, OneShopper shoppers) {
        this.mapper = mapper;
        this.shoppers = shoppers;
    }

    @Override
    public void insert(MemberGroup group) {
        mapper.insert(group);
    }

    @Override
    public Optional<MemberGroup> find(long id) {
        return Optional.ofNullable(mapper.find(id));
    }

    @Override
    public List<MemberGroup> all() {
        return mapper.all();
    }

    @Override
    public Set<Long> of(long memberId) {
        return Set.copyOf(mapper.of(shoppers.recordsOf(memberId)));
    }

    @Override
    public int add(long groupId, Collection<Long> memberIds, long adminId, Instant at) {
        return memberIds.isEmpty() ? 0 : mapper.add(groupId, memberIds, adminId, at);
    }

    @Override
    public int remove(long groupId, Collection<Long> memberIds) {
        return memberIds.isEmpty() ? 0 : mapper.remove(groupId, memberIds);
    }

    @Override
    public List<Long> members(long groupId, long afterMemberId, int limit) {
        return mapper.members(groupId, afterMemberId, limit);
    }
}
