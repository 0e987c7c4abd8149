package io.guidepost.domain.commission.rate;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Reward;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.rate.RateTarget.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a rate must be to make sense, and which of them cannot both hold. */
final class RateRules {

    private RateRules() {}

    /** What about a rate is wrong. */
    enum Part {
        TARGET,
        PAYEE,
        REWARD,
        FROM,
        UNTIL
    }

    record Fault(Part part, String code, Words words) {

        Refusal refusal() {
            return new Refusal(Refusal.Kind.REFUSED, code, words, Map.of());
        }
    }

    /** The first thing that is wrong with it; empty if it may be proposed. */
    static Optional<Fault> judge(NewRate rate, Instant now) {
        var scope = rate.target().scope();
        if (rate.reward().filter(Reward.FixedPerUnit.class::isInstance).isPresent() && scope != Scope.SKU) {
            return fault(Part.REWARD, "fixed_needs_sku", "固定佣金只能按 SKU 设置", "Only a SKU can have a fixed reward");
        }
        if (scope == Scope.GUIDE_LEVEL && rate.payee() != PayeeType.GUIDE) {
            return fault(Part.PAYEE, "level_needs_guide", "只有导购有等级", "Only guides have levels");
        }
        if (scope == Scope.STORE && rate.payee() == PayeeType.HQ) {
            return fault(
                    Part.PAYEE,
                    "store_policy_not_for_hq",
                    "门店政策不适用于总部",
                    "A store's policy is for the store and its guides");
        }
        if (rate.from().isBefore(now)) {
            return notRetroactive();
        }
        if (rate.until().isPresent() && !rate.from().isBefore(rate.until().get())) {
            return fault(Part.UNTIL, "rate_period", "失效时间必须晚于生效时间", "A rate ends after it begins");
        }
        return Optional.empty();
    }

    static Optional<Fault> notRetroactive() {
        return fault(
                Part.FROM,
                "rate_not_retroactive",
                "佣金比例不能追溯生效,生效时间须不早于现在",
                "A rate begins now or later: what was sold keeps the rate of its day");
    }

    /**
     * A SKU may have a fixed reward and a percentage at the same time, because the one is asked before the other; an
     * exclusion stands beside neither.
     */
    static boolean shareASlot(
            RateTarget target,
            PayeeType payee,
            Optional<Reward> reward,
            RateTarget otherTarget,
            PayeeType otherPayee,
            Optional<Reward> otherReward) {
        if (payee != otherPayee || !target.equals(otherTarget)) {
            return false;
        }
        return reward.isEmpty()
                || otherReward.isEmpty()
                || reward.get() instanceof Reward.FixedPerUnit == otherReward.get() instanceof Reward.FixedPerUnit;
    }

    static boolean overlap(Instant from, Optional<Instant> until, Instant otherFrom, Optional<Instant> otherUntil) {
        return until.map(otherFrom::isBefore).orElse(true)
                && otherUntil.map(from::isBefore).orElse(true);
    }

    private static Optional<Fault> fault(Part part, String code, String zh, String en) {
        return Optional.of(new Fault(part, code, new Words(zh, en)));
    }
}
