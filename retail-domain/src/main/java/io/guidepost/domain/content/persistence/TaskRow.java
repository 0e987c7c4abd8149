package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.Evidence;
import io.guidepost.domain.content.Target;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.Terms;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.Employment;
import java.time.Duration;
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
        int priority,
        String terms,
        int textVersion,
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
                json.writeValueAsString(Aimed.of(task.target())),
                task.startAt(),
                task.deadlineAt(),
                task.minEvidence().name(),
                task.status().name(),
                task.createdBy(),
                task.createdAt(),
                task.approvedBy().orElse(null),
                task.dispatchedAt().orElse(null),
                task.audienceSize().orElse(null),
                task.terms().priority(),
                json.writeValueAsString(Rest.of(task.terms())),
                task.textVersion(),
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
                json.readValue(target, Aimed.class).toTarget(),
                startAt,
                deadlineAt,
                Evidence.valueOf(minEvidence),
                Task.Status.valueOf(status),
                createdBy,
                createdAt,
                Optional.ofNullable(approvedBy),
                Optional.ofNullable(dispatchedAt),
                Optional.ofNullable(audienceSize),
                terms == null ? Terms.USUAL : json.readValue(terms, Rest.class).toTerms(priority),
                textVersion,
                version);
    }

    /** What tasks of earlier releases do not have is null in their JSON. */
    record Aimed(
            Set<Long> regionIds,
            Set<Long> storeIds,
            Set<Long> guideIds,
            Set<Employment.Role> roles,
            Set<String> tags,
            Long memberListId) {

        static Aimed of(Target target) {
            var area = target.area();
            return new Aimed(
                    area.regionIds(),
                    area.storeIds(),
                    area.guideIds(),
                    target.roles(),
                    target.tags(),
                    target.memberListId().orElse(null));
        }

        Target toTarget() {
            return new Target(
                    new Area(regionIds, storeIds, guideIds),
                    roles == null ? Set.of() : roles,
                    tags == null ? Set.of() : tags,
                    Optional.ofNullable(memberListId));
        }
    }

    record Rest(
            List<Long> productIds,
            List<Long> remindBeforeMinutes,
            boolean offPeak,
            boolean transactional,
            boolean alsoOnHolidays,
            boolean takeOver) {

        static Rest of(Terms terms) {
            return new Rest(
                    terms.productIds(),
                    terms.remindBefore().stream().map(Duration::toMinutes).toList(),
                    terms.offPeak(),
                    terms.transactional(),
                    terms.alsoOnHolidays(),
                    terms.takeOver());
        }

        Terms toTerms(int priority) {
            return new Terms(
                    priority,
                    productIds,
                    remindBeforeMinutes.stream().map(Duration::ofMinutes).toList(),
                    offPeak,
                    transactional,
                    alsoOnHolidays,
                    takeOver);
        }
    }
}
