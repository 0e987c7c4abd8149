package io.guidepost.domain.sop;

import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.TaskType;
import java.util.List;

/**
 * One step.
 *
 * @param dayOffset days after the start; 0 is the first day
 * @param atMinute of the day in Asia/Shanghai
 * @param windowMinutes from dispatch to deadline
 * @param demand what its type asks of each guide besides the copy
 */
public record SopStep(
        int no,
        int dayOffset,
        int atMinute,
        int windowMinutes,
        TaskType type,
        String title,
        String instruction,
        String copyText,
        List<Long> materialIds,
        Demand demand) {

    public SopStep {
        materialIds = List.copyOf(materialIds);
    }
}
