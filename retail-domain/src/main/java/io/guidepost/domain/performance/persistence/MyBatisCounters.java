package io.guidepost.domain.performance.persistence;

import io.guidepost.domain.performance.Counters;
import io.guidepost.domain.performance.Figures;
import io.guidepost.domain.performance.Figures.Commission;
import io.guidepost.domain.performance.Holder;
import io.guidepost.domain.performance.Level;
import io.guidepost.domain.performance.persistence.CounterMapper.AskedRow;
import io.guidepost.domain.performance.persistence.CounterMapper.CellRow;
import io.guidepost.domain.performance.persistence.CounterMapper.DayRow;
import io.guidepost.domain.performance.persistence.CounterMapper.NameRow;
import io.guidepost.domain.performance.persistence.CounterMapper.ProgressRow;
import io.guidepost.domain.performance.persistence.CounterMapper.SumRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisCounters implements Counters {

    private static final int ROWS_AT_ONCE = 500;

    /** In this order everybody takes the rows, so that nobody waits for somebody who waits for him. */
    private static final Comparator<CellRow> IN_ORDER = Comparator.comparingInt(CellRow::level)
            .thenComparing(CellRow::soldOn)
            .thenComparingLong(CellRow::regionId)
            .thenComparingLong(CellRow::storeId)
            .thenComparingLong(CellRow::guideId);

    private final CounterMapper mapper;

    MyBatisCounters(CounterMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Progress progress() {
        return progress(mapper.progress());
    }

    @Override
    public Progress lockProgress() {
        return progress(mapper.lockProgress());
    }

    private static Progress progress(ProgressRow row) {
        return new Progress(row.countedUntil(), row.checkedOn());
    }

    @Override
    public void countedUntil(Instant until) {
        mapper.countedUntil(until);
    }

    @Override
    public void checkedOn(LocalDate day) {
        mapper.checkedOn(day);
    }

    @Override
    public void add(LocalDate knownOn, Map<Cell, Figures> figures) {
        var rows = figures.entrySet().stream()
                .map(entry -> row(knownOn, entry.getKey(), entry.getValue()))
                .sorted(IN_ORDER)
                .toList();
        for (int at = 0; at < rows.size(); at += ROWS_AT_ONCE) {
            mapper.add(rows.subList(at, Math.min(rows.size(), at + ROWS_AT_ONCE)));
        }
    }

    @Override
    public Map<Cell, Figures> knownOn(LocalDate day) {
        var figures = new HashMap<Cell, Figures>();
        for (var row : mapper.knownOn(day)) {
            var holder = new Holder(Level.of(row.level()), row.regionId(), row.storeId(), row.guideId());
            figures.put(
                    new Cell(row.soldOn(), holder),
                    new Figures(
                            row.orders(),
                            row.units(),
                            row.refundedUnits(),
                            row.paidFen(),
                            row.refundedFen(),
                            new Commission(row.guideAccruedFen(), row.guideClawedFen()),
                            new Commission(row.storeAccruedFen(), row.storeClawedFen())));
        }
        return figures;
    }

    @Override
    public void replace(LocalDate knownOn, Map<Cell, Figures> figures) {
        mapper.forget(knownOn);
        add(knownOn, figures);
    }

    @Override
    public List<Sum> sold(Asked asked, Optional<LocalDate> asOf) {
        return mapper.sold(row(asked, asOf)).stream().map(MyBatisCounters::sum).toList();
    }

    @Override
    public List<Sum> posted(Asked asked) {
        return mapper.posted(row(asked, Optional.empty())).stream()
                .map(MyBatisCounters::sum)
                .toList();
    }

    @Override
    public Map<LocalDate, Figures> soldByDay(Asked asked) {
        return byDay(mapper.soldByDay(row(asked, Optional.empty())));
    }

    @Override
    public Map<LocalDate, Figures> postedByDay(Asked asked) {
        var days = asked.from().datesUntil(asked.to().plusDays(1)).toList();
        return days.isEmpty() ? Map.of() : byDay(mapper.postedByDay(row(asked, Optional.empty()), days));
    }

    private static Map<LocalDate, Figures> byDay(List<DayRow> rows) {
        return rows.stream().collect(Collectors.toMap(DayRow::onDay, MyBatisCounters::figures));
    }

    private static Figures figures(DayRow row) {
        return new Figures(
                row.orders(),
                row.units(),
                row.refundedUnits(),
                row.paidFen(),
                row.refundedFen(),
                new Commission(row.guideAccruedFen(), row.guideClawedFen()),
                new Commission(row.storeAccruedFen(), row.storeClawedFen()));
    }

    @Override
    public Map<Long, String> names(Level level, List<Long> ids) {
        var names = new HashMap<Long, String>();
        for (int at = 0; at < ids.size() && level != Level.HQ; at += ROWS_AT_ONCE) {
            names.putAll(mapper.names(level.number(), ids.subList(at, Math.min(ids.size(), at + ROWS_AT_ONCE))).stream()
                    .collect(Collectors.toMap(NameRow::id, NameRow::name)));
        }
        return names;
    }

    private static AskedRow row(Asked asked, Optional<LocalDate> asOf) {
        return new AskedRow(
                asked.level().number(),
                asked.from(),
                asked.to(),
                asOf.orElse(null),
                asked.scope().sight(),
                asked.scope().storeId().orElse(null),
                asked.guideId().orElse(null));
    }

    private static Sum sum(SumRow row) {
        return new Sum(
                row.id(),
                new Figures(
                        row.orders(),
                        row.units(),
                        row.refundedUnits(),
                        row.paidFen(),
                        row.refundedFen(),
                        new Commission(row.guideAccruedFen(), row.guideClawedFen()),
                        new Commission(row.storeAccruedFen(), row.storeClawedFen())));
    }

    private static CellRow row(LocalDate knownOn, Cell cell, Figures figures) {
        var holder = cell.holder();
        return new CellRow(
                holder.level().number(),
                cell.soldOn(),
                knownOn,
                holder.regionId(),
                holder.storeId(),
                holder.guideId(),
                figures.orders(),
                figures.units(),
                figures.refundedUnits(),
                figures.paidFen(),
                figures.refundedFen(),
                figures.guide().accruedFen(),
                figures.guide().clawedBackFen(),
                figures.store().accruedFen(),
                figures.store().clawedBackFen());
    }
}
