package io.guidepost.domain.correction;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.AttributionInputs;
import io.guidepost.core.attribution.AttributionRules;
import io.guidepost.core.attribution.BindingRules;
import io.guidepost.core.attribution.Correction;
import io.guidepost.core.attribution.Designation;
import io.guidepost.core.attribution.DesignationId;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.RuleSets;
import io.guidepost.domain.commission.Accruals.Stage;
import io.guidepost.domain.commission.Commissions;
import io.guidepost.domain.commission.Commissions.CorrectedSale;
import io.guidepost.domain.commission.Commissions.PaidSale;
import io.guidepost.domain.commission.Commissions.RefundedSale;
import io.guidepost.domain.notice.GuideNotices;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.shopper.BondCause;
import io.guidepost.domain.shopper.Bonds;
import io.guidepost.domain.shopper.OneShopper;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * The one door through which an attribution is corrected (B11): the evidence is changed as the correction says, the decision
 * is taken again by the rules of then, commission follows in the same transaction, and the guides concerned are told.
 * Locks the order first, then accruals, then accounts.
 */
@Component
class CorrectAttribution {

    private static final int LONGEST_NOTE = 200;

    private final Orders orders;
    private final Attributions attributions;
    private final RuleSets ruleSets;
    private final Commissions commissions;
    private final Corrections corrections;
    private final Bonds bonds;
    private final OneShopper shoppers;
    private final GuideNotices notices;
    private final Clock clock;

    CorrectAttribution(
            Orders orders,
            Attributions attributions,
            RuleSets ruleSets,
            Commissions commissions,
            Corrections corrections,
            Bonds bonds,
            OneShopper shoppers,
            GuideNotices notices,
            Clock clock) {
        this.orders = orders;
        this.attributions = attributions;
        this.ruleSets = ruleSets;
        this.commissions = commissions;
        this.corrections = corrections;
        this.bonds = bonds;
        this.shoppers = shoppers;
        this.notices = notices;
        this.clock = clock;
    }

    /** The decision as it would be corrected, or the refusal that it cannot be; changes nothing. */
    Attribution preview(CorrectionCase correction) {
        var decision = attributions.of(correction.orderId()).orElseThrow(() -> Refusal.notFound("订单", "order"));
        return decided(correction, inputsOf(correction), decision.attribution());
    }

    /** Keeps the order to the caller's transaction. */
    void hold(long orderId) {
        orders.lock(orderId);
    }

    /**
     * Corrects in the caller's transaction.
     *
     * @param correction PROPOSED, and held by the caller or written in this transaction
     */
    void apply(CorrectionCase correction, long approvedBy) {
        var order = orders.lock(correction.orderId()).orElseThrow(() -> Refusal.notFound("订单", "order"));
        if (order.status() == OrderStatus.CLOSED || order.status() == OrderStatus.CANCELLED) {
            throw CorrectionRefusals.orderClosed();
        }
        var now = clock.instant();
        var former = attributions.of(order.id()).orElseThrow();
        var inputs = inputsOf(correction);
        var decided = decided(correction, inputs, former.attribution());
        int revision = attributions.supersede(new Attributions.Superseding(
                order.id(), inputs, decided, Attributions.Reason.CORRECTION, correction.id(), now));
        if (order.paidAt().isPresent()) {
            commissions.correct(sale(correction.id(), order, now));
        }
        corrections.applied(correction.id(), approvedBy, now, former.revision(), revision);
        if (correction.moveBinding()) {
            moveBinding(correction, approvedBy, shoppers.standingFor(order.memberId()), decided, now);
        }
        tell(correction, former.attribution(), decided);
    }

    private AttributionInputs inputsOf(CorrectionCase correction) {
        var inputs = attributions.inputsOf(correction.orderId()).orElseThrow(() -> Refusal.notFound("订单", "order"));
        return change(correction, inputs).applyTo(inputs);
    }

