package io.guidepost.domain.commission;

import io.guidepost.core.incentive.PayMethod;
import java.time.Instant;
import java.util.List;

/**
 * The commission side of a sale. Every method joins the caller's transaction, takes account rows in id order, and may be
 * called again for the same cause without effect.
 */
public interface Commissions {

    /** Accrues for every line and credited payee of the order's attribution, at the rates of the day of order (B6). */
    void earn(PaidSale sale);

    /** Brings each accrual of these lines to what the kept money earns, cumulatively and exactly (B7). */
    void clawBack(RefundedSale refund);

    /** The shopper has the goods: accruals freeze until {@code releaseAt} (B9). */
    void freeze(long orderId, Instant releaseAt);

    /**
     * The order has a new decision, written in this transaction: takes back whatever the former one earned anybody and posts
     * what the kept money earns under the new one, at the rates of the day of order (B11). The caller holds the order.
     */
    void correct(CorrectedSale sale);

    /**
     * @param sale as it was paid
     * @param kept of every line
     * @param byOrder the state the order's commission has if none of it is alive
     */
    record CorrectedSale(
            long correctionId,
            PaidSale sale,
            List<RefundedSale.Line> kept,
            Accruals.Stage byOrder,
            Instant correctedAt) {}

    /**
     * @param lines every line of the order as it was paid, freight not included
     */
    record PaidSale(
            long orderId, long memberId, Instant placedAt, Instant paidAt, PayMethod payMethod, List<Line> lines) {

        public record Line(
                long lineId, long skuId, long productId, long categoryId, String brand, int quantity, long paidFen) {}
    }

    /** {@code baseKeptFen} and {@code unitsKept} are what is left of each line after this and all earlier refunds. */
    record RefundedSale(long refundId, long orderId, Instant refundedAt, List<Line> lines) {

        public record Line(long lineId, long baseKeptFen, int unitsKept) {}
    }
}
