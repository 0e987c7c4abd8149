package io.guidepost.miniappapi.price;

import io.guidepost.core.price.CouponTerms;
import io.guidepost.core.price.PriceStep;
import io.guidepost.core.price.PriceStep.Source;
import io.guidepost.core.price.PriceStep.Verdict;
import io.guidepost.core.price.Quote;
import io.guidepost.domain.order.ExplainPrice.Explained;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.QuoteOrder.Advice;
import io.guidepost.domain.order.QuoteOrder.Quoted;
import io.guidepost.webedge.json.Id;
import java.util.List;
import java.util.Locale;

/** Prices as a shopper sees them, with the sentences that explain them. */
public final class PriceViews {

    private PriceViews() {}

    /**
     * {@code listFen - priceListFen - activityFen - couponFen - pointsFen = goodsFen} and
     * {@code goodsFen + freightFen = payableFen}; on each line with {@code paidFen}. {@code orderable} is false where a chosen
     * coupon does not fit or a region is not served; the steps say why. Pass {@code payableFen} as
     * {@code expectedPayableFen} when ordering; {@code pointsUsed} points take {@code pointsFen} off.
     */
    public record QuoteView(
            long listFen,
            long priceListFen,
            long activityFen,
            long couponFen,
            long pointsUsed,
            long pointsFen,
            long goodsFen,
            long freightListFen,
            long freightOffFen,
            long freightFen,
            long payableFen,
            boolean orderable,
            List<QuoteLine> lines,
            List<WhyView> steps,
            List<CouponAdvice> coupons) {

        public static QuoteView of(Quoted quoted, Locale locale) {
            var quote = quoted.quote();
            return new QuoteView(
                    quote.list().fen(),
                    quote.priceLists().fen(),
                    quote.activities().fen(),
                    quote.coupons().fen(),
                    quote.pointsUsed(),
                    quote.points().fen(),
                    quote.goods().fen(),
                    quote.freightList().fen(),
                    quote.freightOff().fen(),
                    quote.freight().fen(),
                    quote.payable().fen(),
                    quote.notServed().isEmpty()
                            && quote.steps().stream().noneMatch(step -> isCoupon(step.source()) && !step.isApplied()),
                    quote.lines().stream()
                            .map(line -> QuoteLine.of(line, quoted))
                            .toList(),
                    quote.steps().stream()
                            .filter(PriceStep::isForBuyersEyes)
                            .map(step -> WhyView.of(step, locale))
                            .toList(),
                    quoted.advice().stream()
                            .map(advice -> CouponAdvice.of(advice, locale))
                            .toList());
        }

        private static boolean isCoupon(Source source) {
            return source == Source.COUPON || source == Source.FREIGHT_COUPON;
        }
    }

    /** {@code available} may be a moment old; placing decides. */
    public record QuoteLine(
            int lineNo,
            Id skuId,
            Id productId,
            String title,
            String spec,
            int quantity,
            int available,
            long listFen,
            long priceListFen,
            long activityFen,
            long couponFen,
            long pointsFen,
            long paidFen,
            long freightFen) {

        static QuoteLine of(Quote.Line line, Quoted quoted) {
            var priced = line.priced();
            var sku = quoted.skus().get(priced.sku().value());
            return new QuoteLine(
                    priced.lineNo(),
                    new Id(sku.skuId()),
                    new Id(sku.productId()),
                    sku.title(),
                    sku.spec(),
                    priced.quantity(),
                    sku.available(),
                    priced.list().fen(),
                    priced.levelDiscount().fen(),
                    priced.activityShare().fen(),
                    priced.couponShare().fen(),
                    priced.pointsShare().fen(),
                    priced.paid().fen(),
                    line.freightShare().fen());
        }
    }

    /** One sentence: what was applied and takes off how much, or why not. {@code sourceId} is null where there is none. */
    public record WhyView(
            Source source, Id sourceId, Verdict verdict, long takenFen, List<Integer> lineNos, String why) {

        static WhyView of(PriceStep step, Locale locale) {
            return new WhyView(
                    step.source(),
                    step.sourceId() == 0 ? null : new Id(step.sourceId()),
                    step.verdict(),
                    step.taken().fen(),
                    step.lineNos(),
                    step.why().in(locale));
        }
    }

    /** What one of the shopper's coupons would take off, used alone. */
    public record CouponAdvice(Id couponId, String name, long savesFen, boolean usable, String why) {

        static CouponAdvice of(Advice advice, Locale locale) {
            CouponTerms coupon = advice.coupon();
            return new CouponAdvice(
                    new Id(coupon.id()),
                    coupon.name().in(locale),
                    advice.savesFen(),
                    advice.why().isApplied(),
                    advice.why().why().in(locale));
        }
    }

    /** An order that was placed, taken apart; without steps where it was sold at list prices. */
    public record PaidPriceView(
            Id orderId,
            long listFen,
            long discountFen,
            long freightFen,
            long freightOffFen,
            long payableFen,
            List<PaidLineView> lines,
            List<WhyView> steps) {

        static PaidPriceView of(Explained explained, Locale locale) {
            var order = explained.order();
            return new PaidPriceView(
                    new Id(order.id()),
                    order.listFen(),
                    order.discountFen(),
                    order.freightFen(),
                    explained.freightOffFen(),
                    order.payableFen(),
                    explained.lines().stream().map(PaidLineView::of).toList(),
                    explained.steps().stream()
                            .map(step -> WhyView.of(step, locale))
                            .toList());
        }
    }

    public record PaidLineView(
            Id orderLineId,
            Id skuId,
            int quantity,
            long listFen,
            long priceListFen,
            long activityFen,
            long couponFen,
            long pointsFen,
            long paidFen,
            long freightFen) {

        static PaidLineView of(OrderLine line) {
            return new PaidLineView(
                    new Id(line.id()),
                    new Id(line.skuId()),
                    line.quantity(),
                    line.listFen(),
                    line.priceListFen(),
                    line.offersFen(),
                    line.couponFen(),
                    line.pointsFen(),
                    line.paidFen(),
                    line.freightFen());
        }
    }
}
