package io.guidepost.guideapi.hq.execution;

import io.guidepost.domain.execution.CountExecution;
import io.guidepost.domain.execution.Grouping;
import io.guidepost.domain.execution.ReportExecution;
import io.guidepost.domain.execution.ReportExecution.Part;
import io.guidepost.domain.execution.ReportExecution.Report;
import io.guidepost.guideapi.live.Watch;
import io.guidepost.guideapi.live.Watch.Seen;
import io.guidepost.webedge.Offload;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks at the tasks that somebody watches, by region and in total. */
@Component
class ExecutionWatch {

    private final ReportExecution reports;
    private final CountExecution counting;
    private final Watch<Report> watch;

    ExecutionWatch(
            ReportExecution reports,
            CountExecution counting,
            Offload offload,
            @Value("${guidepost.execution.watch-pause:2s}") Duration pause) {
        this.reports = reports;
        this.counting = counting;
        this.watch = new Watch<>(offload, pause, this::look);
    }

    /** Every change of a task from now on. */
    Watch<Report> watch() {
        return watch;
    }

    /** How many tasks are looked at. */
    int tasks() {
        return watch.size();
    }

    private Seen<Report> look(long taskId) {
        boolean isOver = reports.require(taskId).isOver();
        if (isOver) {
            // The last that is seen is how it ended, not how it was counted before.
            counting.count(taskId);
        }
        var report = reports.ofTask(taskId, Grouping.REGION, Part.ALL);
        return Seen.of(report.items(), isOver, report);
    }
}
