package io.guidepost.domain.points;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import java.util.Map;

final class PointsRefusals {

    private PointsRefusals() {}

    static Refusal notEnough(long available) {
        return new Refusal(
                Kind.REFUSED,
                "not_enough_points",
                new Words("您的可用积分为 %d".formatted(available), "You have %d points to use".formatted(available)),
                Map.of("availablePoints", available));
    }

    static Refusal notSoMany(long available) {
        return new Refusal(
                Kind.REFUSED,
                "not_enough_points",
                new Words("该会员的可用积分为 %d".formatted(available), "The member has %d points".formatted(available)),
                Map.of("availablePoints", available));
    }
}
