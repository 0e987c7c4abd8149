package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.calendar.DispatchCalendar;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.outbox.OutboxHandler;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Reminds guides who have not done a task yet, within WeCom's limits and ours (C6). */
@Service
public class NudgeGuides implements OutboxHandler<NudgeGuides.Reminder> {

    private static final int GUIDES_AT_A_TIME = 1000;

    /** WeCom is called once for each of them, one after the other, and all within the time that one delivery may take. */
    private static final int GUIDES_PER_REMINDER = 50;

    private final Tasks tasks;
    private final Assignments assignments;
    private final GuideMessenger messenger;
    private final Outbox outbox;
    private final DispatchCalendar calendar;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;
    private final TaskCards cards;

    NudgeGuides(
            Tasks tasks,
            Assignments assignments,
            GuideMessenger messenger,
            Outbox outbox,
            DispatchCalendar calendar,
            TransactionRetry transaction,
            Ids ids,
            Clock clock,
            TaskCards cards) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.messenger = messenger;
        this.outbox = outbox;
        this.calendar = calendar;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.cards = cards;
    }

    /** Whom to nudge: all of the task's guides, or those of some stores, or some guides; {@code regionId} is the caller's scope. */
    public record Wanted(
            long taskId, Sight sight, Collection<Long> storeIds, Collection<Long> guideIds, long adminId) {}

    public record Skipped(long guideId, String reason) {}

    public record Result(int nudged, List<Skipped> skipped) {}

    public record Reminder(long taskId, List<Long> assignmentIds, List<String> userids) {}

    /** The decision is made and remembered at once; the messages follow after the commit. */
    public Result nudge(Wanted wanted) {
        return transaction.call(() -> nudged(wanted));
    }

    private Result nudged(Wanted wanted) {
        var task = tasks.lock(wanted.taskId()).orElseThrow(() -> Refusal.notFound("任务", "task"));
        var now = clock.instant();
        if (!task.isOpenAt(now)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "task_closed",
                    new Words("任务未在进行中,不能催办", "The task is not running; nobody can be nudged"),
                    Map.of("status", task.status().name()));
        }
        int nudged = 0;
        var skipped = new ArrayList<Skipped>();
        long after = 0;
        var page = candidates(wanted, after);
        while (!page.isEmpty()) {
            var earlier = assignments.nudgesSince(
                    page.stream().map(Assignments.NudgeCandidate::id).toList(), now.minus(Duration.ofHours(24)));
            var reminded = new ArrayList<Assignments.NudgeCandidate>();
            for (var candidate : page) {
                var reason = NudgeRules.reasonToSkip(
                        candidate.status(), earlier.getOrDefault(candidate.id(), List.of()), now);
                if (reason.isPresent()) {
                    skipped.add(new Skipped(candidate.guideId(), reason.get()));
                } else {
                    reminded.add(candidate);
                }
                after = candidate.id();
            }
            for (int from = 0; from < reminded.size(); from += GUIDES_PER_REMINDER) {
                remind(wanted, reminded.subList(from, Math.min(from + GUIDES_PER_REMINDER, reminded.size())), now);
            }
            nudged += reminded.size();
            page = candidates(wanted, after);
        }
        return new Result(nudged, skipped);
    }

    private List<Assignments.NudgeCandidate> candidates(Wanted wanted, long after) {
        return assignments.nudgeCandidates(
                wanted.taskId(), wanted.sight(), wanted.storeIds(), wanted.guideIds(), after, GUIDES_AT_A_TIME);
    }

    private void remind(Wanted wanted, List<Assignments.NudgeCandidate> reminded, Instant now) {
        var assignmentIds =
                reminded.stream().map(Assignments.NudgeCandidate::id).toList();
        assignments.nudged(assignmentIds, wanted.adminId(), now);
        // At night nobody's telephone rings; what is said then is heard in the morning.
        outbox.addForLater(
                topic(),
                Long.toString(ids.next()),
                new Reminder(
                        wanted.taskId(),
                        assignmentIds,
                        reminded.stream()
                                .map(Assignments.NudgeCandidate::userid)
                                .toList()),
                calendar.quietUntil(now).orElse(now));
    }

    @Override
    public String topic() {
        return "content.nudge";
    }

    @Override
    public Class<Reminder> payloadType() {
        return Reminder.class;
    }

    @Override
    public void deliver(Reminder reminder) {
        var task = tasks.find(reminder.taskId()).orElseThrow();
        if (!task.isOpenAt(clock.instant())) {
            return;
        }
        messenger.notify(reminder.userids(), cards.reminding(task));
        for (long assignmentId : reminder.assignmentIds()) {
            for (var msgid : assignments.msgids(assignmentId)) {
                try {
                    messenger.remind(msgid);
                } catch (GatewayRejected | GroupSendPending notNeeded) {
                    // WeCom's own three in 24 hours are used up, the guide has sent meanwhile, or WeCom has not even
                    // dispatched it yet: the card is enough.
                }
            }
        }
    }
}
