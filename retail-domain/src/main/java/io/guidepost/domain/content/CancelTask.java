package io.guidepost.domain.content;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.outbox.OutboxHandler;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Calls a task off: what no guide has confirmed yet is taken back at WeCom, what was sent stays sent and is reported (C4). */
@Service
public class CancelTask implements OutboxHandler<CancelTask.TakeBack> {

    static final String TOPIC = "content.take-back";

    private static final int SENDS_AT_A_TIME = 200;

    private final Tasks tasks;
    private final Assignments assignments;
    private final Ways ways;
    private final SendWay sends;
    private final Roster roster;
    private final GuideMessenger messenger;
    private final Outbox outbox;
    private final ReleaseContacts releases;
    private final TransactionRetry transaction;

    CancelTask(
            Tasks tasks,
            Assignments assignments,
            Ways ways,
            SendWay sends,
            Roster roster,
            GuideMessenger messenger,
            Outbox outbox,
            ReleaseContacts releases,
            TransactionRetry transaction) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.ways = ways;
        this.sends = sends;
        this.roster = roster;
        this.messenger = messenger;
        this.outbox = outbox;
        this.releases = releases;
        this.transaction = transaction;
    }

    public record TakeBack(long taskId) {}

    public Task cancel(long taskId) {
        return transaction.call(() -> cancelled(taskId));
    }

    private Task cancelled(long taskId) {
        var task = tasks.lock(taskId).orElseThrow(() -> Refusal.notFound("任务", "task"));
        TaskRules.requireMove(task, Task.Status.CANCELLED);
        tasks.moved(taskId, Task.Status.CANCELLED);
        assignments.exempt(taskId, "CANCELLED");
        outbox.add(topic(), Long.toString(taskId), new TakeBack(taskId));
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

    @Override
    public void deliver(TakeBack message) {
        var task = tasks.find(message.taskId()).orElseThrow();
        ways.of(task.type()).calledOff(task);
        // What is taken back leaves the list of open sends, so the next look begins at the front again.
        for (var open = assignments.openSends(message.taskId(), 0, SENDS_AT_A_TIME);
                !open.isEmpty();
                open = assignments.openSends(message.taskId(), 0, SENDS_AT_A_TIME)) {
            for (var send : open) {
                takeBack(task, send);
            }
        }
        releases.release(message.taskId());
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
