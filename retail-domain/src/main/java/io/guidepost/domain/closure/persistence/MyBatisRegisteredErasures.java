package io.guidepost.domain.closure.persistence;

import io.guidepost.domain.closure.RegisteredErasures;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisRegisteredErasures implements RegisteredErasures {

    private final RegisterMapper mapper;

    MyBatisRegisteredErasures(RegisterMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void await(long closureId) {
        mapper.insert(closureId);
    }

    @Override
    public long last() {
        return mapper.last();
    }

    @Override
    public List<Long> unnumbered(int limit) {
        return mapper.unnumbered(limit);
    }

    @Override
    public void number(long closureId, long no) {
        if (mapper.number(closureId, no) != 1) {
            throw new IllegalStateException(
                    "Closing %d has a number already and cannot be %d in the register".formatted(closureId, no));
        }
    }

    @Override
    public List<Numbered> unwritten(int limit) {
        return mapper.unwritten(limit);
    }

    @Override
    public void written(long closureId, Instant at) {
        mapper.written(closureId, at);
    }

    @Override
    public boolean isKnown(long closureId) {
        return mapper.known(closureId) > 0;
    }

    @Override
    public Set<Long> existing(Collection<Long> memberIds) {
        return memberIds.isEmpty() ? Set.of() : Set.copyOf(mapper.existing(memberIds));
    }
}
