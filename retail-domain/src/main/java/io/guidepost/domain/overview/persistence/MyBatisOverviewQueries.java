package io.guidepost.domain.overview.persistence;

import io.guidepost.domain.overview.OverviewQueries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisOverviewQueries implements OverviewQueries {

    private final OverviewMapper mapper;

    MyBatisOverviewQueries(OverviewMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<DayCount> ordersPlaced(Instant from, Instant until) {
        return mapper.ordersPlaced(from, until);
    }

    @Override
    public List<DayCount> membersAdded(Instant from, Instant until, Optional<Long> regionId) {
        return mapper.membersAdded(from, until, regionId.orElse(null));
    }

    @Override
    public List<DayCount> withdrawalsPaid(Instant from, Instant until) {
        return mapper.withdrawalsPaid(from, until);
    }

    @Override
    public List<DueDay> tasksDue(LocalDate from, LocalDate to, Optional<Long> regionId) {
        return mapper.tasksDue(level(regionId), from, to, regionId.orElse(null));
    }

    @Override
    public Running tasksRunning(Optional<Long> regionId) {
        return mapper.tasksRunning(level(regionId), regionId.orElse(null));
    }

    /** As the counters have it: 1 headquarters, 2 region. */
    private static int level(Optional<Long> regionId) {
        return regionId.isPresent() ? 2 : 1;
    }

    @Override
    public Waiting withdrawalsWaiting() {
        return mapper.withdrawalsWaiting();
    }
}
