package io.guidepost.guideapi.hq.execution;

import io.guidepost.domain.execution.Execution;
import io.guidepost.domain.execution.ReportExecution;
import io.guidepost.domain.execution.ReportExecution.Report;
import io.guidepost.domain.execution.ReportExecution.Row;
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
    private final Offload offload;

    ExecutionStreamController(ExecutionWatch watch, LiveEvents live, ReportExecution reports, Offload offload) {
        this.watch = watch;
        this.live = live;
        this.reports = reports;
        this.offload = offload;
    }

    @GetMapping(value = "/api/admin/v1/tasks/{id}/execution/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "实时执行情况 Watch a running task",
            description =
                    "Server-sent events. Each event execution is the whole report by region, sent when a figure has changed."
                            + " When the task is over an event over follows and the stream ends; it also ends after half an hour. Come back"
                            + " with Last-Event-ID: what has not changed since is not sent again, and after over the answer is 204, on"
                            + " which browsers stop. 503 too_many_viewers beyond what a node serves. A region manager sees the own region.")
    Mono<ResponseEntity<Flux<ServerSentEvent<Object>>>> stream(
            SignedInAdmin admin,
            @PathVariable Id id,
            @RequestHeader(name = "Last-Event-ID", required = false) Optional<String> lastEventId) {
        return offload.call(() -> reports.require(id.value()))
                .map(task -> live.stream(
                        watch.watch(),
                        id.value(),
                        task.isOver(),
                        lastEventId,
                        "execution",
                        report -> ReportView.of(admin.regionId()
                                .map(region -> of(report, region))
                                .orElse(report))));
    }

    private static Report of(Report whole, long region) {
        var items = whole.items().stream().filter(row -> row.id() == region).toList();
        var total = items.isEmpty()
                ? new Row(0, "", Execution.NONE, 1, 0)
                : new Row(
                        0,
                        "",
                        items.get(0).execution(),
                        items.get(0).tasks(),
                        items.get(0).tasksComplete());
        return new Report(items, total, whole.countedAt(), Optional.empty());
    }
}
