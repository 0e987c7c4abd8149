package io.guidepost.domain.incentive;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import java.util.Map;

/** Every way in which headquarters' wishes about incentives are refused. */
final class IncentiveRefusals {

    private IncentiveRefusals() {}

    static Refusal invalid(Words flaw) {
        return new Refusal(Kind.REFUSED, "incentive_invalid", flaw);
    }

    static Refusal versionConflict(int version) {
        return new Refusal(
                Kind.CONFLICT,
                "version_conflict",
                new Words("内容已被他人修改,请刷新后重试", "Somebody else has changed it meanwhile; load it again"),
                Map.of("version", version));
    }

    static Refusal wrongState(FundedIncentive.State state) {
        return new Refusal(
                Kind.CONFLICT,
                "incentive_state",
                new Words(
                        "激励状态为 %s,不能执行此操作".formatted(state),
                        "The incentive is %s, which does not allow this".formatted(state)),
                Map.of("state", state.name()));
    }

    static Refusal over() {
        return invalid(new Words("活动时间已过", "Its time is over already"));
    }

    static Refusal unknownFunder() {
        return new Refusal(Kind.REFUSED, "funder_unknown", new Words("出资方不存在", "There is no such funder"));
    }

    static Refusal funderExists() {
        return new Refusal(
                Kind.CONFLICT, "funder_exists", new Words("同名出资方已存在", "There is a funder of this name already"));
    }

    static Refusal raiseDone() {
        return new Refusal(Kind.CONFLICT, "raise_state", new Words("该预算追加已审批", "This raise was approved already"));
    }
}
