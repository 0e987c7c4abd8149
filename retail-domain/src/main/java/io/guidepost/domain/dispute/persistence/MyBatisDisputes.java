package io.guidepost.domain.dispute.persistence;

import io.guidepost.core.attribution.DisputeState;
import io.guidepost.domain.dispute.Dispute;
import io.guidepost.domain.dispute.Disputes;
import io.guidepost.domain.dispute.persistence.DisputeMapper.DisputeRow;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisDisputes implements Disputes {

    private final DisputeMapper mapper;

    MyBatisDisputes(DisputeMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean insert(Dispute filed) {
        try {
            mapper.insert(row(filed));
            return true;
        } catch (DuplicateKeyException open) {
            return false;
        }
    }

    @Override
    public Optional<Dispute> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisDisputes::dispute);
    }

    @Override
    public Optional<Dispute> lock(long id) {
        return Optional.ofNullable(mapper.lock(id)).map(MyBatisDisputes::dispute);
    }

    @Override
    public void save(Dispute dispute) {
        if (mapper.save(row(dispute)) != 1) {
            throw new IllegalStateException("Dispute %d changed while it was locked".formatted(dispute.id()));
        }
    }

    @Override
    public int openOf(long guideId) {
        return mapper.openOf(guideId);
    }

    @Override
    public List<Dispute> ofGuide(long guideId, long beforeId, int limit) {
        return disputes(mapper.ofGuide(guideId, beforeId, limit));
    }

    @Override
    public List<Dispute> ofStores(List<Long> storeIds, long beforeId, int limit) {
        return storeIds.isEmpty() ? List.of() : disputes(mapper.ofStores(storeIds, beforeId, limit));
    }

    @Override
    public List<Dispute> page(Optional<DisputeState> status, Sight sight, long beforeId, int limit) {
        return disputes(mapper.page(status.map(Enum::name).orElse(null), sight, beforeId, limit));
    }

    @Override
    public List<Dispute> toWatch(Instant now, int limit) {
        return disputes(mapper.toWatch(now, limit));
    }

    @Override
    public void watchLater(long id, Instant at) {
        mapper.watchLater(id, at);
    }

    @Override
    public List<Long> managersOf(long storeId, Instant at) {
        return mapper.managersOf(storeId, at);
    }

    @Override
    public List<Long> storesManagedBy(long guideId, Instant at) {
        return mapper.storesManagedBy(guideId, at);
    }

    private static List<Dispute> disputes(List<DisputeRow> rows) {
        return rows.stream().map(MyBatisDisputes::dispute).toList();
    }

    private static DisputeRow row(Dispute dispute) {
        var comment = dispute.comment();
        var verdict = dispute.verdict();
        var filed = dispute.filed();
        var term = dispute.term();
        return new DisputeRow(
                filed.id(),
                filed.orderId(),
                filed.revision(),
                filed.guideId(),
                filed.guideStoreId(),
                filed.creditedId().orElse(null),
                filed.storeId(),
                filed.regionId().orElse(null),
                filed.claim().name(),
                filed.evidence(),
                dispute.status().name(),
                filed.at(),
                term.sinceAt(),
                term.dueAt(),
                term.watchAt(),
                term.remindedAt().orElse(null),
                term.overdueToldAt().orElse(null),
                comment.map(Dispute.Comment::by).orElse(null),
                comment.map(Dispute.Comment::at).orElse(null),
                comment.map(Dispute.Comment::supportsClaim).orElse(null),
                comment.map(Dispute.Comment::text).orElse(null),
                verdict.map(Dispute.Verdict::by).orElse(null),
                verdict.map(Dispute.Verdict::at).orElse(null),
                verdict.map(Dispute.Verdict::reason).orElse(null),
                dispute.correctionId().orElse(null),
                dispute.version());
    }

    private static Dispute dispute(DisputeRow row) {
        return new Dispute(
                new Dispute.Filed(
                        row.id(),
                        row.orderId(),
                        row.revision(),
                        row.guideId(),
                        row.guideStoreId(),
                        Optional.ofNullable(row.creditedId()),
                        row.storeId(),
                        Optional.ofNullable(row.regionId()),
                        Dispute.Claim.valueOf(row.claim()),
                        row.evidence(),
                        row.filedAt()),
                DisputeState.valueOf(row.status()),
                new Dispute.Term(
                        row.sinceAt(),
                        row.dueAt(),
                        row.watchAt(),
                        Optional.ofNullable(row.remindedAt()),
                        Optional.ofNullable(row.overdueToldAt())),
                Optional.ofNullable(row.commentedBy())
                        .map(by -> new Dispute.Comment(by, row.commentedAt(), row.supportsClaim(), row.commentText())),
                Optional.ofNullable(row.decidedBy())
                        .map(by -> new Dispute.Verdict(by, row.decidedAt(), row.decisionReason())),
                Optional.ofNullable(row.correctionId()),
                row.version());
    }
}
