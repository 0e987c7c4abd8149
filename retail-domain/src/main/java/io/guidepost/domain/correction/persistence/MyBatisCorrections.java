package io.guidepost.domain.correction.persistence;

import io.guidepost.domain.correction.CorrectionCase;
import io.guidepost.domain.correction.Corrections;
import io.guidepost.domain.correction.persistence.CorrectionMapper.CorrectionRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisCorrections implements Corrections {

    private final CorrectionMapper mapper;

    MyBatisCorrections(CorrectionMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean insert(CorrectionCase proposed) {
        try {
            mapper.insert(new CorrectionRow(
                    proposed.id(),
                    proposed.orderId(),
                    proposed.kind().name(),
                    proposed.guideId(),
                    proposed.storeId().orElse(null),
                    proposed.moveBinding(),
                    proposed.reason(),
                    proposed.origin().name(),
                    proposed.originId(),
                    proposed.status().name(),
                    proposed.createdBy(),
                    proposed.createdAt(),
                    null,
                    null,
                    null,
                    null,
                    null));
            return true;
        } catch (DuplicateKeyException another) {
            return false;
        }
    }

    @Override
    public Optional<CorrectionCase> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisCorrections::correction);
    }

    @Override
    public Optional<CorrectionCase> lock(long id) {
        return Optional.ofNullable(mapper.lock(id)).map(MyBatisCorrections::correction);
    }

    @Override
    public void applied(long id, long approvedBy, Instant at, int fromRevision, int toRevision) {
        requireOne(id, mapper.applied(id, approvedBy, at, fromRevision, toRevision));
    }

    @Override
    public void refused(long id, long refusedBy, Instant at, String reason) {
        requireOne(id, mapper.refused(id, refusedBy, at, reason));
    }

    private static void requireOne(long id, int rows) {
        if (rows != 1) {
            throw new IllegalStateException("Correction %d changed while it was locked".formatted(id));
        }
    }

    @Override
    public List<CorrectionCase> page(Optional<CorrectionCase.Status> status, long beforeId, int limit) {
        return mapper.page(status.map(Enum::name).orElse(null), beforeId, limit).stream()
                .map(MyBatisCorrections::correction)
                .toList();
    }

    private static CorrectionCase correction(CorrectionRow row) {
        return new CorrectionCase(
                row.id(),
                row.orderId(),
                CorrectionCase.Kind.valueOf(row.kind()),
                row.guideId(),
                Optional.ofNullable(row.storeId()),
                row.moveBinding(),
                row.reason(),
                CorrectionCase.Origin.valueOf(row.origin()),
                row.originId(),
                CorrectionCase.Status.valueOf(row.status()),
                row.createdBy(),
                row.createdAt(),
                Optional.ofNullable(row.approvedBy()),
                Optional.ofNullable(row.approvedAt()),
                Optional.ofNullable(row.refuseReason()),
                Optional.ofNullable(row.fromRevision()),
                Optional.ofNullable(row.toRevision()));
    }
}
