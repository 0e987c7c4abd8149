package io.guidepost.domain.payout;

import io.guidepost.core.settlement.WithdrawalWish.Hold;
import io.guidepost.core.settlement.WithdrawalWish.Risk;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Everything that any feature has against paying a guide. */
@Component
class AllHolds {

    private final List<HoldsOnPayee> features;

    AllHolds(List<HoldsOnPayee> features) {
        this.features = features;
    }

    Set<Hold> holdsOn(long guideId) {
        return together(Hold.class, feature -> feature.holdsOn(guideId));
    }

    Set<Risk> risksOf(long guideId) {
        return together(Risk.class, feature -> feature.risksOf(guideId));
    }

    /** For headquarters, which is told why; the guide is not. */
    void requireNone(long guideId) {
        var holds = holdsOn(guideId);
        if (!holds.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "withdrawal_on_hold",
                    new Words("账户核查中,暂不能付款", "The account is being checked; nothing can be paid for now"),
                    Map.of("holds", holds.stream().map(Hold::name).toList()));
        }
    }

    private <E extends Enum<E>> Set<E> together(Class<E> type, Function<HoldsOnPayee, Collection<E>> question) {
        var all = EnumSet.noneOf(type);
        features.forEach(feature -> all.addAll(question.apply(feature)));
        return all;
    }
}
