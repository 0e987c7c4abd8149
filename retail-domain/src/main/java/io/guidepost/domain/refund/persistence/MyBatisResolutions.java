package io.guidepost.domain.refund.persistence;

import io.guidepost.domain.refund.Refund;
import io.guidepost.domain.refund.Resolution;
import io.guidepost.domain.refund.Resolutions;
import io.guidepost.domain.refund.persistence.ResolutionMapper.ResolutionRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisResolutions implements Resolutions {

    private final ResolutionMapper mapper;

    MyBatisResolutions(ResolutionMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Resolution> find(long refundId) {
        return Optional.ofNullable(mapper.find(refundId))
                .map(row -> new Resolution(
                        row.refundId(),
                        row.reference(),
                        row.note(),
                        row.proposedBy(),
                        row.proposedAt(),
                        Optional.ofNullable(row.approvedBy()),
                        Optional.ofNullable(row.approvedAt())));
    }

    @Override
    public boolean propose(Resolution resolution) {
        try {
            return mapper.propose(new ResolutionRow(
                            resolution.refundId(),
                            resolution.reference(),
                            resolution.note(),
                            resolution.proposedBy(),
                            resolution.proposedAt(),
                            null,
                            null))
                    == 1;
        } catch (DuplicateKeyException proposedAlready) {
            return false;
        }
    }

    @Override
    public void approve(long refundId, long adminId, Instant at) {
        if (mapper.approve(refundId, adminId, at) != 1) {
            throw new IllegalStateException(
                    "The resolution of refund %d changed while it was locked".formatted(refundId));
        }
    }

    @Override
    public void withdraw(long refundId) {
        mapper.withdraw(refundId);
    }

    /** Money of no order has no lines. */
    @Override
    public List<Refund> stuck(long beforeId, int limit) {
        return mapper.stuck(beforeId, limit).stream()
                .map(row -> row.toRefund(List.of()))
                .toList();
    }
}
