package io.guidepost.domain.content;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Area;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Headquarters writes down what guides shall do; nobody sees it yet. */
@Service
public class DraftTask {

    private final Tasks tasks;
    private final Demands demands;
    private final CheckContent content;
    private final Ids ids;
    private final Clock clock;

    DraftTask(Tasks tasks, Demands demands, CheckContent content, Ids ids, Clock clock) {
        this.tasks = tasks;
        this.demands = demands;
        this.content = content;
        this.ids = ids;
        this.clock = clock;
    }

    /** Without {@code minEvidence} the best there is for the type is asked for (C1). */
    public record NewTask(
            TaskType type,
            String title,
            String instruction,
            String copyText,
            List<Long> materialIds,
            Target target,
            Instant startAt,
            Instant deadlineAt,
            Optional<Evidence> minEvidence,
            Terms terms,
            long adminId) {

        /** On the usual terms, for all friends of all guides of an area. */
        public NewTask(
                TaskType type,
                String title,
                String instruction,
                String copyText,
                List<Long> materialIds,
                Area area,
                Instant startAt,
                Instant deadlineAt,
                Optional<Evidence> minEvidence,
                long adminId) {
            this(
                    type,
                    title,
                    instruction,
                    copyText,
                    materialIds,
                    Target.of(area),
                    startAt,
                    deadlineAt,
                    minEvidence,
                    Terms.USUAL,
                    adminId);
        }
    }

    /** As {@link #draft(NewTask, Demand)} with what is usual for the type. */
    @Transactional
    public Task draft(NewTask wanted) {
        return draft(wanted, Demand.usual(wanted.type()));
    }

    /** {@code demand} is what the type asks of each guide besides the copy (C1). */
    @Transactional
    public Task draft(NewTask wanted, Demand demand) {
        require(wanted, demand);
        var minEvidence = minEvidence(wanted);
        var now = clock.instant();
        var task = new Task(
                ids.next(),
                wanted.type(),
                wanted.title(),
                wanted.instruction(),
                wanted.copyText(),
                wanted.materialIds(),
                wanted.target(),
                wanted.startAt(),
                wanted.deadlineAt(),
                minEvidence,
                Task.Status.DRAFT,
                wanted.adminId(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                wanted.terms(),
                1,
                0);
        tasks.insert(task);
        demands.save(task.id(), demand);
        return task;
    }

    /** Refuses what {@link #draft(NewTask, Demand)} refuses and writes nothing: for what becomes a task later. */
    public void require(NewTask wanted, Demand demand) {
        Demand.requireFits(wanted.type(), demand);
        content.require(wanted, minEvidence(wanted), clock.instant());
    }

    private static Evidence minEvidence(NewTask wanted) {
        return wanted.minEvidence().orElse(wanted.type().bestEvidence());
    }
}
