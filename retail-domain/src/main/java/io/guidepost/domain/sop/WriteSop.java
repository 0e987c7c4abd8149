package io.guidepost.domain.sop;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.audience.MemberLists;
import io.guidepost.domain.content.DraftTask;
import io.guidepost.domain.content.Target;
import io.guidepost.domain.content.Terms;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.sop.Sop.StopOn;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes procedures, lets them be approved by a second person, and starts people on them. */
@Service
public class WriteSop {

    private final Sops sops;
    private final MemberLists lists;
    private final DraftTask draftTask;
    private final Ids ids;
    private final Clock clock;

    WriteSop(Sops sops, MemberLists lists, DraftTask draftTask, Ids ids, Clock clock) {
        this.sops = sops;
        this.lists = lists;
        this.draftTask = draftTask;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Sop draft(Sop.Kind kind, String name, Set<StopOn> stopOn, List<SopStep> steps, long adminId) {
        SopRules.requireSteps(kind, steps);
        steps.forEach(step -> requireTask(step, adminId));
        var sop = new Sop(ids.next(), kind, name, stopOn, Sop.State.DRAFT, adminId, Optional.empty(), steps, 0);
        sops.insert(sop, clock.instant());
        return sop;
    }

    /** What a task of its kind could not say, show or ask for, no step can. */
    private void requireTask(SopStep step, long adminId) {
        var now = clock.instant();
        draftTask.require(
                new DraftTask.NewTask(
                        step.type(),
                        step.title(),
                        step.instruction(),
                        step.copyText(),
                        step.materialIds(),
                        Target.of(Area.EVERYBODY),
                        now,
                        now.plus(Duration.ofMinutes(step.windowMinutes())),
                        Optional.empty(),
                        Terms.USUAL,
                        adminId),
                step.demand());
    }

    /** Refused with {@code maker_is_checker} to whoever wrote it. */
    @Transactional
    public Sop approve(long sopId, long adminId) {
        var sop = locked(sopId, Sop.State.DRAFT);
        Matter.PROCEDURE.requireSecond(adminId, sop.createdBy());
        sops.approved(sopId, adminId, clock.instant());
        return sops.find(sopId).orElseThrow();
    }

    /** Nobody starts on it any more; whoever has started goes through to its end. */
    @Transactional
    public Sop retire(long sopId) {
        locked(sopId, Sop.State.ACTIVE);
        sops.retired(sopId);
        return sops.find(sopId).orElseThrow();
    }

    /**
     * Starts customers of a list or segment, as far as they are friends of guides of the area, on a procedure; without a list
     * the steps go to the guides themselves.
     */
    @Transactional
    public Cohort enrol(long sopId, Area area, Optional<Long> listId, LocalDate startOn, long adminId) {
        locked(sopId, Sop.State.ACTIVE);
        if (listId.isPresent() && lists.find(listId.get()).isEmpty()) {
            throw new Refusal(Refusal.Kind.REFUSED, "segment_unknown", new Words("没有这个人群", "There is no such segment"));
        }
        var cohort = new Cohort(
                ids.next(),
                sopId,
                area,
                listId,
                startOn,
                listId.isPresent() ? Cohort.State.FILLING : Cohort.State.RUNNING,
                "",
                "",
                adminId,
                clock.instant());
        sops.insert(cohort);
        return cohort;
    }

    /** No further step is made; tasks that are out can be called off one by one. */
    @Transactional
    public Cohort stop(long cohortId) {
        var cohort = sops.lockCohort(cohortId).orElseThrow(() -> Refusal.notFound("批次", "enrolment"));
        if (cohort.state() == Cohort.State.FILLING || cohort.state() == Cohort.State.RUNNING) {
            sops.state(cohortId, Cohort.State.STOPPED, "BY_HAND");
        }
        return sops.cohort(cohortId).orElseThrow();
    }

    /** A guide says that a customer has answered. */
    @Transactional
    public void replied(String externalUserid, long guideId) {
        sops.replied(externalUserid, guideId, clock.instant());
    }

    private Sop locked(long sopId, Sop.State state) {
        var sop = sops.lock(sopId).orElseThrow(() -> Refusal.notFound("SOP", "procedure"));
        if (sop.state() != state) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "sop_state",
                    new Words("SOP 状态为 " + sop.state(), "The procedure is " + sop.state()),
                    Map.of("state", sop.state().name()));
        }
        return sop;
    }
}
