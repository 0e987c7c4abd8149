package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.StoreChange;
import io.guidepost.domain.organization.StoreChanges;
import io.guidepost.domain.organization.persistence.StoreMasterMapper.ChangeRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisStoreChanges implements StoreChanges {

    private final StoreMasterMapper mapper;

    MyBatisStoreChanges(StoreMasterMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void add(StoreChange change) {
        mapper.insertChange(row(change));
    }

    @Override
    public Optional<StoreChange> lock(long changeId) {
        return Optional.ofNullable(mapper.lockChange(changeId)).map(MyBatisStoreChanges::change);
    }

    @Override
    public List<StoreChange> of(long storeId) {
        return mapper.changes(storeId).stream().map(MyBatisStoreChanges::change).toList();
    }

    @Override
    public boolean isAnyOpen(long storeId) {
        return mapper.isAnyOpen(storeId);
    }

    @Override
    public List<StoreChange> due(Instant now, int limit) {
        return mapper.due(now, limit).stream().map(MyBatisStoreChanges::change).toList();
    }

    @Override
    public void save(StoreChange change) {
        mapper.saveChange(row(change));
    }

    private static StoreChange change(ChangeRow row) {
        return new StoreChange(
                row.id(),
                row.storeId(),
                Optional.ofNullable(row.regionId()),
                Optional.ofNullable(row.ownership()),
                row.oldOwnership(),
                row.effectiveFrom(),
                row.state(),
                row.note(),
                row.createdBy(),
                row.createdAt(),
                Optional.ofNullable(row.decidedBy()),
                Optional.ofNullable(row.decidedAt()),
                Optional.ofNullable(row.appliedAt()));
    }

    private static ChangeRow row(StoreChange change) {
        return new ChangeRow(
                change.id(),
                change.storeId(),
                change.regionId().orElse(null),
                change.ownership().orElse(null),
                change.oldOwnership(),
                change.effectiveFrom(),
                change.state(),
                change.note(),
                change.createdBy(),
                change.createdAt(),
                change.decidedBy().orElse(null),
                change.decidedAt().orElse(null),
                change.appliedAt().orElse(null));
    }
}
