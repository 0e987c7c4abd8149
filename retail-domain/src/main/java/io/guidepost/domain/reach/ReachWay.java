package io.guidepost.domain.reach;

import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.AssignmentLinks;
import io.guidepost.domain.content.AssignmentRules;
import io.guidepost.domain.content.Assignments;
import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.Demands;
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
 * Done when so many different people have come since the task began (C1): through the guide's link of the task, into a group
 * chat, or as friends. It is the people who prove it, so a guide need not even tap.
 */
@Component
class ReachWay implements Way {

    private final Reached reached;
    private final Demands demands;
    private final Assignments assignments;
    private final AssignmentLinks links;
    private final Materials materials;
    private final SentMaterials sentMaterials;
    private final GuideMessenger messenger;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final Duration firstPoll;

    ReachWay(
            Reached reached,
            Demands demands,
            Assignments assignments,
            AssignmentLinks links,
            Materials materials,
            SentMaterials sentMaterials,
            GuideMessenger messenger,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.content.first-poll:PT1M}") Duration firstPoll) {
        this.reached = reached;
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
        return Set.of(TaskType.MATERIAL_SHARE, TaskType.INVITE_GROUP, TaskType.ADD_FRIEND);
    }

    @Override
    public Tap tap(Turn turn) {
        var used = materials.all(turn.task().materialIds());
        boolean isShared = turn.task().type() == TaskType.MATERIAL_SHARE;
        var link = transaction.call(() -> begin(turn, used, isShared));
        return link.<Tap>map(shared -> new Tap.CallJsSdk(
                        "shareToExternalContact",
                        payload(turn, used, shared),
                        turn.pageUrl().map(messenger::jsSdkConfig)))
                .orElseGet(Tap.WorkHere::new);
    }

    private Optional<ShareLink> begin(Turn turn, List<Material> used, boolean isShared) {
        var assignment = assignments.lock(turn.assignment().id()).orElseThrow();
        var now = clock.instant();
        AssignmentRules.requireOpen(turn.task(), assignment, now);
        var link = isShared ? Optional.of(links.of(turn.task(), assignment, used)) : Optional.<ShareLink>empty();
        assignments.executing(assignment.id(), link.map(ShareLink::linkId), now, Optional.of(now.plus(firstPoll)));
        return link;
    }

    private Tap.Payload payload(Turn turn, List<Material> used, ShareLink link) {
        return new Tap.Payload(
                TaskCopy.text(
                        turn.task(), used, turn.guide().name(), turn.store().name()),
                sentMaterials.forCustomer(turn.task(), turn.assignment(), used, link));
    }

    @Override
    public Finding look(Task task, Assignment assignment) {
        var goal = (Demand.Reach) demands.of(task);
        var times = reached.times(
                goal.counting(),
                assignment.id(),
                assignment.guideId(),
                task.dispatchedAt().orElseThrow(),
                clock.instant(),
                goal.count());
        return times.size() < goal.count()
                ? Finding.open(times.size())
                : Finding.proven(task.type().bestEvidence(), times.get(times.size() - 1), times.size(), true);
    }
}
