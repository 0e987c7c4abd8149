package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.Evidence;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.organization.Area;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A row of {@code content_task}; the lists lie in it as JSON. */
record TaskRow(
        long id,
        String type,
        String title,
        String instruction,
        String copyText,
        String materialIds,
        String target,
        Instant startAt,
        Instant deadlineAt,
        String minEvidence,
        String status,
        long createdBy,
        Instant createdAt,
        Long approvedBy,
        Instant dispatchedAt,
        Integer audienceSize,
        int version) {

    private static final TypeReference<List<Long>> IDS = new TypeReference<>() {};

    static TaskRow of(Task task, JsonMapper json) {
        return new TaskRow(
                task.id(),
                task.type().name(),
                task.title(),
                task.instruction(),
                task.copyText(),
                json.writeValueAsString(task.materialIds()),
                json.writeValueAsString(Target.of(task.target())),
                task.startAt(),
                task.deadlineAt(),
                task.minEvidence().name(),
                task.status().name(),
                task.createdBy(),
                task.createdAt(),
                task.approvedBy().orElse(null),
                task.dispatchedAt().orElse(null),
                task.audienceSize().orElse(null),
                task.version());
    }

    Task toTask(JsonMapper json) {
        return new Task(
                id,
                TaskType.valueOf(type),
                title,
                instruction,
                copyText,
                json.readValue(materialIds, IDS),
                json.readValue(target, Target.class).toArea(),
                startAt,
                deadlineAt,
                Evidence.valueOf(minEvidence),
                Task.Status.valueOf(status),
                createdBy,
                createdAt,
                Optional.ofNullable(approvedBy),
                Optional.ofNullable(dispatchedAt),
                Optional.ofNullable(audienceSize),
                version);
    }

    record Target(Set<Long> regionIds, Set<Long> storeIds, Set<Long> guideIds) {

        static Target of(Area area) {
            return new Target(area.regionIds(), area.storeIds(), area.guideIds());
        }

        Area toArea() {
            return new Area(regionIds, storeIds, guideIds);
        }
    }
}
