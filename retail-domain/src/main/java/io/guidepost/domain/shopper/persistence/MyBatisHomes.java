package io.guidepost.domain.shopper.persistence;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.shopper.HomeCause;
import io.guidepost.domain.shopper.Homes;
import io.guidepost.domain.shopper.persistence.HomeMapper.ChangeRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisHomes implements Homes {

    private final HomeMapper mapper;
    private final Ids ids;

    MyBatisHomes(HomeMapper mapper, Ids ids) {
        this.mapper = mapper;
        this.ids = ids;
    }

    /** MyBatis makes no record of a row that is NULL throughout. */
    @Override
    public Home of(long memberId) {
        return Optional.ofNullable(mapper.of(memberId))
                .map(row -> new Home(Optional.ofNullable(row.storeId()), Optional.ofNullable(row.poolRegionId())))
                .orElse(Home.NONE);
    }

    @Override
    public void move(long memberId, Home from, Home to, Instant at, HomeCause cause) {
        mapper.save(memberId, to.storeId().orElse(null), to.poolRegionId().orElse(null));
        mapper.insertChange(new ChangeRow(
                ids.next(),
                memberId,
                at,
                from.storeId().orElse(null),
                from.poolRegionId().orElse(null),
                to.storeId().orElse(null),
                to.poolRegionId().orElse(null),
                cause.reason().name(),
                cause.adminId().orElse(null),
                cause.note()));
    }

    @Override
    public List<Long> membersOf(long storeId, long afterMemberId, int limit) {
        return mapper.membersOf(storeId, afterMemberId, limit);
    }

    @Override
    public List<Long> waitingSinceClosureOf(long storeId, long afterMemberId, int limit) {
        return mapper.waitingSinceClosureOf(storeId, afterMemberId, limit);
    }
}
