package io.guidepost.domain.payout.persistence;

import io.guidepost.domain.payout.Payees;
import io.guidepost.domain.payout.PayoutHold;
import io.guidepost.domain.payout.PayoutHolds;
import io.guidepost.domain.payout.persistence.PayeeMapper.HoldRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisPayees implements Payees, PayoutHolds {

    private final PayeeMapper mapper;

    MyBatisPayees(PayeeMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean isShared(long guideId) {
        return mapper.sharing(guideId) > 0;
    }

    @Override
    public Optional<Instant> lastChange(long guideId) {
        return Optional.ofNullable(mapper.lastChange(guideId));
    }

    @Override
    public void changed(long id, long guideId, String from, String to, Instant at) {
        mapper.changed(id, guideId, from, to, at);
    }

    @Override
    public boolean insert(PayoutHold hold) {
        try {
            return mapper.hold(hold.id(), hold.guideId(), hold.reason(), hold.placedBy(), hold.placedAt()) == 1;
        } catch (DuplicateKeyException heldAlready) {
            return false;
        }
    }

    @Override
    public Optional<PayoutHold> find(long id) {
        return Optional.ofNullable(mapper.findHold(id)).map(MyBatisPayees::hold);
    }

    @Override
    public Optional<PayoutHold> open(long guideId) {
        return Optional.ofNullable(mapper.openHold(guideId)).map(MyBatisPayees::hold);
    }

    @Override
    public boolean lift(long id, long adminId, Instant at) {
        return mapper.lift(id, adminId, at) == 1;
    }

    @Override
    public List<PayoutHold> all(boolean openOnly, long beforeId, int limit) {
        return mapper.holds(openOnly, beforeId, limit).stream()
                .map(MyBatisPayees::hold)
                .toList();
    }

    private static PayoutHold hold(HoldRow row) {
        return new PayoutHold(
                row.id(),
                row.guideId(),
                row.reason(),
                row.placedBy(),
                row.placedAt(),
                Optional.ofNullable(row.liftedBy()),
                Optional.ofNullable(row.liftedAt()));
    }
}
