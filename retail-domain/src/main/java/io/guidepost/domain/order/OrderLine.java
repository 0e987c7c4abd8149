package io.guidepost.domain.order;

/**
 * One SKU of an order as it was sold: what is written here stays, whatever becomes of the catalogue. Amounts in fen for
 * all units of the line together, but for {@code unitPriceFen}.
 *
 * @param activityFen off by the store's price, price lists and activities together
 * @param paidFen list less activity, coupon and points shares; the base of commission and the most that can be refunded
 * @param refundedQuantity units taken back so far
 * @param refundedFen given back so far
 * @param priceListFen what of {@code activityFen} the store's price and price lists took off
 * @param freightFen what of the order's freight falls on this line; beside what is paid for it
 */
public record OrderLine(
        long id,
        long orderId,
        int lineNo,
        long skuId,
        long productId,
        long categoryId,
        String brand,
        String title,
        String spec,
        long unitPriceFen,
        int quantity,
        long listFen,
        long activityFen,
        long couponFen,
        long pointsFen,
        long paidFen,
        int returnWindowDays,
        int refundedQuantity,
        long refundedFen,
        long priceListFen,
        long freightFen) {

    /** What of {@code activityFen} activities took off. */
    public long offersFen() {
        return activityFen - priceListFen;
    }

    public int keptQuantity() {
        return quantity - refundedQuantity;
    }

    public long keptFen() {
        return paidFen - refundedFen;
    }
}
