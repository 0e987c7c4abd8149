package io.guidepost.guideapi.hq.execution;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.execution.Execution;
import io.guidepost.domain.execution.ReportExecution;
import io.guidepost.domain.execution.ReportExecution.Report;
import io.guidepost.domain.execution.ReportExecution.Row;
import io.guidepost.guideapi.hq.execution.ExecutionViews.ReportView;
import io.guidepost.guideapi.hq.execution.ExecutionWatch.Seen;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/** The screen that watches a running task. */
@RestController
@Tag(name = "任务执行 Execution of tasks")
class ExecutionStreamController {

    private static final String OVER = "over";
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ExecutionWatch watch;
    private final ReportExecution reports;
    private final Offload offload;
    private final int mostViewers;
    private final AtomicInteger viewers = new AtomicInteger();

    ExecutionStreamController(
            ExecutionWatch watch,
            ReportExecution reports,
            Offload offload,
            @Value("${guidepost.execution.most-viewers:500}") int mostViewers) {
        this.watch = watch;
        this.reports = reports;
        this.offload = offload;
        this.mostViewers = mostViewers;
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
        return offload.call(() -> reports.require(id.value())).map(task -> {
            if (task.isOver() && lastEventId.filter(OVER::equals).isPresent()) {
                return ResponseEntity.noContent().build();
            }
            if (viewers.get() >= mostViewers) {
                throw new Refusal(
                        Refusal.Kind.UNAVAILABLE,
                        "too_many_viewers",
                        new Words("观看人数过多,请稍后再试", "Too many are watching; try again later"));
            }
            return ResponseEntity.ok()
                    .contentType(MediaType.TEXT_EVENT_STREAM)
                    .header("Cache-Control", "no-store")
                    .header("X-Accel-Buffering", "no")
                    .body(events(id.value(), admin.regionId(), lastEventId));
        });
    }

    /** Who reads slowly is sent the latest, and nothing waits for him. */
    private Flux<ServerSentEvent<Object>> events(long taskId, Optional<Long> onlyRegion, Optional<String> lastEventId) {
        var figures = watch.of(taskId)
                .onBackpressureLatest()
                .concatMapIterable(seen -> told(seen, onlyRegion), 1)
                .index()
                .filter(numbered ->
                        numbered.getT1() > 0 || !numbered.getT2().id().equals(lastEventId.orElse(null)))
                .map(Tuple2::getT2)
                .publish(shared -> Flux.merge(
                        shared,
                        Flux.interval(HEARTBEAT)
                                .map(beat ->
                                        ServerSentEvent.builder().comment("").build())
                                .takeUntilOther(shared.ignoreElements())));
        return figures.take(LONGEST)
                .doOnSubscribe(begun -> viewers.incrementAndGet())
                .doFinally(end -> viewers.decrementAndGet());
    }

    private static List<ServerSentEvent<Object>> told(Seen seen, Optional<Long> onlyRegion) {
        var report = onlyRegion.map(region -> of(seen.byRegion(), region)).orElse(seen.byRegion());
        var event = ServerSentEvent.<Object>builder(ReportView.of(report))
                .event("execution")
                .id(seen.mark())
                .build();
        if (!seen.isOver()) {
            return List.of(event);
        }
        return List.of(
                event,
                ServerSentEvent.<Object>builder(Map.of()).event(OVER).id(OVER).build());
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
