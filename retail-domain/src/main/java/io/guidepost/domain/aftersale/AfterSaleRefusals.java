package io.guidepost.domain.aftersale;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import java.util.Map;

/** Every way in which something about a case is declined, in one place. */
final class AfterSaleRefusals {

    private AfterSaleRefusals() {}

    static Refusal notFound() {
        return Refusal.notFound("售后单", "after-sale case");
    }

    static Refusal wrongState(AfterSale now) {
        return new Refusal(
                Kind.CONFLICT,
                "after_sale_state",
                new Words("售后单当前状态不能进行此操作", "This cannot be done to a case in this state"),
                Map.of("afterSaleStatus", now.status().name()));
    }

    static Refusal stale() {
        return new Refusal(
                Kind.CONFLICT,
                "version_conflict",
                new Words("售后单已被他人修改，请刷新后重试", "The case was changed by somebody else; look again"));
    }

    static Refusal notSentYet() {
        return new Refusal(
                Kind.CONFLICT,
                "order_not_sent_yet",
                new Words("商品尚未全部发出，请选择仅退款", "Not all goods have left; ask for a refund only"));
    }

    static Refusal notPaid() {
        return new Refusal(
                Kind.CONFLICT,
                "order_not_refundable",
                new Words("订单未支付，无需退款", "The order is not paid, so nothing can be given back"));
    }

    static Refusal foreignFile() {
        return Refusal.notFound("文件", "file");
    }

    static Refusal notExchangeable() {
        return new Refusal(
                Kind.REFUSED,
                "exchange_not_same_product",
                new Words("只能换同一商品、同一价格的规格", "Goods are exchanged for the same product at the same price only"));
    }

    static Refusal needsHeadquarters() {
        return new Refusal(
                Kind.FORBIDDEN,
                "needs_headquarters",
                new Words("金额超过店长权限，请由总部处理", "The amount is beyond a manager's; headquarters decides"));
    }

    static Refusal freightNotOurs() {
        return new Refusal(
                Kind.REFUSED,
                "freight_not_refundable",
                new Words("非商家责任的售后不退运费", "Freight goes back only where the fault is ours"));
    }

    static Refusal freightTooMuch(long leftFen) {
        return new Refusal(
                Kind.REFUSED,
                "refund_freight_exceeded",
                new Words("最多还能退运费 %d 分".formatted(leftFen), "At most %d fen of freight are left".formatted(leftFen)),
                Map.of("leftFen", leftFen));
    }

    static Refusal tooManyFiles(int most) {
        return new Refusal(
                Kind.TOO_MANY,
                "too_many_files",
                new Words("上传过于频繁，请稍后再试", "At most %d files in an hour".formatted(most)));
    }
}
