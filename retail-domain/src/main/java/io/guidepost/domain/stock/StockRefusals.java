package io.guidepost.domain.stock;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import java.util.Map;

/** Every way in which a change of stock is declined. */
final class StockRefusals {

    private StockRefusals() {}

    static Refusal tooLow(long skuId) {
        return new Refusal(
                Kind.REFUSED,
                "stock_too_low",
                new Words(
                        "SKU %d 的可用库存不足，已为未付款订单保留的数量不可扣减".formatted(skuId),
                        "There are too few units of SKU %d; those held back for unpaid orders cannot be taken"
                                .formatted(skuId)),
                Map.of("skuId", Long.toString(skuId)));
    }

    static Refusal unknownSku(long skuId) {
        return new Refusal(
                Kind.REFUSED,
                "sku_unknown",
                new Words("SKU %d 不存在".formatted(skuId), "There is no SKU %d".formatted(skuId)),
                Map.of("skuId", Long.toString(skuId)));
    }

    static Refusal twice(long skuId) {
        return new Refusal(
                Kind.MALFORMED,
                "sku_twice",
                new Words("SKU %d 重复".formatted(skuId), "SKU %d is there twice".formatted(skuId)),
                Map.of("skuId", Long.toString(skuId)));
    }

    static Refusal badUnits() {
        return new Refusal(
                Kind.MALFORMED,
                "units_invalid",
                new Words(
                        "入库与调拨数量必须大于 0；调整数量不能为 0",
                        "Units that come in or are carried are positive; an adjustment is not 0"));
    }

    static Refusal samePlace() {
        return new Refusal(
                Kind.MALFORMED, "same_place", new Words("调出与调入不能为同一处", "Goods are carried from one place to another"));
    }

    static Refusal decidedBefore(StockDocument document) {
        return new Refusal(
                Kind.CONFLICT,
                "stock_document_decided",
                new Words("该单据已处理", "This document was decided before"),
                Map.of("status", document.status().name()));
    }

    static Refusal changed() {
        return new Refusal(
                Kind.CONFLICT,
                "stock_changed",
                new Words("该处库存刚刚由他人建立，请重试", "The SKU has just begun at this place; count it again"));
    }
}
