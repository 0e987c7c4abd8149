package io.guidepost.domain.aftersale.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.guidepost.domain.aftersale.AfterSale;
import io.guidepost.domain.aftersale.AfterSale.Happening;
import io.guidepost.domain.aftersale.AfterSales;
import io.guidepost.domain.aftersale.CaseStatus;
import io.guidepost.domain.aftersale.Turn;
import io.guidepost.domain.aftersale.persistence.AfterSaleMapper.CaseRow;
import io.guidepost.domain.aftersale.persistence.AfterSaleMapper.EvidenceRow;
import io.guidepost.domain.aftersale.persistence.AfterSaleMapper.HappeningRow;
import io.guidepost.domain.aftersale.persistence.AfterSaleMapper.LineRow;
import io.guidepost.domain.aftersale.persistence.AfterSaleMapper.StepRow;
import io.guidepost.domain.database.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisAfterSales implements AfterSales {

    private final AfterSaleMapper mapper;
    private final Ids ids;

    MyBatisAfterSales(AfterSaleMapper mapper, Ids ids) {
        this.mapper = mapper;
        this.ids = ids;
    }

    @Override
    public Optional<AfterSale> find(long id) {
        return one(mapper.find(id));
    }

    @Override
    public Optional<AfterSale> findByRefund(long refundId) {
        return one(mapper.byRefund(refundId));
    }

    private Optional<AfterSale> one(CaseRow row) {
        return Optional.ofNullable(row).map(found -> whole(List.of(found)).get(0));
    }

    private List<AfterSale> whole(List<CaseRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var caseIds = rows.stream().map(CaseRow::id).toList();
        var lines = mapper.linesOf(caseIds).stream()
                .collect(groupingBy(LineRow::caseId, mapping(LineRow::toLine, toList())));
        var evidence = mapper.evidenceOf(caseIds).stream()
                .collect(groupingBy(EvidenceRow::caseId, mapping(EvidenceRow::assetId, toList())));
        return rows.stream()
                .map(row ->
                        row.toCase(lines.getOrDefault(row.id(), List.of()), evidence.getOrDefault(row.id(), List.of())))
                .toList();
    }

    @Override
    public List<AfterSale> ofOrder(long orderId) {
        return whole(mapper.ofOrder(orderId));
    }

    @Override
    public List<AfterSale> ofMember(List<Long> memberIds, long beforeId, int limit) {
        return whole(mapper.ofMember(memberIds, beforeId, limit));
    }

    @Override
    public List<AfterSale> page(
            Scope scope, Optional<CaseStatus> status, Optional<Turn> turn, long beforeId, int limit) {
        return whole(mapper.page(
                scope.sight(),
                status.map(CaseStatus::name).orElse(null),
                turn.map(Turn::name).orElse(null),
                beforeId,
                limit));
    }

    @Override
    public boolean isIn(Scope scope, long orderId) {
        return scope.equals(Scope.ALL) || mapper.inScope(scope.sight(), orderId) > 0;
    }

    @Override
    public Optional<Long> creditedStore(long orderId) {
        return Optional.ofNullable(mapper.creditedStore(orderId));
    }

    @Override
    public void insert(AfterSale made) {
        mapper.insert(CaseRow.of(made));
        mapper.insertLines(made.lines().stream()
                .map(line -> new LineRow(
                        made.id(),
                        line.orderLineId(),
                        line.quantity(),
                        line.replacementSkuId().orElse(null)))
                .toList());
        if (!made.evidence().isEmpty()) {
            mapper.insertEvidence(made.id(), made.evidence());
        }
    }

    @Override
    public boolean step(AfterSale from, AfterSale.Step step) {
        return mapper.step(from.id(), from.version(), StepRow.of(step)) == 1;
    }

    @Override
    public void refundedBy(long id, long refundId) {
        mapper.refundedBy(id, refundId);
    }

    @Override
    public void turnTo(long id, Turn turn, Instant dueAt, Instant watchAt) {
        mapper.turnTo(id, turn, dueAt, watchAt);
    }

    @Override
    public void append(long caseId, Happening happening) {
        mapper.append(ids.next(), caseId, happening);
    }

    @Override
    public List<Happening> story(long caseId) {
        return mapper.story(caseId).stream().map(HappeningRow::toHappening).toList();
    }

    @Override
    public List<AfterSale> toWatch(Instant now, int limit) {
        return whole(mapper.toWatch(now, limit));
    }

    @Override
    public void watchAgain(long id, Instant watchAt) {
        mapper.watchAgain(id, watchAt);
    }

    @Override
    public void handedIn(long memberId, long assetId, Instant at) {
        mapper.handedIn(memberId, assetId, at);
    }

    @Override
    public int handedInSince(long memberId, Instant since) {
        return mapper.handedInSince(memberId, since);
    }

    @Override
    public List<Long> ownFiles(List<Long> memberIds, List<Long> assetIds) {
        return mapper.ownFiles(memberIds, assetIds);
    }

    @Override
    public List<Long> managersOf(long storeId, Instant at) {
        return mapper.managersOf(storeId, at);
    }
}
