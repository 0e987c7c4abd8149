package io.guidepost.domain.order;

import io.guidepost.core.price.PriceStep;
import io.guidepost.core.price.Quote;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import java.util.Map;

/** Every way in which an order is declined, in one place. */
final class OrderRefusals {

    private OrderRefusals() {}

    static Refusal outOfStock(long skuId) {
        return new Refusal(
                Kind.REFUSED,
                "out_of_stock",
                new Words("商品规格 %d 库存不足".formatted(skuId), "SKU %d is out of stock".formatted(skuId)),
                sku(skuId));
    }

    static Refusal notForSale(long skuId) {
        return new Refusal(
                Kind.REFUSED,
                "sku_not_for_sale",
                new Words("商品规格 %d 不存在或已下架".formatted(skuId), "SKU %d is not for sale".formatted(skuId)),
                sku(skuId));
    }

    static Refusal tooMany(long skuId, int max) {
        return new Refusal(
                Kind.REFUSED,
                "quantity_too_large",
                new Words(
                        "商品规格 %d 一次最多购买 %d 件".formatted(skuId, max),
                        "At most %d units of SKU %d can be ordered at once".formatted(max, skuId)),
                sku(skuId));
    }

    /** It is his and valid, but not for this basket. */
    static Refusal couponNotApplicable(PriceStep why) {
        return new Refusal(
                Kind.REFUSED,
                "coupon_not_applicable",
                why.why(),
                Map.of(
                        "couponId",
                        Long.toString(why.sourceId()),
                        "reason",
                        why.verdict().name()));
    }

    static Refusal regionNotServed(PriceStep why) {
        return new Refusal(Kind.REFUSED, "region_not_served", why.why(), Map.of("lineNos", why.lineNos()));
    }

    /** Somebody has ordered or changed it meanwhile, on another device perhaps (L2). */
    static Refusal cartChanged() {
        return new Refusal(
                Kind.CONFLICT,
                "cart_changed",
                new Words("购物车已变动，请刷新后重试", "The cart has changed meanwhile; look at it again"));
    }

    /** With the new price, so that the shopper can agree to it without asking again. */
    static Refusal priceChanged(Quote quote) {
        return new Refusal(
                Kind.CONFLICT,
                "price_changed",
                new Words("价格已变动，请按新的应付金额重新确认", "The price has changed; please confirm the new amount"),
                Map.of(
                        "payableFen", quote.payable().fen(),
                        "listFen", quote.list().fen(),
                        "discountFen", quote.list().minus(quote.goods()).fen(),
                        "freightFen", quote.freight().fen(),
                        "lines", quote.lines().stream().map(OrderRefusals::line).toList()));
    }

    static Refusal amountOutOfRange() {
        return new Refusal(
                Kind.REFUSED,
                "amount_out_of_range",
                new Words("订单金额必须在 0.01 元至 100 万元之间", "An order must come to between 0.01 and 1,000,000 yuan"));
    }

    private static Map<String, Object> line(Quote.Line line) {
        var priced = line.priced();
        return Map.of(
                "skuId", Long.toString(priced.sku().value()),
                "quantity", priced.quantity(),
                "listFen", priced.list().fen(),
                "paidFen", priced.paid().fen());
    }

    private static Map<String, Object> sku(long skuId) {
        // As text, like every identifier that clients see.
        return Map.of("skuId", Long.toString(skuId));
    }
}
