package io.guidepost.guideapi.hq.task;

import io.guidepost.domain.content.DraftTask;
import io.guidepost.domain.content.Evidence;
import io.guidepost.domain.content.Target;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.Terms;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.Employment.Role;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What headquarters writes down of a task.
 *
 * @param remindBeforeMinutes reminders of the task's own, in minutes before the deadline
 */
record NewTaskBody(
        @NotNull TaskType type,
        @NotBlank @Size(max = 128) String title,
        @NotNull @Size(max = 2000) String instruction,
        @NotNull @Size(max = 4000) String copyText,
        @Size(max = 20) List<Id> materialIds,
        @NotNull @Valid TargetBody target,
        @NotNull Instant startAt,
        @NotNull Instant deadlineAt,
        Evidence minEvidence,
        @Min(0) @Max(9) Integer priority,
        @Size(max = 20) List<Id> productIds,
        @Size(max = 5) List<@NotNull @Min(10) @Max(43200) Long> remindBeforeMinutes,
        Boolean offPeak,
        Boolean transactional,
        Boolean alsoOnHolidays,
        Boolean takeOver,
        @Valid ParametersBody parameters) {

    /** @param segmentId a list or segment of customers; without it all friends of the guides */
    record TargetBody(
            @Size(max = 200) List<Id> regionIds,
            @Size(max = 3000) List<Id> storeIds,
            @Size(max = 5000) List<Id> guideIds,
            @Size(max = 3) List<@NotNull Role> roles,
            @Size(max = 50) List<@NotBlank @Size(max = 32) String> tags,
            Id segmentId) {

        Target toTarget() {
            return new Target(
                    new Area(
                            Set.copyOf(Id.values(regionIds)),
                            Set.copyOf(Id.values(storeIds)),
                            Set.copyOf(Id.values(guideIds))),
                    roles == null ? Set.of() : Set.copyOf(roles),
                    tags == null ? Set.of() : Set.copyOf(tags),
                    Optional.ofNullable(segmentId).map(Id::value));
        }
    }

    DraftTask.NewTask by(SignedInAdmin admin) {
        return new DraftTask.NewTask(
                type,
                title,
                instruction,
                copyText,
                Id.values(materialIds),
                target.toTarget(),
                startAt,
                deadlineAt,
                Optional.ofNullable(minEvidence),
                terms(),
                admin.adminId());
    }

    private Terms terms() {
        return new Terms(
                priority == null ? 0 : priority,
                Id.values(productIds),
                remindBeforeMinutes == null
                        ? List.of()
                        : remindBeforeMinutes.stream().map(Duration::ofMinutes).toList(),
                Boolean.TRUE.equals(offPeak),
                Boolean.TRUE.equals(transactional),
                Boolean.TRUE.equals(alsoOnHolidays),
                Boolean.TRUE.equals(takeOver));
    }
}
