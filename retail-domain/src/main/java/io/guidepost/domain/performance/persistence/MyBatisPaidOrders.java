package io.guidepost.domain.performance.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.guidepost.domain.performance.PaidOrders;
import io.guidepost.domain.performance.SoldOrder;
import io.guidepost.domain.performance.SoldOrder.Credit;
import io.guidepost.domain.performance.SoldOrder.Decision;
import io.guidepost.domain.performance.SoldOrder.GuideShare;
import io.guidepost.domain.performance.SoldOrder.StoreShare;
import io.guidepost.domain.performance.persistence.PaidOrderMapper.CreditRow;
import io.guidepost.domain.performance.persistence.PaidOrderMapper.EarnedRow;
import io.guidepost.domain.performance.persistence.PaidOrderMapper.LineRow;
import io.guidepost.domain.performance.persistence.PaidOrderMapper.RefundRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisPaidOrders implements PaidOrders {

    private final PaidOrderMapper mapper;

    MyBatisPaidOrders(PaidOrderMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Instant> nextFact(Instant from) {
        return Stream.of(mapper.nextPosted(from), mapper.nextCorrection(from))
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    @Override
    public Instant stretch(Instant from, Instant until, int facts) {
        var end = mapper.postedAfter(from, until, facts);
        if (end == null) {
            return until;
        }
        if (end.isAfter(from)) {
            return end;
        }
        // More than that bear the same millisecond, and cannot be parted.
        return Optional.ofNullable(mapper.postedLater(from, until)).orElse(until);
    }

    @Override
    public List<Long> touched(Instant from, Instant until) {
        return mapper.touched(from, until);
    }

    @Override
    public List<SoldOrder> load(Collection<Long> orderIds) {
        if (orderIds.isEmpty()) {
            return List.of();
        }
        var lines = mapper.lines(orderIds).stream().collect(groupingBy(LineRow::orderId));
        var refunds = mapper.refunds(orderIds).stream().collect(groupingBy(RefundRow::orderId));
        var credits = mapper.credits(orderIds).stream().collect(groupingBy(CreditRow::orderId));
        var earned = mapper.earned(orderIds).stream().collect(groupingBy(EarnedRow::orderId));
        return mapper.orders(orderIds).stream()
                .map(order -> new SoldOrder(
                        order.id(),
                        order.paidAt(),
                        order.knownAt(),
                        lines.getOrDefault(order.id(), List.of()).stream()
                                .map(row -> new SoldOrder.Line(row.id(), row.quantity(), row.paidFen()))
                                .toList(),
                        refunds.getOrDefault(order.id(), List.of()).stream()
                                .map(row -> new SoldOrder.Refunded(
                                        row.lineId(), row.quantity(), row.amountFen(), row.knownAt()))
                                .toList(),
                        decisions(credits.getOrDefault(order.id(), List.of())),
                        earned.getOrDefault(order.id(), List.of()).stream()
                                .map(row -> new SoldOrder.Earned(
                                        row.lineId(),
                                        row.revision(),
                                        row.payeeType().equals("GUIDE"),
                                        row.payeeId(),
                                        row.amountFen(),
                                        row.knownAt()))
                                .toList()))
                .toList();
    }

    private static List<Decision> decisions(List<CreditRow> rows) {
        var decisions = new ArrayList<Decision>();
        rows.stream()
                .collect(groupingBy(CreditRow::revision, TreeMap::new, toList()))
                .forEach((revision, ofRevision) -> {
                    var credits = new HashMap<Long, Credit>();
                    ofRevision.stream()
                            .collect(groupingBy(CreditRow::lineId))
                            .forEach((line, ofLine) -> credits.put(line, credit(ofLine)));
                    decisions.add(new Decision(
                            revision, Optional.ofNullable(ofRevision.get(0).supersededAt()), credits));
                });
        return decisions;
    }

    private static Credit credit(List<CreditRow> rows) {
        var stores = rows.stream()
                .filter(row -> !row.payeeType().equals("GUIDE"))
                .map(row ->
                        new StoreShare(row.payeeId(), row.regionId() == null ? 0 : row.regionId(), row.performanceBp()))
                .toList();
        return new Credit(
                stores.isEmpty() ? Credit.HEADQUARTERS.stores() : stores,
                rows.stream()
                        .filter(row -> row.payeeType().equals("GUIDE"))
                        .map(row -> new GuideShare(row.payeeId(), row.performanceBp()))
                        .toList());
    }
}
