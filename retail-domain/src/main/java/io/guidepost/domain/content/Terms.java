package io.guidepost.domain.content;

import java.time.Duration;
import java.util.List;

/**
 * How a task is to be carried out, beside what and by whom (C2, C6 to C8).
 *
 * @param priority 0 to 9; of tasks due at once the higher one gets customers first
 * @param productIds products shown beside those of the materials
 * @param remindBefore reminders of this task's own, so long before the deadline
 * @param offPeak guides are told in their store's quiet hours
 * @param transactional what customers wait for: only WeCom's quota limits it, not the house's own
 * @param alsoOnHolidays goes out on holidays too
 * @param takeOver what a guide who leaves has not sent goes to whoever takes the customer over
 */
public record Terms(
        int priority,
        List<Long> productIds,
        List<Duration> remindBefore,
        boolean offPeak,
        boolean transactional,
        boolean alsoOnHolidays,
        boolean takeOver) {

    public static final Terms USUAL = new Terms(0, List.of(), List.of(), false, false, false, false);

    public Terms {
        productIds = List.copyOf(productIds);
        remindBefore = List.copyOf(remindBefore);
    }
}
