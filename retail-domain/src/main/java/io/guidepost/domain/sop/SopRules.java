package io.guidepost.domain.sop;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.TaskType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What a procedure may look like, and when its steps are due (C0-7, C7). */
final class SopRules {

    private static final int MOST_STEPS = 10;

    /** A step's task is made so long before it goes out, so that whoever buys until then is left out. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private SopRules() {}

    static void requireSteps(Sop.Kind kind, List<SopStep> steps) {
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw refused("sop_steps", "SOP 须有 1 到 10 步", "A procedure has one to ten steps");
        }
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            Demand.requireFits(step.type(), step.demand());
            if (step.dayOffset() < 0
                    || step.dayOffset() > 365
                    || step.atMinute() < 0
                    || step.atMinute() > 1439
                    || step.windowMinutes() < 30
                    || step.windowMinutes() > 44_640) {
                throw refused(
                        "sop_steps", "第 %d 步的时间无效".formatted(i + 1), "Step %d has no valid time".formatted(i + 1));
            }
            if (i > 0 && !startOffset(steps.get(i - 1)).minus(startOffset(step)).isNegative()) {
                throw refused("sop_steps", "步骤须按时间先后排列", "Steps stand in the order of their time");
            }
            if (!allowed(kind).contains(step.type())) {
                throw refused(
                        "sop_steps",
                        "%s 类 SOP 不支持任务类型 %s".formatted(kind, step.type()),
                        "A procedure of kind %s has no steps of type %s".formatted(kind, step.type()));
            }
        }
    }

    private static Set<TaskType> allowed(Sop.Kind kind) {
        return switch (kind) {
            case ACQUISITION, FLASH_SALE ->
                Set.of(
                        TaskType.SEND_1V1,
                        TaskType.VISIT_CALLBACK,
                        TaskType.INVITE_GROUP,
                        TaskType.ADD_FRIEND,
                        TaskType.MATERIAL_SHARE,
                        TaskType.TRAINING,
                        TaskType.CUSTOM);
            case COMMUNITY ->
                Set.of(TaskType.SEND_GROUP, TaskType.INVITE_GROUP, TaskType.MATERIAL_SHARE, TaskType.TRAINING);
            case MOMENTS -> Set.of(TaskType.MOMENTS_CORP, TaskType.MOMENTS_PERSONAL);
        };
    }

    private static Duration startOffset(SopStep step) {
        return Duration.ofDays(step.dayOffset()).plusMinutes(step.atMinute());
    }

    static Instant startOf(SopStep step, LocalDate startOn) {
        return startOn.atStartOfDay(CalendarRules.ZONE)
                .plusDays(step.dayOffset())
                .plusMinutes(step.atMinute())
                .toInstant();
    }

    /** The steps whose task is to be made now, in order; what came too late for its day is made up for, never dropped. */
    static List<SopStep> due(List<SopStep> steps, Set<Integer> made, LocalDate startOn, Instant now) {
        return steps.stream()
                .filter(step -> !made.contains(step.no()))
                .filter(step -> !startOf(step, startOn).minus(AHEAD).isAfter(now))
                .toList();
    }

    private static Refusal refused(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en));
    }
}
