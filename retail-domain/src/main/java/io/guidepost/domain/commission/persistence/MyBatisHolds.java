package io.guidepost.domain.commission.persistence;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.domain.commission.Accruals;
import io.guidepost.domain.commission.Holds;
import io.guidepost.domain.database.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisHolds implements Holds {

    private final HoldMapper mapper;
    private final Accruals accruals;
    private final Ids ids;

    MyBatisHolds(HoldMapper mapper, Accruals accruals, Ids ids) {
        this.mapper = mapper;
        this.accruals = accruals;
        this.ids = ids;
    }

    @Override
    public void place(long orderId, Cause cause, long causeId, boolean guidesOnly, Instant at) {
        // A release locks the accruals before it asks for holds, so it either is over now or will see this one.
        accruals.lockOf(orderId);
        mapper.insert(ids.next(), orderId, cause.name(), causeId, guidesOnly, at);
    }

    @Override
    public void lift(Cause cause, long causeId, Instant at) {
        mapper.lift(cause.name(), causeId, at);
    }

    @Override
    public Set<Long> among(Collection<Long> accrualIds) {
        return accrualIds.isEmpty() ? Set.of() : Set.copyOf(mapper.among(accrualIds));
    }

    @Override
    public boolean concerns(Beneficiary payee, Cause cause) {
        return mapper.countConcerning(payee.type().name(), payee.id(), cause.name()) > 0;
    }

    @Override
    public long heldFen(Beneficiary payee) {
        return mapper.heldFen(payee.type().name(), payee.id());
    }
}
