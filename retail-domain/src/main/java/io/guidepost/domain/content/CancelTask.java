package io.guidepost.domain.content;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.outbox.OutboxHandler;
import io.guidepost.domain.pace.Urgency;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Service;

/** Calls a task off: what no guide has confirmed yet is taken back at WeCom, what was sent stays sent and is reported (C4). */
@Service
public class CancelTask implements OutboxHandler<CancelTask.TakeBack> {

    static final String TOPIC = "content.take-back";

    /** As many as fit well into the lease of a message; more than one assignment can have. */
    private static final int SENDS_AT_A_TIME = 500;

    private final Tasks tasks;
    private final Assignments assignments;
    private final Ways ways;
    private final SendWay sends;
    private final Roster roster;
    private final GuideMessenger messenger;
    private final SideBySide calls;
    private final Outbox outbox;
    private final ReleaseContacts releases;
    private final TransactionRetry transaction;
    private final Clock clock;

    CancelTask(
            Tasks tasks,
            Assignments assignments,
            Ways ways,
            SendWay sends,
            Roster roster,
            GuideMessenger messenger,
            SideBySide calls,
            Outbox outbox,
            ReleaseContacts releases,
            TransactionRetry transaction,
            Clock clock) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.ways = ways;
        this.sends = sends;
        this.roster = roster;
        this.messenger = messenger;
        this.calls = calls;
        this.outbox = outbox;
        this.releases = releases;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param walk which walk over the task's sends this is a step of
     * @param after the assignment that the step before ended with, 0 at first
     */
    public record TakeBack(long taskId, String walk, Long after) {

        public TakeBack {
            walk = walk == null ? "" : walk;
            after = after == null ? 0L : after;
        }

        static TakeBack of(long taskId, String walk) {
            return new TakeBack(taskId, walk, 0L);
        }

        TakeBack next(long last) {
            return new TakeBack(taskId, walk, last);
        }
    }

    public Task cancel(long taskId) {
        return transaction.call(() -> cancelled(taskId));
    }

    private Task cancelled(long taskId) {
        var task = tasks.lock(taskId).orElseThrow(() -> Refusal.notFound("任务", "task"));
        TaskRules.requireMove(task, Task.Status.CANCELLED);
        tasks.moved(taskId, Task.Status.CANCELLED);
        assignments.exempt(taskId, "CANCELLED");
        outbox.add(topic(), Long.toString(taskId), TakeBack.of(taskId, ""));
        // Whoever is asking WeCom at this moment takes back himself what he gets; unless he dies, so we look again.
        outbox.addForLater(
                topic(),
                taskId + " left behind",
                TakeBack.of(taskId, "left behind"),
                clock.instant().plus(SendWay.LONGEST_CALL.multipliedBy(2)));
        return tasks.find(taskId).orElseThrow();
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Class<TakeBack> payloadType() {
        return TakeBack.class;
    }

    /** One step of the walk; the next one is a message of its own, so that a hundred thousand sends outlive no lease. */
    @Override
    public void deliver(TakeBack message) {
        var task = tasks.find(message.taskId()).orElseThrow();
        if (message.after() == 0) {
            ways.of(task.type()).calledOff(task);
        }
        var open = assignments.openSends(
                task.id(), message.after(), clock.instant().minus(SendWay.LONGEST_CALL), SENDS_AT_A_TIME);
        boolean isMore = open.size() == SENDS_AT_A_TIME;
        if (isMore) {
            // The sends of the last assignment may go on behind this page.
            long last = open.get(open.size() - 1).assignmentId();
            open = open.stream().filter(send -> send.assignmentId() != last).toList();
        }
        var failures = takeBack(task, open);
        if (isMore) {
            var next = message.next(open.get(open.size() - 1).assignmentId());
            transaction.run(() -> outbox.add(topic(), task.id() + " " + next.walk() + " after " + next.after(), next));
        } else {
            releases.release(task.id());
        }
        if (!failures.isEmpty()) {
            // This step comes again by itself; by then some of it is over.
            throw failures.peek();
        }
    }

    private Queue<RuntimeException> takeBack(Task task, List<Assignments.Send> open) {
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        var urgency = Urgency.current();
        try (var round = calls.round()) {
            for (var send : open) {
                round.begin(() -> {
                    try {
                        urgency.run(() -> takeBack(task, send));
                    } catch (RuntimeException notNow) {
                        failures.add(notNow);
                    }
                });
            }
        }
        return failures;
    }

    /** A send whose answer was lost may be there all the same: WeCom's list is asked, again and again while it is unclear. */
    private void takeBack(Task task, Assignments.Send send) {
        Optional.ofNullable(send.msgid()).or(() -> lost(task, send)).ifPresent(msgid -> {
            try {
                messenger.cancel(msgid);
            } catch (GatewayRejected alreadyOver) {
                // Sent or cancelled before: there is nothing left to take back.
            }
        });
        assignments.cancelled(send.assignmentId(), send.chunkNo());
    }

    private Optional<String> lost(Task task, Assignments.Send send) {
        var assignment = assignments.find(send.assignmentId()).orElseThrow();
        return sends.lost(
                new Way.Turn(
                        task,
                        assignment,
                        roster.guide(assignment.guideId()).orElseThrow(),
                        roster.store(assignment.storeId()).orElseThrow(),
                        Optional.empty()),
                send);
    }
}
