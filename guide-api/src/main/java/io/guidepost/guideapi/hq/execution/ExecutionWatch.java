package io.guidepost.guideapi.hq.execution;

import io.guidepost.domain.execution.CountExecution;
import io.guidepost.domain.execution.Grouping;
import io.guidepost.domain.execution.ReportExecution;
import io.guidepost.domain.execution.ReportExecution.Part;
import io.guidepost.domain.execution.ReportExecution.Report;
import io.guidepost.webedge.Offload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks at the tasks that somebody watches: one look at a time for each, however many watch it, and none when nobody does. What
 * is seen is the whole of it, so that whoever joins or comes back needs nothing of what was before.
 */
@Component
class ExecutionWatch {

    private static final Logger log = LoggerFactory.getLogger(ExecutionWatch.class);

    private final ReportExecution reports;
    private final CountExecution counting;
    private final Offload offload;
    private final Duration pause;
    private final Map<Long, Flux<Seen>> watched = new ConcurrentHashMap<>();

    ExecutionWatch(
            ReportExecution reports,
            CountExecution counting,
            Offload offload,
            @Value("${guidepost.execution.watch-pause:2s}") Duration pause) {
        this.reports = reports;
        this.counting = counting;
        this.offload = offload;
        this.pause = pause;
    }

    /**
     * @param mark the same for the same figures, on every node
     * @param byRegion with the total
     */
    record Seen(String mark, boolean isOver, Report byRegion) {}

    /** Every change of the task from now on, beginning with how it is; ends with the task. */
    Flux<Seen> of(long taskId) {
        return watched.computeIfAbsent(taskId, this::begun);
    }

    /** How many tasks are looked at. */
    int tasks() {
        return watched.size();
    }

    private Flux<Seen> begun(long taskId) {
        return Flux.interval(Duration.ZERO, pause)
                .onBackpressureDrop()
                .concatMap(tick -> offload.call(() -> look(taskId)).onErrorResume(failed -> later(taskId, failed)), 1)
                .distinctUntilChanged(seen -> seen.mark() + seen.isOver())
                .takeUntil(Seen::isOver)
                .doFinally(end -> watched.remove(taskId))
                .replay(1)
                .refCount(1);
    }

    private static Mono<Seen> later(long taskId, Throwable failed) {
        log.warn("Task {} could not be looked at; trying again", taskId, failed);
        return Mono.empty();
    }

    private Seen look(long taskId) {
        boolean isOver = reports.require(taskId).isOver();
        if (isOver) {
            // The last that is seen is how it ended, not how it was counted before.
            counting.count(taskId);
        }
        var report = reports.ofTask(taskId, Grouping.REGION, Part.ALL);
        return new Seen(mark(report), isOver, report);
    }

    private static String mark(Report report) {
        var sum = new CRC32();
        sum.update(report.items().toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
