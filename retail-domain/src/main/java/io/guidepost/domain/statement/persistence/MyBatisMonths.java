package io.guidepost.domain.statement.persistence;

import io.guidepost.core.settlement.CutOff;
import io.guidepost.domain.statement.Months;
import io.guidepost.domain.statement.StatementMonth;
import io.guidepost.domain.statement.StatementMonth.Progress;
import io.guidepost.domain.statement.StatementMonth.Signature;
import io.guidepost.domain.statement.persistence.MonthMapper.MonthRow;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisMonths implements Months {

    private static final String DRAFT = "DRAFT";
    private static final String SETTLE = "SETTLE";

    private final MonthMapper mapper;

    MyBatisMonths(MonthMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<StatementMonth> last() {
        return all(1).stream().findFirst();
    }

    @Override
    public Optional<StatementMonth> find(YearMonth month) {
        return Optional.ofNullable(mapper.find(CutOff.number(month))).map(this::month);
    }

    @Override
    public Optional<StatementMonth> lock(YearMonth month) {
        return Optional.ofNullable(mapper.lock(CutOff.number(month))).map(this::month);
    }

    @Override
    public List<StatementMonth> all(int limit) {
        return mapper.all(limit).stream().map(this::month).toList();
    }

    @Override
    public Optional<YearMonth> unsettled() {
        return Optional.ofNullable(mapper.unsettled()).map(CutOff::month);
    }

    @Override
    public Optional<Instant> firstPosting() {
        return Optional.ofNullable(mapper.firstPosting());
    }

    @Override
    public boolean begin(YearMonth month, Instant from, Instant until, int payees, Instant at) {
        int number = CutOff.number(month);
        if (mapper.begin(number, from, until) == 0) {
            return false;
        }
        mapper.beginStep(number, DRAFT, 0, payees, at);
        return true;
    }

    @Override
    public void save(YearMonth month, String step, Progress progress) {
        requireOne(
                month,
                mapper.saveStep(
                        CutOff.number(month),
                        step,
                        progress.payeeType(),
                        progress.throughId(),
                        progress.done(),
                        progress.finishedAt().orElse(null)));
    }

    @Override
    public void draftAnew(StatementMonth month, int payees, Instant at) {
        int number = CutOff.number(month.month());
        requireOne(month.month(), mapper.draftAnew(number, month.draftNo()));
        mapper.forgetDraft(number);
        mapper.beginStep(number, DRAFT, 0, payees, at);
    }

    @Override
    public void prepare(YearMonth month, int payees, String contentHash, long adminId, Instant at) {
        requireOne(month, mapper.prepare(CutOff.number(month), payees, contentHash, adminId, at));
    }

    @Override
    public void close(YearMonth month, int payees, long adminId, Instant at) {
        int number = CutOff.number(month);
        requireOne(month, mapper.close(number, adminId, at));
        mapper.beginStep(number, SETTLE, -1, payees, at);
    }

    @Override
    public int payees() {
        return mapper.payees();
    }

    private static void requireOne(YearMonth month, int rows) {
        if (rows != 1) {
            throw new IllegalStateException("The statements of %s changed while they were locked".formatted(month));
        }
    }

    private StatementMonth month(MonthRow row) {
        var steps = mapper.progress(row.month());
        return new StatementMonth(
                CutOff.month(row.month()),
                row.fromAt(),
                row.untilAt(),
                StatementMonth.State.valueOf(row.state()),
                row.draftNo(),
                Optional.ofNullable(row.payees()),
                Optional.ofNullable(row.contentHash()),
                signature(row.preparedBy(), row.preparedAt()),
                signature(row.closedBy(), row.closedAt()),
                progress(steps, DRAFT),
                progress(steps, SETTLE));
    }

    private static Optional<Signature> signature(Long by, Instant at) {
        return by == null ? Optional.empty() : Optional.of(new Signature(by, at));
    }

    private static Optional<Progress> progress(List<MonthMapper.ProgressRow> steps, String name) {
        return steps.stream()
                .filter(step -> step.step().equals(name))
                .map(step -> new Progress(
                        step.payeeType(),
                        step.throughId(),
                        step.done(),
                        step.total(),
                        step.startedAt(),
                        Optional.ofNullable(step.finishedAt())))
                .findFirst();
    }
}
