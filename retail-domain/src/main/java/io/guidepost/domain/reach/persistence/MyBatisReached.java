package io.guidepost.domain.reach.persistence;

import io.guidepost.domain.content.Demand.Reach.Counting;
import io.guidepost.domain.reach.Reached;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisReached implements Reached {

    private final ReachedMapper mapper;

    MyBatisReached(ReachedMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Instant> times(
            Counting counting, long assignmentId, long guideId, Instant since, Instant now, int limit) {
        return switch (counting) {
            case VISITS -> mapper.visitors(assignmentId, since, limit);
            case NEW_VISITORS -> mapper.newVisitors(assignmentId, since, limit);
            case GROUP_MEMBERS -> mapper.groupMembers(guideId, since, now, limit);
            case FRIENDS -> mapper.friends(guideId, since, now, limit);
        };
    }
}
