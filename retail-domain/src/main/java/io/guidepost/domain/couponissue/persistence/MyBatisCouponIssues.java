package io.guidepost.domain.couponissue.persistence;

import io.guidepost.domain.couponissue.CouponIssue;
import io.guidepost.domain.couponissue.CouponIssues;
import io.guidepost.domain.couponissue.persistence.CouponIssueMapper.IssueRow;
import io.guidepost.domain.couponissue.persistence.CouponIssueMapper.TracedRow;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisCouponIssues implements CouponIssues {

    private final CouponIssueMapper mapper;

    MyBatisCouponIssues(CouponIssueMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Long> setQuotas(long templateId, Map<Long, Integer> quotaByGuide, long adminId, Instant at) {
        if (quotaByGuide.isEmpty()) {
            return List.of();
        }
        // MyBatis asks a map for names as well, which a sorted one of numbers cannot be asked for.
        var quotas = new LinkedHashMap<>(quotaByGuide);
        var above = mapper.above(templateId, quotas);
        if (above.isEmpty()) {
            mapper.setQuotas(templateId, quotas, adminId, at);
        }
        return above;
    }

    @Override
    public List<Quota> quotas(long templateId, long afterGuideId, int limit) {
        return mapper.quotas(templateId, afterGuideId, limit);
    }

    @Override
    public List<Quota> quotasOf(long guideId) {
        return mapper.quotasOf(guideId);
    }

    @Override
    public boolean reserve(long templateId, long guideId) {
        return mapper.reserve(templateId, guideId) == 1;
    }

    @Override
    public void release(long templateId, long guideId, int count) {
        if (mapper.release(templateId, guideId, count) == 0) {
            throw new IllegalStateException(
                    "Guide %d has not given %d coupons of template %d".formatted(guideId, count, templateId));
        }
    }

    @Override
    public void insert(CouponIssue issue) {
        mapper.insert(new IssueRow(
                issue.id(),
                issue.templateId(),
                issue.guideId(),
                issue.storeId(),
                issue.memberId().orElse(null),
                issue.state().name(),
                issue.issuedAt(),
                issue.expiresAt(),
                null,
                null));
    }

    @Override
    public Optional<CouponIssue> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisCouponIssues::toIssue);
    }

    @Override
    public Optional<CouponIssue> lock(long id) {
        return Optional.ofNullable(mapper.lock(id)).map(MyBatisCouponIssues::toIssue);
    }

    @Override
    public void claimed(long id, long memberId, long couponId, Instant at) {
        if (mapper.claimed(id, memberId, couponId, at) == 0) {
            throw new IllegalStateException("Issue %d changed while it was locked".formatted(id));
        }
    }

    @Override
    public void move(Collection<Long> ids, CouponIssue.State to) {
        if (mapper.move(ids, to.name()) != ids.size()) {
            throw new IllegalStateException("An issue changed while it was locked");
        }
    }

    @Override
    public List<CouponIssue> lockExpired(Instant now, int limit) {
        return mapper.lockExpired(now, limit).stream()
                .map(MyBatisCouponIssues::toIssue)
                .toList();
    }

    @Override
    public List<Traced> ofGuide(long guideId, long beforeId, int limit) {
        return mapper.ofGuide(guideId, beforeId, limit).stream()
                .map(MyBatisCouponIssues::toTraced)
                .toList();
    }

    @Override
    public Optional<Traced> ofGuide(long guideId, long id) {
        return Optional.ofNullable(mapper.oneOfGuide(guideId, id)).map(MyBatisCouponIssues::toTraced);
    }

    @Override
    public List<Traced> ofTemplate(long templateId, long beforeId, int limit) {
        return mapper.ofTemplate(templateId, beforeId, limit).stream()
                .map(MyBatisCouponIssues::toTraced)
                .toList();
    }

    @Override
    public List<Outcome> outcomes(long templateId, boolean byStore) {
        return byStore ? mapper.byStore(templateId) : mapper.byGuide(templateId);
    }

    private static Traced toTraced(TracedRow row) {
        return new Traced(
                toIssue(row.issue()),
                Optional.ofNullable(row.usedAt()),
                Optional.ofNullable(row.orderId()),
                Optional.ofNullable(row.payableFen()));
    }

    private static CouponIssue toIssue(IssueRow row) {
        return new CouponIssue(
                row.id(),
                row.templateId(),
                row.guideId(),
                row.storeId(),
                Optional.ofNullable(row.memberId()),
                CouponIssue.State.valueOf(row.state()),
                row.issuedAt(),
                row.expiresAt(),
                Optional.ofNullable(row.claimedBy()),
                Optional.ofNullable(row.couponId()));
    }
}
