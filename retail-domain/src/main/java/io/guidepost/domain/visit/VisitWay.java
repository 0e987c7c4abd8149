package io.guidepost.domain.visit;

import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.AssignmentLinks;
import io.guidepost.domain.content.AssignmentRules;
import io.guidepost.domain.content.Assignments;
import io.guidepost.domain.content.Demands;
import io.guidepost.domain.content.Evidence;
import io.guidepost.domain.content.Finding;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.content.SentMaterials;
import io.guidepost.domain.content.Tap;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskCopy;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.Way;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.sharing.CreateShareLink.ShareLink;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Calls on customers (C1). The guide logs a result for enough of his customers: his word (E0), which the store's manager may
 * review (E1). When for as many of them something of our own followed, our events say so too (E2). A task with a copy also
 * lets the guide send it to a customer.
 */
@Component
class VisitWay implements Way {

    private final Visits visits;
    private final Demands demands;
    private final Assignments assignments;
    private final AssignmentLinks links;
    private final Materials materials;
    private final SentMaterials sentMaterials;
    private final GuideMessenger messenger;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final Duration firstPoll;

    VisitWay(
            Visits visits,
            Demands demands,
            Assignments assignments,
            AssignmentLinks links,
            Materials materials,
            SentMaterials sentMaterials,
            GuideMessenger messenger,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.content.first-poll:PT1M}") Duration firstPoll) {
        this.visits = visits;
        this.demands = demands;
        this.assignments = assignments;
        this.links = links;
        this.materials = materials;
        this.sentMaterials = sentMaterials;
        this.messenger = messenger;
        this.transaction = transaction;
        this.clock = clock;
        this.firstPoll = firstPoll;
    }

    @Override
    public Set<TaskType> types() {
        return Set.of(TaskType.VISIT_CALLBACK);
    }

    @Override
    public Tap tap(Turn turn) {
        var task = turn.task();
        var used = materials.all(task.materialIds());
        boolean isSent = !task.copyText().isBlank() || !used.isEmpty();
        var link = transaction.call(() -> begin(turn, used, isSent));
        return link.<Tap>map(shared -> new Tap.CallJsSdk(
                        "shareToExternalContact",
                        new Tap.Payload(
                                // Who is called on is chosen afterwards, in WeCom.
                                TaskCopy.text(
                                        task,
                                        used,
                                        turn.guide().name(),
                                        turn.store().name()),
                                sentMaterials.forCustomer(task, turn.assignment(), used, shared)),
                        turn.pageUrl().map(messenger::jsSdkConfig)))
                .orElseGet(Tap.WorkHere::new);
    }

    private Optional<ShareLink> begin(Turn turn, List<Material> used, boolean isSent) {
        var assignment = assignments.lock(turn.assignment().id()).orElseThrow();
        var now = clock.instant();
        AssignmentRules.requireOpen(turn.task(), assignment, now);
        var link = isSent ? Optional.of(links.of(turn.task(), assignment, used)) : Optional.<ShareLink>empty();
        assignments.executing(assignment.id(), link.map(ShareLink::linkId), now, Optional.of(now.plus(firstPoll)));
        return link;
    }

    /** The guide's word does not come by looking: only what bears it out does. */
    @Override
    public Finding look(Task task, Assignment assignment) {
        var claim = claim(task, assignment);
        return claim.proof()
                .filter(proof -> visits.borneOut(assignment.id(), assignment.guideId()) >= needed(task, assignment))
                .map(proof -> Finding.proven(Evidence.E2, proof.doneAt(), claim.progress(), true))
                .orElseGet(() -> Finding.open(claim.progress()));
    }

    /** What the guide has logged is his word, once it is enough; it is done when the last needed result was logged. */
    Finding claim(Task task, Assignment assignment) {
        int needed = needed(task, assignment);
        int logged = visits.logged(assignment.id());
        return logged < needed
                ? Finding.open(logged)
                : Finding.proven(
                        Evidence.E0, visits.loggedAt(assignment.id(), needed).get(needed - 1), logged, false);
    }

    private int needed(Task task, Assignment assignment) {
        return demands.of(task).goal(assignment.targetCount());
    }
}
