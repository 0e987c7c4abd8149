package io.guidepost.domain.audience.persistence;

import io.guidepost.domain.audience.Leaves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisLeaves implements Leaves {

    private final AudienceMapper audience;

    MyBatisLeaves(AudienceMapper audience) {
        this.audience = audience;
    }

    @Override
    public void keep(Leave leave, long adminId, Instant at) {
        audience.keepLeave(leave, adminId, at);
    }

    @Override
    public boolean remove(long guideId, LocalDate from) {
        return audience.removeLeave(guideId, from) == 1;
    }

    @Override
    public List<Leave> of(long guideId, int limit) {
        return audience.leaves(guideId, limit);
    }
}
