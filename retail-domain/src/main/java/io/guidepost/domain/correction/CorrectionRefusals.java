package io.guidepost.domain.correction;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.Map;

/** Everything a correction is refused for. */
final class CorrectionRefusals {

    private CorrectionRefusals() {}

    static Refusal orderClosed() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "order_closed",
                new Words("订单已关闭,没有可更正的归属", "The order is closed: nobody has a sale"));
    }

    static Refusal anotherIsOpen() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "correction_open",
                new Words("该订单已有更正在处理", "A correction of this order is under way or was made for this cause"));
    }

    static Refusal withoutEffect() {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "correction_without_effect",
                new Words("更正后的归属与现在相同", "The corrected attribution would be the one in force"));
    }

    static Refusal notEmployedThen() {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "guide_not_employed_then",
                new Words("该导购下单时不在该门店任职", "The guide did not serve in that store when the order was placed"));
    }

    static Refusal decidedAlready(CorrectionCase.Status status) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "correction_not_proposed",
                new Words("该更正已处理", "This correction no longer waits for a decision"),
                Map.of("status", status.name()));
    }
}
