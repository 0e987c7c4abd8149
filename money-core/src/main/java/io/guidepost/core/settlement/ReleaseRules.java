package io.guidepost.core.settlement;

import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.core.words.Words;
import java.time.Instant;

/** When frozen commission is released: once nothing can be returned any more (B9). */
public final class ReleaseRules {

    /** The shortest time commission stays frozen after receipt, whatever the product's own return days. */
    public static final int LEAST_WINDOW_DAYS = 7;

    private ReleaseRules() {}

    /** May the commission go, and if not, why. */
    public enum Verdict {
        RELEASE(new Words("退货期已过,佣金可结算", "The return period is over; the commission is released")),
        NOT_YET(new Words("退货期未过", "The return period is not over yet")),
        AFTER_SALE_OPEN(new Words("有未完结的售后", "A return or refund is still open")),
        DISPUTED(new Words("归属有争议,处理中", "The attribution is disputed and being looked at"));

        private final Words words;

        Verdict(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** The window of an order line: the product's return days, but never less than {@link #LEAST_WINDOW_DAYS}. */
    public static ReturnWindow window(int productReturnDays) {
        return new ReturnWindow(Math.max(productReturnDays, LEAST_WINDOW_DAYS));
    }

    /** The first instant at which the goods can no longer be returned, and so the first at which to release. */
    public static Instant releaseAt(Instant receivedAt, int windowDays) {
        return window(windowDays).closesAt(receivedAt);
    }

    public static Verdict mayRelease(Instant releaseAt, Instant now, boolean afterSaleOpen, boolean disputed) {
        if (now.isBefore(releaseAt)) {
            return Verdict.NOT_YET;
        }
        if (afterSaleOpen) {
            return Verdict.AFTER_SALE_OPEN;
        }
        return disputed ? Verdict.DISPUTED : Verdict.RELEASE;
    }
}
