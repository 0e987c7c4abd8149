package io.guidepost.domain.content;

import io.guidepost.domain.calendar.DispatchCalendar;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.outbox.OutboxHandler;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Tells guides by a WeCom card that there is something to do, a thousand at a time (C6). */
@Service
class AnnounceTask implements OutboxHandler<AnnounceTask.Announcement> {

    static final String TOPIC = "content.announce";

    /** WeCom takes at most so many receivers in one call. */
    private static final int GUIDES_PER_CARD = 1000;

    private final Tasks tasks;
    private final Assignments assignments;
    private final GuideMessenger messenger;
    private final DispatchCalendar calendar;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final TaskCards cards;

    AnnounceTask(
            Tasks tasks,
            Assignments assignments,
            GuideMessenger messenger,
            DispatchCalendar calendar,
            Outbox outbox,
            TransactionRetry transaction,
            Clock clock,
            TaskCards cards) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.messenger = messenger;
        this.calendar = calendar;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
        this.cards = cards;
    }

    record Announcement(long taskId) {}

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Class<Announcement> payloadType() {
        return Announcement.class;
    }

    @Override
    public void deliver(Announcement message) {
        var task = tasks.find(message.taskId()).orElseThrow();
        var quietUntil = calendar.quietUntil(clock.instant());
        if (quietUntil.isPresent()) {
            transaction.run(() ->
                    outbox.addForLater(TOPIC, task.id() + " after " + quietUntil.get(), message, quietUntil.get()));
            return;
        }
        for (var next = unannounced(task); !next.isEmpty() && isOpen(task.id()); next = unannounced(task)) {
            // WeCom drops a card that it has seen within its window, so dying between the two lines tells nobody twice.
            messenger.notify(next.stream().map(Assignments.Unannounced::userid).toList(), cards.announcing(task));
            var told = next.stream().map(Assignments.Unannounced::id).toList();
            transaction.run(() -> assignments.announced(told, clock.instant()));
        }
    }

    private List<Assignments.Unannounced> unannounced(Task task) {
        return assignments.unannounced(task.id(), clock.instant(), GUIDES_PER_CARD);
    }

    /** Asked before each card: whoever holds a task up means the next thousand guides too. */
    private boolean isOpen(long taskId) {
        return tasks.find(taskId).orElseThrow().isOpenAt(clock.instant());
    }
}
