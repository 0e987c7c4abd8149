package io.guidepost.domain.flashsale;

import io.guidepost.domain.Refusal;
import java.time.Instant;

/** Who may take how much of a sale, and when. Nothing is read here. */
public final class FlashRules {

    private FlashRules() {}

    /**
     * The item, if it can be taken now; else refused with the reason.
     *
     * @param taken what this member has of it already
     */
    public static FlashSale.Item take(FlashSale sale, long skuId, int units, int taken, Instant now) {
        requireRunning(sale, now);
        var item = sale.item(skuId).orElseThrow(() -> FlashRefusals.notInSale(skuId));
        if (taken + (long) units > item.perMember()) {
            throw FlashRefusals.limitReached(item, taken);
        }
        return item;
    }

    /** Refused with the time at which it starts, or because it is over. */
    public static void requireRunning(FlashSale sale, Instant now) {
        switch (sale.phaseAt(now)) {
            case COMING -> throw FlashRefusals.notStarted(sale.startsAt(), now);
            case OVER -> throw over(sale);
            case RUNNING -> {}
        }
    }

    /** What never was on sale does not exist for shoppers. */
    private static Refusal over(FlashSale sale) {
        return sale.approvedBy().isEmpty() ? Refusal.notFound("秒杀活动", "flash sale") : FlashRefusals.over();
    }
}
