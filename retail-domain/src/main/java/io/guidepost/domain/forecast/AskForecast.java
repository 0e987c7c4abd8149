package io.guidepost.domain.forecast;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.content.AudienceCounts;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.Tasks;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins the forecast of a task that is not out yet; a duty of the scheduler counts. */
@Service
public class AskForecast {

    private static final Set<Task.Status> BEFORE_DISPATCH =
            Set.of(Task.Status.DRAFT, Task.Status.PENDING_APPROVAL, Task.Status.SCHEDULED);

    private final Tasks tasks;
    private final AudienceCounts counts;
    private final Forecasts forecasts;
    private final Clock clock;

    AskForecast(Tasks tasks, AudienceCounts counts, Forecasts forecasts, Clock clock) {
        this.tasks = tasks;
        this.counts = counts;
        this.forecasts = forecasts;
        this.clock = clock;
    }

    @Transactional
    public Forecast ask(long taskId) {
        var task = tasks.find(taskId).orElseThrow(() -> Refusal.notFound("任务", "task"));
        if (!BEFORE_DISPATCH.contains(task.status())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "task_state",
                    new Words("任务已派发,不再预测", "The task is out; there is nothing left to forecast"),
                    Map.of("status", task.status().name()));
        }
        forecasts.begin(taskId, clock.instant(), counts.listed(task));
        return forecasts.find(taskId).orElseThrow();
    }
}
