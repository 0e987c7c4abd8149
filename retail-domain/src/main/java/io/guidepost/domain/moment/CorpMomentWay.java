package io.guidepost.domain.moment;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.Assignments;
import io.guidepost.domain.content.Finding;
import io.guidepost.domain.content.Tap;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.Way;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Headquarters' moments (C1): WeCom has made the moment for all guides of the task, each only confirms it. Who has is asked for
 * all of them together by {@link PublishMoments}.
 */
@Component
class CorpMomentWay implements Way {

    private final MomentJobs jobs;
    private final Assignments assignments;
    private final TransactionRetry transaction;
    private final Clock clock;

    CorpMomentWay(MomentJobs jobs, Assignments assignments, TransactionRetry transaction, Clock clock) {
        this.jobs = jobs;
        this.assignments = assignments;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Set<TaskType> types() {
        return Set.of(TaskType.MOMENTS_CORP);
    }

    @Override
    public Tap tap(Turn turn) {
        var momentId = jobs.jobOf(turn.task().id(), turn.guide().id())
                .filter(job -> job.state() == MomentJob.State.MADE)
                .flatMap(MomentJob::momentId)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.UNAVAILABLE,
                        "moment_pending",
                        new Words("企业微信正在生成朋友圈,请稍候", "WeCom is still making the moment; try again in a moment")));
        transaction.run(() ->
                assignments.executing(turn.assignment().id(), Optional.empty(), clock.instant(), Optional.empty()));
        return new Tap.ConfirmInWeCom(momentId);
    }

    @Override
    public Finding look(Task task, Assignment assignment) {
        return new Finding(Optional.empty(), assignment.progress(), true);
    }

    @Override
    public void calledOff(Task task) {
        transaction.run(() -> jobs.hurry(task.id(), clock.instant()));
    }
}