    private Correction change(CorrectionCase correction, AttributionInputs inputs) {
        var guide = new GuideId(correction.guideId());
        return switch (correction.kind()) {
            case RULING ->
                new Correction.Designated(
                        new Designation(
                                new DesignationId(correction.id()),
                                Designation.Kind.RULING,
                                guide,
                                new StoreId(correction.storeId().orElseThrow()),
                                correction.createdAt(),
                                true),
                        attributions.employmentsOf(correction.guideId(), inputs.at()));
            case BOUGHT_HIMSELF ->
                new Correction.BoughtHimself(guide, attributions.employmentsOf(correction.guideId(), inputs.at()));
            case TOUCHES_BLOCKED -> new Correction.TouchesBlocked(guide);
        };
    }

    private static Attribution decided(CorrectionCase correction, AttributionInputs inputs, Attribution former) {
        var decided = AttributionRules.decide(inputs);
        if (correction.kind() == CorrectionCase.Kind.RULING
                && !decided.guide().equals(Optional.of(new GuideId(correction.guideId())))) {
            throw CorrectionRefusals.notEmployedThen();
        }
        if (!Correction.hasEffect(former, decided)) {
            throw CorrectionRefusals.withoutEffect();
        }
        return decided;
    }

    private CorrectedSale sale(long correctionId, Order order, Instant now) {
        var lines = orders.linesOf(order.id());
        return new CorrectedSale(
                correctionId,
                new PaidSale(
                        order.id(),
                        shoppers.standingFor(order.memberId()),
                        order.placedAt(),
                        order.paidAt().orElseThrow(),
                        order.payMethod(),
                        lines.stream()
                                .map(line -> new PaidSale.Line(
                                        line.id(),
                                        line.skuId(),
                                        line.productId(),
                                        line.categoryId(),
                                        line.brand(),
                                        line.quantity(),
                                        line.paidFen()))
                                .toList()),
                lines.stream()
                        .map(line -> new RefundedSale.Line(line.id(), line.keptFen(), line.keptQuantity()))
                        .toList(),
                stageOf(order, now),
                now);
    }

    private static Stage stageOf(Order order, Instant now) {
        if (order.receivedAt().isEmpty()) {
            return new Stage(AccrualState.PENDING, Optional.empty());
        }
        var windowEndsAt = order.windowEndsAt().or(order::receivedAt);
        return new Stage(
                windowEndsAt.orElseThrow().isAfter(now) ? AccrualState.FROZEN : AccrualState.AVAILABLE, windowEndsAt);
    }

    private void moveBinding(
            CorrectionCase correction, long approvedBy, long memberId, Attribution decided, Instant now) {
        if (decided.guide().isEmpty()) {
            return;
        }
        bonds.lock(memberId);
        var rules = ruleSets.version(decided.ruleSetVersion());
        bonds.apply(
                memberId,
                BindingRules.afterCorrection(
                        rules,
                        bonds.of(memberId),
                        decided.guide().get(),
                        correction.storeId().map(StoreId::new).orElseGet(() -> decided.store()
                                .orElseThrow()),
                        now),
                new BondCause(
                        BondCause.Kind.ADMIN,
                        Optional.of(correction.orderId()),
                        Optional.of(approvedBy),
                        note(correction.reason())));
    }

    private static String note(String reason) {
        return reason.length() <= LONGEST_NOTE ? reason : reason.substring(0, LONGEST_NOTE);
    }

    private void tell(CorrectionCase correction, Attribution former, Attribution decided) {
        var before = guidesOf(former);
        var after = guidesOf(decided);
        var both = new TreeSet<>(before);
        both.addAll(after);
        for (var guide : both) {
            var text = !after.contains(guide)
                    ? "订单 %d 的业绩归属已更正,不再计入您名下,相应佣金已冲回。原因:%s"
                    : before.contains(guide) ? "订单 %d 的归属已更正,佣金已重新计算。原因:%s" : "订单 %d 的业绩归属已更正为您,佣金已补记。原因:%s";
            notices.tell(
                    "correction:%d:%d".formatted(correction.id(), guide),
                    Set.of(guide),
                    "订单归属更正",
                    text.formatted(correction.orderId(), correction.reason()),
                    "#/earnings");
        }
    }

    private static Set<Long> guidesOf(Attribution attribution) {
        var guides = new TreeSet<Long>();
        attribution.lines().forEach(line -> line.outcome().splits().stream()
                .filter(split -> split.payeeType() == PayeeType.GUIDE)
                .forEach(split -> guides.add(split.payeeId())));
        return guides;
    }
}
