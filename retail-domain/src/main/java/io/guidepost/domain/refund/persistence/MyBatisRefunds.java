package io.guidepost.domain.refund.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.guidepost.domain.refund.Refund;
import io.guidepost.domain.refund.Refund.RefundLine;
import io.guidepost.domain.refund.RefundStatus;
import io.guidepost.domain.refund.Refunds;
import io.guidepost.domain.refund.persistence.RefundMapper.PendingRow;
import io.guidepost.domain.refund.persistence.RefundMapper.RefundLineRow;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisRefunds implements Refunds {

    private final RefundMapper mapper;

    MyBatisRefunds(RefundMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Refund> find(long refundId) {
        return withLines(mapper.byId(refundId));
    }

    @Override
    public Optional<Refund> findByNo(String outRefundNo) {
        return withLines(mapper.byNo(outRefundNo));
    }

    @Override
    public Optional<Refund> findIn(Sight sight, long refundId) {
        return withLines(mapper.seen(sight, refundId));
    }

    @Override
    public List<Refund> ofOrder(long orderId) {
        return withLines(mapper.ofOrder(orderId));
    }

    @Override
    public List<Refund> page(Sight sight, Optional<RefundStatus> status, long beforeId, int limit) {
        return withLines(mapper.page(sight, status.map(RefundStatus::name).orElse(null), beforeId, limit));
    }

    @Override
    public Map<Long, Pending> pendingOf(long orderId) {
        return mapper.pendingOf(orderId).stream()
                .collect(toMap(PendingRow::lineId, row -> new Pending(row.quantity(), row.amountFen())));
    }

    @Override
    public long freightOf(long orderId) {
        return mapper.freightOf(orderId);
    }

    @Override
    public boolean addFreight(long refundId, long fen) {
        return mapper.addFreight(refundId, fen) == 1;
    }

    @Override
    public void insert(Refund refund) {
        mapper.insert(RefundRow.of(refund));
        refund.lines()
                .forEach(line -> mapper.insertLine(
                        new RefundLineRow(refund.id(), line.orderLineId(), line.quantity(), line.amountFen())));
    }

    @Override
    public void insertFor(Refund refund, long adminId) {
        insert(refund);
        mapper.askedFor(refund.id(), adminId);
    }

    @Override
    public Optional<Long> askedForBy(long refundId) {
        return Optional.ofNullable(mapper.askedForBy(refundId));
    }

    @Override
    public boolean move(Refund refund, Move move) {
        return mapper.move(
                        refund.id(),
                        refund.status().name(),
                        move.to().name(),
                        move.approvedBy().orElse(null),
                        move.approvedAt().orElse(null),
                        move.finishedAt().orElse(null),
                        move.failReason().orElse(null),
                        move.queryAt().orElse(null))
                == 1;
    }

    @Override
    public List<Refund> due(Instant now, int limit) {
        return withLines(mapper.due(now, limit));
    }

    @Override
    public boolean claim(Refund due, Instant leaseUntil) {
        return mapper.claim(due.id(), due.queryAt().orElseThrow(), leaseUntil) == 1;
    }

    @Override
    public void askAgain(long refundId, Instant leaseUntil, Instant queryAt) {
        mapper.askAgain(refundId, leaseUntil, queryAt);
    }

    private Optional<Refund> withLines(RefundRow row) {
        return row == null
                ? Optional.empty()
                : Optional.of(withLines(List.of(row)).get(0));
    }

    private List<Refund> withLines(List<RefundRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<RefundLine>> lines = mapper
                .linesOf(rows.stream().map(RefundRow::id).toList())
                .stream()
                .collect(groupingBy(
                        RefundLineRow::refundId,
                        mapping(row -> new RefundLine(row.lineId(), row.quantity(), row.amountFen()), toList())));
        return rows.stream()
                .map(row -> row.toRefund(lines.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
