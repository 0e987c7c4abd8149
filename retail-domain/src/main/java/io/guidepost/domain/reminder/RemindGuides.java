package io.guidepost.domain.reminder;

import io.guidepost.domain.calendar.DispatchCalendar;
import io.guidepost.domain.content.NudgeGuides;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.notice.GuideNotices;
import io.guidepost.domain.reminder.ReminderRules.Due;
import io.guidepost.domain.reminder.Reminders.StoreStanding;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Reminds by itself whoever has not done a task, and tells managers of stores that are behind two hours before the deadline
 * (C6). It nudges like people do and is bound by the same limits; at night it waits.
 */
@Service
public class RemindGuides {

    private static final Logger log = LoggerFactory.getLogger(RemindGuides.class);
    private static final int TASKS_PER_PAGE = 200;
    private static final int STORES_PER_PAGE = 200;

    /** Nobody's number: the house itself nudges. */
    private static final long NOBODY = 0;

    private final Tasks tasks;
    private final Reminders reminders;
    private final NudgeGuides nudgeGuides;
    private final GuideNotices notices;
    private final DispatchCalendar calendar;
    private final TransactionRetry transaction;
    private final Clock clock;

    RemindGuides(
            Tasks tasks,
            Reminders reminders,
            NudgeGuides nudgeGuides,
            GuideNotices notices,
            DispatchCalendar calendar,
            TransactionRetry transaction,
            Clock clock) {
        this.tasks = tasks;
        this.reminders = reminders;
        this.nudgeGuides = nudgeGuides;
        this.notices = notices;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how many tasks were reminded of; never more than {@code limit} in one go */
    public int runDue(int limit) {
        if (calendar.quietUntil(clock.instant()).isPresent()) {
            return 0;
        }
        int reminded = 0;
        long after = 0;
        for (var page = tasks.running(after, TASKS_PER_PAGE);
                !page.isEmpty() && reminded < limit;
                page = tasks.running(after, TASKS_PER_PAGE)) {
            var sent = reminders.sent(page.stream().map(Task::id).toList());
            for (var task : page) {
                try {
                    reminded += remind(task, sent.getOrDefault(task.id(), Set.of())) ? 1 : 0;
                } catch (RuntimeException broken) {
                    // The guides of the other tasks must still be reminded; this one is looked at again in a minute.
                    log.error("Guides could not be reminded of task {}", task.id(), broken);
                }
            }
            after = page.get(page.size() - 1).id();
        }
        return reminded;
    }

    private boolean remind(Task task, Set<String> sent) {
        var now = clock.instant();
        var due =
                ReminderRules.plan(
                                task.dispatchedAt().orElseThrow(),
                                task.deadlineAt(),
                                task.terms().remindBefore())
                        .stream()
                        .filter(each -> !each.at().isAfter(now) && !sent.contains(each.kind() + "@" + each.at()))
                        .toList();
        if (due.isEmpty() || !task.isOpenAt(now)) {
            return false;
        }
        if (due.stream().anyMatch(Due::isLastCall)) {
            tellManagers(task);
        }
        return transaction.call(() -> nudge(task, due, now));
    }

    /** Several that came due while nobody looked are one nudge. */
    private boolean nudge(Task task, List<Due> due, Instant now) {
        boolean fresh = false;
        for (var each : due) {
            fresh |= reminders.first(task.id(), each.kind(), each.at(), now) && !ReminderRules.isStale(each, now);
        }
        if (fresh) {
            nudgeGuides.nudge(new NudgeGuides.Wanted(task.id(), Sight.ALL, Set.of(), Set.of(), NOBODY));
        }
        return fresh;
    }

    /** Once per store and deadline, however often it is tried. */
    private void tellManagers(Task task) {
        long after = 0;
        for (var page = reminders.standings(task.id(), after, STORES_PER_PAGE);
                !page.isEmpty();
                page = reminders.standings(task.id(), after, STORES_PER_PAGE)) {
            var behind = page.stream()
                    .filter(store -> ReminderRules.isBehind(store.required(), store.done()))
                    .toList();
            transaction.run(() -> tellManagers(task, behind));
            after = page.get(page.size() - 1).storeId();
        }
    }

    private void tellManagers(Task task, List<StoreStanding> behind) {
        if (behind.isEmpty()) {
            return;
        }
        var managers =
                reminders.managers(behind.stream().map(StoreStanding::storeId).toList(), clock.instant());
        for (var store : behind) {
            notices.tell(
                    "task behind %d %d %s".formatted(task.id(), store.storeId(), task.deadlineAt()),
                    managers.getOrDefault(store.storeId(), List.of()),
                    "任务进度落后:" + task.title(),
                    "本店 %d 人中已完成 %d 人,任务即将截止,请督促".formatted(store.required(), store.done()),
                    "#/tasks/" + task.id());
        }
    }
}
