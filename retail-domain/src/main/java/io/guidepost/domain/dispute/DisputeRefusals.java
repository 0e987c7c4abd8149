package io.guidepost.domain.dispute;

import io.guidepost.core.attribution.DisputeState;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.Instant;
import java.util.Map;

/** Everything a dispute is refused for. */
final class DisputeRefusals {

    private DisputeRefusals() {}

    static Refusal tooLate(Instant endedAt) {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "dispute_too_late",
                new Words("已超过申诉期限", "The time to dispute this decision is over"),
                Map.of("endedAt", endedAt.toString()));
    }

    static Refusal alreadyYours() {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "dispute_already_yours",
                new Words("该订单已全部归属于您", "This sale is credited to you in full already"));
    }

    static Refusal orderClosed() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "order_closed",
                new Words("订单已关闭,没有可申诉的归属", "The order is closed: nobody has a sale"));
    }

    static Refusal notEmployedThen() {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "guide_not_employed_then",
                new Words("您在下单时尚未在职", "You did not serve in any store when the order was placed"));
    }

    static Refusal openAlready() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "dispute_open",
                new Words("您对该订单的申诉还在处理中", "Your dispute of this order is still being looked at"));
    }

    static Refusal tooMany(int most) {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "too_many_disputes",
                new Words(
                        "最多同时有 %d 个处理中的申诉".formatted(most), "At most %d disputes can be open at once".formatted(most)));
    }

    static Refusal partyCannotComment() {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "party_cannot_comment",
                new Words("申诉当事人不能填写店长意见", "Whoever is a party to the dispute cannot comment on it"));
    }

    static Refusal managersOnly() {
        return new Refusal(
                Refusal.Kind.FORBIDDEN, "role_missing", new Words("只有店长可以操作", "Only a store manager may do this"));
    }

    static Refusal movedOn(DisputeState status) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "dispute_moved_on",
                new Words("申诉当前状态不允许此操作", "The dispute is no longer, or not yet, at this point"),
                Map.of("status", status.name()));
    }
}
