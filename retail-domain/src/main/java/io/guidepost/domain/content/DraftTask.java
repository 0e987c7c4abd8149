package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.material.Materials;
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
    private final Materials materials;
    private final Ids ids;
    private final Clock clock;

    DraftTask(Tasks tasks, Materials materials, Ids ids, Clock clock) {
        this.tasks = tasks;
        this.materials = materials;
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
            Area target,
            Instant startAt,
            Instant deadlineAt,
            Optional<Evidence> minEvidence,
            long adminId) {}

    @Transactional
    public Task draft(NewTask wanted) {
        var minEvidence = wanted.minEvidence().orElse(wanted.type().bestEvidence());
        TaskRules.requireContent(
                wanted.type(),
                wanted.copyText(),
                wanted.materialIds().size(),
                minEvidence,
                wanted.startAt(),
                wanted.deadlineAt());
        CopyText.requireKnownVariables(wanted.copyText());
        var now = clock.instant();
        if (!wanted.deadlineAt().isAfter(now)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED, "task_window", new Words("截止时间已过", "The deadline has passed already"));
        }
        if (materials.all(wanted.materialIds()).size() != wanted.materialIds().size()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "material_unknown",
                    new Words("包含不存在的素材", "One of the materials does not exist"));
        }
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
                0);
        tasks.insert(task);
        return task;
    }
}
