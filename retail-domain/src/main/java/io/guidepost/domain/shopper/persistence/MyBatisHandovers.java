package io.guidepost.domain.shopper.persistence;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.Transfer;
import io.guidepost.domain.shopper.Handovers;
import io.guidepost.domain.shopper.persistence.HandoverMapper.HandoverRow;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisHandovers implements Handovers {

    private final HandoverMapper mapper;

    MyBatisHandovers(HandoverMapper mapper) {
        this.mapper = mapper;
    }

    /** The caller holds the member, so nobody can come in between. */
    @Override
    public boolean begin(Handover handover) {
        if (mapper.pendingOf(handover.memberId()) != null) {
            return false;
        }
        var transfer = handover.transfer();
        mapper.insert(
                handover.id(),
                handover.memberId(),
                transfer.from().value(),
                transfer.to().value(),
                transfer.startedAt());
        return true;
    }

    @Override
    public Optional<Handover> find(long handoverId) {
        return Optional.ofNullable(mapper.byId(handoverId)).map(MyBatisHandovers::handover);
    }

    @Override
    public Optional<Handover> pendingOf(long memberId) {
        return Optional.ofNullable(mapper.pendingOf(memberId)).map(MyBatisHandovers::handover);
    }

    @Override
    public boolean finish(long handoverId, Transfer.Outcome outcome, Instant at) {
        if (outcome == Transfer.Outcome.PENDING) {
            throw new IllegalArgumentException("A hand-over that goes on has not been answered");
        }
        return mapper.finish(handoverId, outcome.name(), at) == 1;
    }

    private static Handover handover(HandoverRow row) {
        return new Handover(
                row.id(),
                row.memberId(),
                new Transfer(
                        new GuideId(row.fromGuideId()),
                        new GuideId(row.toGuideId()),
                        row.startedAt(),
                        Transfer.Outcome.valueOf(row.outcome()),
                        Optional.ofNullable(row.finishedAt())));
    }
}
