package io.guidepost.guideapi.hq.execution;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.guidepost.core.money.Allocation;
import io.guidepost.domain.execution.Execution;
import io.guidepost.domain.execution.Execution.Mix;
import io.guidepost.domain.execution.Grouping;
import io.guidepost.domain.execution.League.Standing;
import io.guidepost.domain.execution.Ratio;
import io.guidepost.domain.execution.ReportExecution.Report;
import io.guidepost.domain.execution.ReportExecution.Row;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import java.time.Instant;
import java.util.List;

/** What came of tasks, as clients see it. */
final class ExecutionViews {

    private ExecutionViews() {}

    /** As it is written in the address. */
    enum By {
        guide(Grouping.GUIDE),
        store(Grouping.STORE),
        region(Grouping.REGION);

        private final Grouping grouping;

        By(Grouping grouping) {
            this.grouping = grouping;
        }

        Grouping grouping() {
            return grouping;
        }
    }

    /** As it is written in the address. */
    enum PeriodBy {
        store(Grouping.STORE),
        region(Grouping.REGION),
        task(Grouping.TASK);

        private final Grouping grouping;

        PeriodBy(Grouping grouping) {
            this.grouping = grouping;
        }

        Grouping grouping() {
            return grouping;
        }
    }

    /** {@code countedAt} is absent where it was counted at the moment of asking; {@code nextCursor} is that of guides. */
    record ReportView(List<RowView> items, RowView total, Instant countedAt, String nextCursor) {

        static ReportView of(Report report) {
            return new ReportView(
                    report.items().stream()
                            .map(row -> RowView.of(new Id(row.id()), row.name(), row))
                            .toList(),
                    RowView.of(null, null, report.total()),
                    report.countedAt().orElse(null),
                    report.next().map(guide -> Cursor.of(guide).encoded()).orElse(null));
        }
    }

    /**
     * Figures of a guide, store, region or task, or of all. Every rate stands under {@code rates} with its numerator and
     * denominator. {@code evidence} counts what was done by its proof, {@code evidenceMixBp} adds up to 10000. {@code replied} is
     * absent: it is known to WeCom's archive alone, which is not connected.
     */
    record RowView(
            Id id,
            String name,
            long assigned,
            long exempt,
            long required,
            long viewed,
            long done,
            long doneUnverified,
            long expired,
            long failed,
            long late,
            int executionRateBp,
            EvidenceView evidence,
            EvidenceView evidenceMixBp,
            long targeted,
            long sent,
            long undelivered,
            long clicked,
            Long replied,
            long ordered,
            long netSalesFen,
            long commissionFen,
            long deletedIn72Hours,
            long tasks,
            long tasksComplete,
            RatesView rates) {

        static RowView of(Id id, String name, Row row) {
            var execution = row.execution();
            var depth = execution.depth();
            return new RowView(
                    id,
                    name,
                    execution.assigned(),
                    execution.exempt(),
                    execution.required(),
                    execution.viewed(),
                    execution.done(),
                    execution.doneUnverified(),
                    execution.expired(),
                    execution.failed(),
                    execution.late(),
                    execution.executionRate().bp(),
                    EvidenceView.of(execution.mix()),
                    EvidenceView.ofBp(execution.mix()),
                    depth.targeted(),
                    depth.sent(),
                    depth.undelivered(),
                    depth.clicked(),
                    null,
                    depth.ordered(),
                    depth.netSalesFen(),
                    depth.commissionFen(),
                    depth.deleted(),
                    row.tasks(),
                    row.tasksComplete(),
                    RatesView.of(execution, new Ratio(row.tasksComplete(), row.tasks())));
        }
    }

    record EvidenceView(
            @JsonProperty("E3") long e3,
            @JsonProperty("E2") long e2,
            @JsonProperty("E1") long e1,
            @JsonProperty("E0") long e0) {

        static EvidenceView of(Mix mix) {
            return new EvidenceView(mix.e3(), mix.e2(), mix.e1(), mix.e0());
        }

        /** Absent where nothing was done. */
        static EvidenceView ofBp(Mix mix) {
            if (mix.all() == 0) {
                return null;
            }
            long[] parts = Allocation.of(10_000, new long[] {mix.e3(), mix.e2(), mix.e1(), mix.e0()});
            return new EvidenceView(parts[0], parts[1], parts[2], parts[3]);
        }
    }

    /**
     * Done over required; tasks all done over tasks due; in time over done at all; late, viewed over required; reached over targeted;
     * and clicked, ordered, deleted over reached.
     */
    record RatesView(
            RatioView execution,
            RatioView completion,
            RatioView onTime,
            RatioView late,
            RatioView viewed,
            RatioView reach,
            RatioView click,
            RatioView order,
            RatioView deletion) {

        static RatesView of(Execution execution, Ratio completion) {
            return new RatesView(
                    RatioView.of(execution.executionRate()),
                    RatioView.of(completion),
                    RatioView.of(execution.onTimeRate()),
                    RatioView.of(execution.lateRate()),
                    RatioView.of(execution.viewedRate()),
                    RatioView.of(execution.reach()),
                    RatioView.of(execution.clickRate()),
                    RatioView.of(execution.orderRate()),
                    RatioView.of(execution.deletionRate()));
        }
    }

    record RatioView(long numerator, long denominator, int rateBp) {

        static RatioView of(Ratio ratio) {
            return new RatioView(ratio.numerator(), ratio.denominator(), ratio.bp());
        }
    }

    /** {@code rank} is absent for those of whom too little was required. */
    record StandingView(Integer rank, Id id, String name, RatioView execution, EvidenceView evidence) {

        static StandingView of(Standing standing) {
            var row = standing.row();
            return new StandingView(
                    standing.rank().orElse(null),
                    new Id(row.id()),
                    row.name(),
                    RatioView.of(row.execution().executionRate()),
                    EvidenceView.of(row.execution().mix()));
        }
    }

    record LeagueView(List<StandingView> items) {

        static LeagueView of(List<Standing> standings) {
            return new LeagueView(standings.stream().map(StandingView::of).toList());
        }
    }
}
