package io.guidepost.domain.flashsale;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Every way in which a flash sale declines. */
public final class FlashRefusals {

    private static final long RETRY_BUSY_SECONDS = 1;

    private FlashRefusals() {}

    static Refusal notStarted(Instant startsAt, Instant now) {
        long seconds =
                Math.max(1, Duration.between(now, startsAt).plusMillis(999).toSeconds());
        return new Refusal(
                Kind.REFUSED,
                "flash_sale_not_started",
                new Words("活动尚未开始，%d 秒后开抢".formatted(seconds), "The sale starts in %d seconds".formatted(seconds)),
                Map.of("startsAt", startsAt.toString(), "serverAt", now.toString(), "retryAfterSeconds", seconds));
    }

    static Refusal over() {
        return new Refusal(Kind.REFUSED, "flash_sale_over", new Words("活动已结束", "The sale is over"));
    }

    static Refusal notInSale(long skuId) {
        return new Refusal(
                Kind.REFUSED,
                "sku_not_in_sale",
                new Words("商品规格 %d 不在活动中".formatted(skuId), "SKU %d is not part of the sale".formatted(skuId)),
                Map.of("skuId", Long.toString(skuId)));
    }

    static Refusal limitReached(FlashSale.Item item, int taken) {
        return new Refusal(
                Kind.REFUSED,
                "flash_limit_reached",
                new Words(
                        "每人限购 %d 件，您已购 %d 件".formatted(item.perMember(), taken),
                        "At most %d units for each member; you have %d".formatted(item.perMember(), taken)),
                Map.of("skuId", Long.toString(item.skuId()), "perMember", item.perMember(), "taken", taken));
    }

    public static Refusal soldOut(long skuId) {
        return new Refusal(
                Kind.REFUSED,
                "out_of_stock",
                new Words("商品规格 %d 已抢光".formatted(skuId), "SKU %d is sold out".formatted(skuId)),
                Map.of("skuId", Long.toString(skuId)));
    }

    /** Too many wait at this moment: nothing was taken, and the same request may be sent again. */
    public static Refusal busy() {
        return new Refusal(
                Kind.TOO_MANY,
                "flash_sale_busy",
                new Words("排队人数过多，请稍后重试", "Too many are waiting; please try again in a moment"),
                Map.of("retryAfterSeconds", RETRY_BUSY_SECONDS));
    }

    static Refusal conflict(FlashSale sale) {
        return new Refusal(
                Kind.CONFLICT,
                "flash_sale_status",
                new Words("活动当前状态不允许此操作", "The sale is not in a state for this"),
                Map.of("status", sale.status().name()));
    }

    static Refusal versionConflict() {
        return new Refusal(
                Kind.CONFLICT,
                "version_conflict",
                new Words("数据已被他人修改，请刷新后重试", "Somebody else has changed this meanwhile; read it again and retry"));
    }

    static Refusal overlap(long skuId) {
        return new Refusal(
                Kind.REFUSED,
                "flash_sale_overlap",
                new Words(
                        "SKU %d 在同一时段已参加另一场秒杀".formatted(skuId),
                        "SKU %d is part of another sale at the same time".formatted(skuId)),
                Map.of("skuId", Long.toString(skuId)));
    }

    static Refusal priceNotLower(long skuId) {
        return new Refusal(
                Kind.REFUSED,
                "flash_price_not_lower",
                new Words(
                        "SKU %d 的秒杀价须低于标价".formatted(skuId),
                        "The price of SKU %d must be below its list price".formatted(skuId)),
                Map.of("skuId", Long.toString(skuId)));
    }

    static Refusal unknownSku(long skuId) {
        return new Refusal(
                Kind.REFUSED,
                "sku_not_for_sale",
                new Words("SKU %d 不存在或已下架".formatted(skuId), "SKU %d is not for sale".formatted(skuId)),
                Map.of("skuId", Long.toString(skuId)));
    }

    static Refusal skuTwice(long skuId) {
        return new Refusal(
                Kind.MALFORMED,
                "sku_twice",
                new Words("SKU %d 重复".formatted(skuId), "SKU %d is there twice".formatted(skuId)),
                Map.of("skuId", Long.toString(skuId)));
    }

    static Refusal inThePast() {
        return new Refusal(
                Kind.REFUSED, "flash_sale_in_the_past", new Words("活动结束时间已过", "The end of the sale has passed"));
    }

    static Refusal badWindow() {
        return new Refusal(
                Kind.MALFORMED,
                "invalid_window",
                new Words("结束时间须晚于开始时间，且不超过 30 天", "A sale ends after it starts, at most 30 days later"));
    }

    static Refusal tooFewUnits(long skuId) {
        return new Refusal(
                Kind.REFUSED,
                "stock_too_low",
                new Words(
                        "SKU %d 的中央库存不足以划拨给活动".formatted(skuId),
                        "There are too few units of SKU %d to set aside".formatted(skuId)),
                Map.of("skuId", Long.toString(skuId)));
    }
}
