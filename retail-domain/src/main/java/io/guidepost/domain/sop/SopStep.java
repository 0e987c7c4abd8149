package io.guidepost.domain.sop;

import io.guidepost.domain.content.TaskType;
import java.util.List;

/**
 * One step.
 *
 * @param dayOffset days after the start; 0 is the first day
 * @param atMinute of the day in Asia/Shanghai
 * @param windowMinutes from dispatch to deadline
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
        List<Long> materialIds) {

    public SopStep {
        materialIds = List.copyOf(materialIds);
    }
}
