package io.guidepost.domain.content.persistence;

import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.content.AudienceCounts;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.TaskType.Aim;
import io.guidepost.domain.fatigue.Thresholds;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisAudienceCounts implements AudienceCounts {

    private final TaskMapper tasks;
    private final AudienceCountMapper counts;

    MyBatisAudienceCounts(TaskMapper tasks, AudienceCountMapper counts) {
        this.tasks = tasks;
        this.counts = counts;
    }

    @Override
    public Optional<Stretch> count(
            Task task, Instant asOf, Instant dispatchAt, long afterGuideId, int guides, Thresholds limits) {
        var audience = AudienceQuery.of(task.target(), asOf);
        var through = tasks.endOfStretch(audience, afterGuideId, guides);
        if (through == null) {
            return Optional.empty();
        }
        var people = counts.guides(audience, afterGuideId, through);
        var customers = customers(task, audience, limits, people, afterGuideId, through);
        var midnight =
                CalendarRules.day(dispatchAt).atStartOfDay(CalendarRules.ZONE).toInstant();
        var batches = counts
                .batches(
                        audience,
                        dispatchAt,
                        midnight,
                        task.deadlineAt(),
                        task.terms().offPeak(),
                        afterGuideId,
                        through)
                .stream()
                .map(row -> new Batch(row.tellAt(), row.guides()))
                .toList();
        return Optional.of(new Stretch(
                through,
                people.guides(),
                people.away(),
                customers.withTarget(),
                customers.reachable(),
                people.away() == 0 || task.type().aim() != Aim.CUSTOMERS
                        ? 0
                        : counts.stranded(audience, afterGuideId, through),
                customers.tired(),
                customers.optedOut(),
                customers.sends(),
                customers.quotaUsed(),
                batches));
    }

    /** A task that is not aimed at customers reaches its guides, and nobody is written to. */
    private AudienceCountMapper.Customers customers(
            Task task,
            AudienceQuery audience,
            Thresholds limits,
            AudienceCountMapper.Guides people,
            long afterGuideId,
            long through) {
        if (task.type().aim() != Aim.CUSTOMERS) {
            return new AudienceCountMapper.Customers(people.guides() - people.away(), 0, 0, 0, 0, 0);
        }
        boolean weighs = task.type() == TaskType.SEND_1V1;
        return counts.customers(audience, weighs ? limits : null, limits, afterGuideId, through);
    }

    @Override
    public Optional<Long> listed(Task task) {
        return task.target().memberListId().map(counts::listed);
    }
}
