package io.guidepost.domain.price;

import io.guidepost.core.price.Approval;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import java.util.Map;

/** Every way in which a pricing is declined. */
final class PriceRefusals {

    private PriceRefusals() {}

    static Refusal wrongState(Approval.State state) {
        return new Refusal(
                Kind.CONFLICT,
                "wrong_state",
                new Words("当前状态为 %s，不能执行此操作".formatted(state), "It is %s, which does not allow this".formatted(state)),
                Map.of("state", state.name()));
    }

    static Refusal versionConflict() {
        return new Refusal(
                Kind.CONFLICT,
                "version_conflict",
                new Words("已被他人修改，请刷新后重试", "Somebody else has changed it meanwhile; read it again and retry"));
    }

    static Refusal invalid(String why) {
        return new Refusal(
                Kind.REFUSED,
                "pricing_invalid",
                new Words("内容有误：" + why, "This cannot be: " + why),
                Map.of("reason", why));
    }

    static Refusal tooMany(int most) {
        return new Refusal(
                Kind.REFUSED,
                "too_many",
                new Words("最多 %d 条".formatted(most), "At most %d are possible".formatted(most)),
                Map.of("most", most));
    }

    static Refusal over() {
        return new Refusal(Kind.REFUSED, "pricing_over", new Words("有效期已结束", "Its period is over already"));
    }

    static Refusal noPrices() {
        return new Refusal(Kind.REFUSED, "price_list_empty", new Words("价目表还没有价格", "The price list has no prices yet"));
    }
}
