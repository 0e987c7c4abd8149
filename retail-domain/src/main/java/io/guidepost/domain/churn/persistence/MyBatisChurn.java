package io.guidepost.domain.churn.persistence;

import io.guidepost.domain.churn.Churn;
import io.guidepost.domain.churn.persistence.ChurnMapper.TurnRow;
import io.guidepost.domain.shopper.FriendEvent;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisChurn implements Churn {

    private final ChurnMapper mapper;

    MyBatisChurn(ChurnMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<GuideChurn> byGuide(Window window, Sight sight, long afterGuideId, int limit) {
        return mapper.byGuide(window.from(), window.until(), sight, afterGuideId, limit);
    }

    @Override
    public List<Turn> ofMember(long memberId) {
        return mapper.ofMember(memberId).stream().map(MyBatisChurn::turn).toList();
    }

    @Override
    public List<Turn> lostBy(long guideId, Instant before, String afterExternalUserid, int limit) {
        return mapper.lostBy(guideId, before, afterExternalUserid, limit).stream()
                .map(MyBatisChurn::turn)
                .toList();
    }

    private static Turn turn(TurnRow row) {
        return new Turn(
                row.guideId(),
                row.guideName(),
                row.externalUserid(),
                Optional.ofNullable(row.customerName()),
                FriendEvent.Kind.valueOf(row.kind()),
                row.occurredAt());
    }
}
