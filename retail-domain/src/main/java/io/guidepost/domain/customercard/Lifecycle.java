package io.guidepost.domain.customercard;

import io.guidepost.core.words.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Where a customer stands between the first visit and being lost, measured by his own rhythm where there is one: who buys
 * once a year is not lost after three months.
 */
public record Lifecycle(Stage stage, Words why) {

    private static final int NEW_DAYS = 30;
    private static final int ACTIVE_DAYS = 90;
    private static final int LOST_DAYS = 365;

    /** From the first visit on. */
    public enum Stage {
        PROSPECT,
        NEW,
        ACTIVE,
        AT_RISK,
        DORMANT
    }

    public static Lifecycle of(PurchaseRhythm rhythm, LocalDate today) {
        if (rhythm.last().isEmpty()) {
            return new Lifecycle(Stage.PROSPECT, new Words("还没有付款订单", "No paid order yet"));
        }
        long idle = ChronoUnit.DAYS.between(rhythm.last().get(), today);
        if (rhythm.days().size() == 1 && idle <= NEW_DAYS) {
            return new Lifecycle(
                    Stage.NEW, new Words("%d 天前首次购买".formatted(idle), "First bought %d days ago".formatted(idle)));
        }
        // Half as long again as usual is still a habit, three times as long is none.
        int active = rhythm.median().map(median -> median + median / 2).orElse(ACTIVE_DAYS);
        int lost = rhythm.median().map(median -> 3 * median).orElse(LOST_DAYS);
        var stage = idle <= active ? Stage.ACTIVE : idle <= lost ? Stage.AT_RISK : Stage.DORMANT;
        return new Lifecycle(
                stage,
                new Words(
                        "距上次购买 %d 天；%s %d 天内为活跃，%d 天内为预警，之后为沉睡"
                                .formatted(idle, rhythm.median().isPresent() ? "按其购买间隔，" : "", active, lost),
                        "%d days since the last purchase; %sactive up to %d days, at risk up to %d, dormant after"
                                .formatted(
                                        idle, rhythm.median().isPresent() ? "by his own rhythm " : "", active, lost)));
    }
}
