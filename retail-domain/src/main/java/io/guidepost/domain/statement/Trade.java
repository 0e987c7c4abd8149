package io.guidepost.domain.statement;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.settlement.TradeSplit;
import java.time.YearMonth;

/**
 * What was sold and given back on lines credited to a store in one month (B5, D19): the sales side of its statement, never
 * added to the commission side. Discounts are given by headquarters. Amounts in fen, freight not included.
 *
 * @param storeId 0 for lines credited to no store
 * @param refundedFen given back in the month, whenever it was sold
 * @param guideCommissionFen what guides earned on these lines, funded by headquarters; accrued less clawed back
 * @param hqServiceBp what a franchise store contributes of its net sales, as agreed when the month began
 */
public record Trade(
        YearMonth month,
        long storeId,
        boolean isFranchise,
        int orders,
        int soldLines,
        long listFen,
        long activityFen,
        long couponFen,
        long pointsFen,
        long paidFen,
        long refundedFen,
        long guideCommissionFen,
        long storeCommissionFen,
        int hqServiceBp) {

    /** What shoppers left for goods. */
    public long netFen() {
        return Math.subtractExact(paidFen, refundedFen);
    }

    /** Who has what of it. */
    public TradeSplit split() {
        return TradeSplit.of(
                new Money(netFen()),
                new Money(guideCommissionFen),
                new Money(storeCommissionFen),
                new Rate(hqServiceBp));
    }

    /** The part of the store document's canonical text that its statement does not hold. */
    String canonical() {
        var split = split();
        return String.join(
                "\n",
                "guidepost-trade 1",
                "month " + month,
                "store " + storeId,
                "ownership " + (isFranchise ? "FRANCHISE" : "DIRECT"),
                "orders " + orders,
                "lines " + soldLines,
                "list " + listFen,
                "activity " + activityFen,
                "coupon " + couponFen,
                "points " + pointsFen,
                "paid " + paidFen,
                "refunded " + refundedFen,
                "guides " + guideCommissionFen,
                "store " + storeCommissionFen,
                "hqServiceBp " + hqServiceBp,
                "hqService " + split.hqService().fen(),
                "headquarters " + split.headquarters().fen());
    }
}
