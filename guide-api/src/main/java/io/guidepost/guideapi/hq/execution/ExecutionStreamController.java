package io.guidepost.guideapi.hq.execution;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.execution.Execution;
import io.guidepost.domain.execution.RawExecution.TaskOutline;
import io.guidepost.domain.execution.ReportExecution;
import io.guidepost.domain.execution.ReportExecution.Report;
import io.guidepost.domain.execution.ReportExecution.Row;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.sight.Sight;
import io.guidepost.guideapi.hq.execution.ExecutionViews.ReportView;
import io.guidepost.guideapi.live.LiveEvents;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The screen that watches a running task. */
@RestController
@Tag(name = "任务执行 Execution of tasks")
class ExecutionStreamController {

    private final ExecutionWatch watch;
    private final LiveEvents live;
    private final ReportExecution reports;
    private final Sights sights;
    private final Offload offload;

    ExecutionStreamController(
            ExecutionWatch watch, LiveEvents live, ReportExecution reports, Sights sights, Offload offload) {
        this.watch = watch;
        this.live = live;
        this.reports = reports;
        this.sights = sights;
        this.offload = offload;
    }

    @GetMapping(value = "/api/admin/v1/tasks/{id}/execution/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "实时执行情况 Watch a running task",
            description =
                    "Server-sent events. Each event execution is the whole report by region, sent when a figure has changed."
                            + " When the task is over an event over follows and the stream ends; it also ends after half an hour. Come back"
                            + " with Last-Event-ID: what has not changed since is not sent again, and after over the answer is 204, on"
                            + " which browsers stop. 503 too_many_viewers beyond what a node serves. Whoever is"
                            + " kept to regions sees those; not for whoever is kept to stores (403 regions_only).")
    Mono<ResponseEntity<Flux<ServerSentEvent<Object>>>> stream(
            SignedInAdmin admin,
            @PathVariable Id id,
            @RequestHeader(name = "Last-Event-ID", required = false) Optional<String> lastEventId) {
        if (!admin.sight().stores().isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "regions_only",
                    new Words("实时执行情况按大区推送", "What is watched live is told by region"));
        }
        return offload.call(() -> new Begun(reports.require(id.value()), sights.expanded(admin.sight())))
                .map(begun -> live.stream(
                        watch.watch(),
                        id.value(),
                        begun.task().isOver(),
                        lastEventId,
                        "execution",
                        report -> ReportView.of(begun.sight().isAll() ? report : of(report, begun.sight()))));
    }

    private record Begun(TaskOutline task, Sight sight) {}

    private static Report of(Report whole, Sight sight) {
        var items = whole.items().stream()
                .filter(row -> sight.regions().contains(row.id()))
                .toList();
        boolean isComplete = !items.isEmpty() && items.stream().allMatch(row -> row.tasksComplete() == row.tasks());
        var total = new Row(
                0,
                "",
                items.stream().map(Row::execution).reduce(Execution.NONE, Execution::plus),
                1,
                isComplete ? 1 : 0);
        return new Report(items, total, whole.countedAt(), Optional.empty());
    }
}
