package io.guidepost.domain.commission.persistence;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.words.Words;
import io.guidepost.domain.commission.CommissionEntry;
import io.guidepost.domain.commission.Entries;
import io.guidepost.domain.commission.persistence.EntryMapper.ReadEntryRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisEntries implements Entries {

    private final EntryMapper mapper;

    MyBatisEntries(EntryMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<CommissionEntry> of(Beneficiary payee, long beforeId, int limit) {
        return entries(mapper.of(payee.type().name(), payee.id(), beforeId, limit));
    }

    @Override
    public List<CommissionEntry> find(Collection<Long> ids) {
        return entries(mapper.find(ids));
    }

    @Override
    public List<CommissionEntry> ofOrder(long orderId) {
        return entries(mapper.ofOrder(orderId));
    }

    private static List<CommissionEntry> entries(List<ReadEntryRow> rows) {
        return rows.stream()
                .map(row -> new CommissionEntry(
                        row.id(),
                        MyBatisAccruals.standing(row.accrual()),
                        CommissionEntry.Kind.valueOf(row.kind()),
                        row.cause(),
                        row.amountFen(),
                        row.netBeforeFen(),
                        row.baseKeptFen(),
                        row.unitsKept(),
                        row.occurredAt(),
                        row.whyZh() == null ? Optional.empty() : Optional.of(new Words(row.whyZh(), row.whyEn()))))
                .toList();
    }
}
