package io.guidepost.domain.overview.persistence;

import io.guidepost.domain.overview.OverviewQueries;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
    public List<DayCount> membersAdded(Instant from, Instant until, Sight sight) {
        return mapper.membersAdded(from, until, sight);
    }

    @Override
    public List<DayCount> withdrawalsPaid(Instant from, Instant until) {
        return mapper.withdrawalsPaid(from, until);
    }

    @Override
    public List<DueDay> tasksDue(LocalDate from, LocalDate to, Sight sight) {
        return mapper.tasksDue(level(sight), from, to, sight);
    }

    @Override
    public Running tasksRunning(Sight sight) {
        return mapper.tasksRunning(level(sight), sight);
    }

    /** As the counters have it: 1 headquarters, 2 region. */
    private static int level(Sight sight) {
        if (sight.isAll()) {
            return 1;
        }
        return sight.stores().isEmpty() ? 2 : 3;
    }

    @Override
    public Waiting withdrawalsWaiting() {
        return mapper.withdrawalsWaiting();
    }
}
