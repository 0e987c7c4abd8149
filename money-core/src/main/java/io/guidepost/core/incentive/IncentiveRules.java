package io.guidepost.core.incentive;

import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.Share;
import io.guidepost.core.incentive.Judgement.Moment;
import io.guidepost.core.incentive.Judgement.Nothing;
import io.guidepost.core.incentive.Judgement.Part;
import io.guidepost.core.incentive.Judgement.Qualifies;
import io.guidepost.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who qualifies for what (B8). Budgets are not asked here: they are taken from when the reward is written. */
public final class IncentiveRules {

    private IncentiveRules() {}

    /** What is rewarded of some goods: {@code units} times the amount is {@code whole}. */
    public record Due(Money base, int units, Money whole) {

        static final Due NOTHING = new Due(Money.ZERO, 0, Money.ZERO);
    }

    /**
     * Whether an order qualifies. Everything is asked for the moment of order and again for the moment of payment; an
     * incentive that merely ran out in between keeps its promise, one that was called off does not.
     *
     * @param credited to whom the order as a whole is credited
     */
    public static Judgement judge(Incentive incentive, OrderFacts atOrder, OrderFacts atPayment, List<Split> credited) {
        if (!incentive.kind().isPerOrder()) {
            throw new IllegalArgumentException("%s does not judge orders".formatted(incentive.kind()));
        }
        if (!incentive.isInForceAt(atOrder.at())) {
            return new Nothing(NoReward.NOT_IN_FORCE, Moment.ORDER);
        }
        List<Split> payees = payees(incentive.payee(), credited);
        Optional<NoReward> barred = whyNobody(payees);
        if (barred.isPresent()) {
            return new Nothing(barred.get(), Moment.ORDER);
        }
        Optional<NoReward> whenOrdered = whyNot(incentive.conditions(), atOrder);
        if (whenOrdered.isPresent()) {
            return new Nothing(whenOrdered.get(), Moment.ORDER);
        }
        if (!atPayment.at().isBefore(incentive.endedAt())) {
            return new Nothing(NoReward.ENDED, Moment.PAYMENT);
        }
        Optional<NoReward> whenPaid = whyNot(incentive.conditions(), atPayment);
        if (whenPaid.isPresent()) {
            return new Nothing(whenPaid.get(), Moment.PAYMENT);
        }
        List<Goods> named = named(incentive.conditions(), atPayment.goods());
        Due due = due(incentive, named);
        List<Part> parts = parts(payees, due.whole());
        return parts.isEmpty()
                ? new Nothing(NoReward.NO_PAYEE, Moment.ORDER)
                : new Qualifies(due, named.stream().map(Goods::line).toList(), parts);
    }

    /**
     * The same of an order that is judged again when some of it went back already: who is rewarded stays, how much follows what
     * is kept (B7, B11).
     *
     * @param kept of the lines that count
     */
    public static Judgement ofKept(Incentive incentive, Qualifies asBought, List<Goods> kept) {
        Due due = due(incentive, kept);
        List<Part> parts = asBought.parts().stream()
                .map(part -> new Part(part.payee(), part.share(), part.share().of(due.whole())))
                .filter(part -> part.amount().isPositive())
                .toList();
        return parts.isEmpty()
                ? new Nothing(NoReward.BELOW_MINIMUM, Moment.PAYMENT)
                : new Qualifies(due, asBought.lines(), parts);
    }

    /**
     * What goods that count are rewarded with: asked of what was bought, and at every refund of what is kept, so that any
     * series of refunds ends at what the rest would have earned (B7).
     *
     * @param counting those that {@link Conditions#names} names, or that were frozen as such
     */
    public static Due due(Incentive incentive, List<Goods> counting) {
        Money base = Money.ZERO;
        int units = 0;
        for (Goods line : counting) {
            base = base.plus(line.paid());
            units = Math.addExact(units, line.units());
        }
        if (units == 0 || base.compareTo(incentive.conditions().minPaid()) < 0) {
            return Due.NOTHING;
        }
        int rewarded = incentive.kind() == IncentiveKind.FIXED_PER_ORDER ? 1 : units;
        return new Due(base, rewarded, incentive.amount().times(rewarded));
    }

    private static Optional<NoReward> whyNot(Conditions conditions, OrderFacts order) {
        if (conditions.memberIsFriend().isPresent()
                && !order.isFriend(conditions.memberIsFriend().get())) {
            return Optional.of(NoReward.NOT_A_FRIEND);
        }
        if (!conditions.payMethods().isEmpty() && !conditions.payMethods().contains(order.payMethod())) {
            return Optional.of(NoReward.OTHER_PAY_METHOD);
        }
        if (!conditions.stores().isEmpty()
                && order.store().filter(conditions.stores()::contains).isEmpty()) {
            return Optional.of(NoReward.OTHER_STORE);
        }
        if (!conditions.regions().isEmpty()
                && order.region().filter(conditions.regions()::contains).isEmpty()) {
            return Optional.of(NoReward.OTHER_REGION);
        }
        List<Goods> named = named(conditions, order.goods());
        if (named.isEmpty()) {
            return Optional.of(NoReward.NO_SUCH_GOODS);
        }
        Money paid = named.stream().map(Goods::paid).reduce(Money.ZERO, Money::plus);
        return paid.compareTo(conditions.minPaid()) < 0 ? Optional.of(NoReward.BELOW_MINIMUM) : Optional.empty();
    }

    private static List<Goods> named(Conditions conditions, List<Goods> goods) {
        return goods.stream()
                .filter(line -> line.units() > 0)
                .filter(conditions::names)
                .toList();
    }

    private static List<Split> payees(PayeeType type, List<Split> credited) {
        return credited.stream().filter(split -> split.payeeType() == type).toList();
    }

    private static Optional<NoReward> whyNobody(List<Split> payees) {
        if (payees.stream().anyMatch(split -> split.bar() == CommissionBar.SELF_PURCHASE)) {
            return Optional.of(NoReward.SELF_PURCHASE);
        }
        return payees.stream().allMatch(split -> split.commissionBp() == 0)
                ? Optional.of(NoReward.NO_PAYEE)
                : Optional.empty();
    }

    private static List<Part> parts(List<Split> payees, Money whole) {
        List<Integer> bps = payees.stream().map(Split::commissionBp).toList();
        List<Part> parts = new ArrayList<>(payees.size());
        for (int i = 0; i < payees.size(); i++) {
            Share share = new Share(bps, i);
            Money amount = share.of(whole);
            if (amount.isPositive()) {
                Split payee = payees.get(i);
                parts.add(new Part(new Beneficiary(payee.payeeType(), payee.payeeId()), share, amount));
            }
        }
        return parts;
    }
}
