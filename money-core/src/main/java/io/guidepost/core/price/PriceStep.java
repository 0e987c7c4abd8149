package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.words.Words;
import java.util.List;

/**
 * One sentence of the answer to "why this price" (D17).
 *
 * @param sourceId of the price list, activity, coupon or freight template; 0 where there is none
 * @param taken what it takes off; for freight what it costs
 * @param lineNos which lines it is about
 */
public record PriceStep(Source source, long sourceId, Verdict verdict, Money taken, List<Integer> lineNos, Words why) {

    public PriceStep {
        lineNos = List.copyOf(lineNos);
    }

    /** In the order in which they are judged. */
    public enum Source {
        STORE_PRICE,
        PRICE_LIST,
        ACTIVITY,
        COUPON,
        POINTS,
        FREIGHT,
        FREIGHT_COUPON
    }

    /** Applied, or the one reason why not. */
    public enum Verdict {
        APPLIED,
        NOT_YET,
        OVER,
        OTHER_AUDIENCE,
        OTHER_STORE,
        OTHER_GOODS,
        NOT_LOWER,
        BEATEN,
        BELOW_THRESHOLD,
        NOT_COMBINABLE,
        NOTHING_LEFT,
        NOT_SERVED
    }

    public boolean isApplied() {
        return verdict == Verdict.APPLIED;
    }

    /** What is meant for others is none of this buyer's business. */
    public boolean isForBuyersEyes() {
        return verdict != Verdict.OTHER_AUDIENCE && verdict != Verdict.NOT_YET && verdict != Verdict.OVER;
    }
}
