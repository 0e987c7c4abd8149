package io.guidepost.domain.order;

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

    static Refusal couponNotFound(String couponId) {
        return new Refusal(
                Kind.REFUSED,
                "coupon_not_found",
                new Words("您没有优惠券 %s".formatted(couponId), "You have no coupon %s".formatted(couponId)),
                Map.of("couponId", couponId));
    }

    static Refusal notEnoughPoints() {
        return new Refusal(
                Kind.REFUSED,
                "not_enough_points",
                new Words("您的可用积分为 0", "You have no points to use"),
                Map.of("availablePoints", 0));
    }

    static Refusal priceChanged(long payableFen) {
        return new Refusal(
                Kind.CONFLICT,
                "price_changed",
                new Words("价格已变动，请按新的应付金额重新确认", "The price has changed; please confirm the new amount"),
                Map.of("payableFen", payableFen));
    }

    static Refusal amountOutOfRange() {
        return new Refusal(
                Kind.REFUSED,
                "amount_out_of_range",
                new Words("订单金额必须在 0.01 元至 100 万元之间", "An order must come to between 0.01 and 1,000,000 yuan"));
    }

    private static Map<String, Object> sku(long skuId) {
        // As text, like every identifier that clients see.
        return Map.of("skuId", Long.toString(skuId));
    }
}
