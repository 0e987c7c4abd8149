package io.guidepost.domain.sop;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.audience.FillSegments;
import io.guidepost.domain.audience.MemberList;
import io.guidepost.domain.audience.MemberLists;
import io.guidepost.domain.content.DraftTask;
import io.guidepost.domain.content.IssueTask;
import io.guidepost.domain.content.Target;
import io.guidepost.domain.content.Terms;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.sop.Sop.StopOn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Makes the task of each step whose time comes (C7), for those for whom the procedure has not ended. A step has one task per
 * cohort for ever: it comes into being together with the note that it is there.
 */
@Service
public class RunSopSteps {

    private static final Logger log = LoggerFactory.getLogger(RunSopSteps.class);
    private static final int COHORTS_PER_PAGE = 100;
    private static final int MEMBERS_PER_STATEMENT = 5000;

    private final Sops sops;
    private final MemberLists lists;
    private final FillSegments segments;
    private final IssueTask issueTask;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    RunSopSteps(
            Sops sops,
            MemberLists lists,
            FillSegments segments,
            IssueTask issueTask,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.sops = sops;
        this.lists = lists;
        this.segments = segments;
        this.issueTask = issueTask;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return how many tasks were made */
    public int run() {
        int made = 0;
        long after = 0;
        for (var page = sops.open(after, COHORTS_PER_PAGE);
                !page.isEmpty();
                page = sops.open(after, COHORTS_PER_PAGE)) {
            for (var cohort : page) {
                made += advance(cohort);
            }
            after = page.get(page.size() - 1).id();
        }
        return made;
    }

    private int advance(Cohort cohort) {
        try {
            if (cohort.state() == Cohort.State.FILLING) {
                fill(cohort);
            }
            return makeDueSteps(sops.cohort(cohort.id()).orElseThrow());
        } catch (Refusal refused) {
            // What was approved may not be said or shown any more; people have to look at it.
            log.warn("Cohort {} stops: {}", cohort.id(), refused.getMessage());
            transaction.run(() -> sops.state(cohort.id(), Cohort.State.STOPPED, refused.code()));
        } catch (RuntimeException broken) {
            // The other cohorts must still go on; this one is tried again within the hour.
            log.error("Cohort {} could not go on", cohort.id(), broken);
        }
        return 0;
    }

    private void fill(Cohort cohort) {
        if (cohort.filledAfter().isEmpty()) {
            segments.fill(cohort.listId().orElseThrow());
        }
        while (transaction.call(
                () -> sops.fillNext(sops.lockCohort(cohort.id()).orElseThrow(), MEMBERS_PER_STATEMENT))) {}
        transaction.run(() -> sops.state(cohort.id(), Cohort.State.RUNNING, ""));
    }

    private int makeDueSteps(Cohort cohort) {
        var sop = sops.find(cohort.sopId()).orElseThrow();
        var made = sops.runs(cohort.id()).stream().map(Sops.Run::stepNo).collect(Collectors.toSet());
        var due = SopRules.due(sop.steps(), made, cohort.startOn(), clock.instant());
        if (!due.isEmpty()) {
            stopWhomItHasEndedFor(cohort, sop);
        }
        int done = 0;
        for (var step : due) {
            done += transaction.call(() -> make(cohort.id(), sop, step)) ? 1 : 0;
        }
        if (made.size() + done == sop.steps().size()) {
            transaction.run(() -> sops.state(cohort.id(), Cohort.State.DONE, ""));
        }
        return done;
    }

    private void stopWhomItHasEndedFor(Cohort cohort, Sop sop) {
        for (StopOn reason : sop.stopOn()) {
            while (transaction.call(() ->
                            sops.stop(cohort.id(), reason, cohort.createdAt(), clock.instant(), MEMBERS_PER_STATEMENT))
                    == MEMBERS_PER_STATEMENT) {}
        }
    }

    private boolean make(long cohortId, Sop sop, SopStep step) {
        var cohort = sops.lockCohort(cohortId).orElseThrow();
        if (cohort.state() != Cohort.State.RUNNING
                || sops.runs(cohortId).stream().anyMatch(run -> run.stepNo() == step.no())) {
            return false;
        }
        var now = clock.instant();
        var list = cohort.listId().map(any -> goingOn(cohort, step, now));
        var planned = SopRules.startOf(step, cohort.startOn());
        var startAt = planned.isBefore(now) ? now : planned;
        var task = issueTask.issue(
                new DraftTask.NewTask(
                        step.type(),
                        step.title(),
                        step.instruction(),
                        step.copyText(),
                        step.materialIds(),
                        new Target(cohort.area(), Set.of(), Set.of(), list),
                        startAt,
                        startAt.plus(Duration.ofMinutes(step.windowMinutes())),
                        Optional.empty(),
                        Terms.USUAL,
                        sop.createdBy()),
                step.demand(),
                sop.approvedBy().orElseThrow());
        sops.ran(
                cohortId,
                step.no(),
                task.id(),
                list.map(id -> lists.find(id).orElseThrow().members()).orElse(0),
                now);
        return true;
    }

    private long goingOn(Cohort cohort, SopStep step, Instant now) {
        long listId = ids.next();
        lists.insert(new MemberList(
                listId,
                MemberList.Kind.SOP,
                "SOP %d 第 %d 步".formatted(cohort.sopId(), step.no()),
                Optional.empty(),
                0,
                cohort.createdBy(),
                now,
                Optional.empty()));
        sops.putGoingOnInto(listId, cohort.id());
        lists.counted(listId, now);
        return listId;
    }
}
