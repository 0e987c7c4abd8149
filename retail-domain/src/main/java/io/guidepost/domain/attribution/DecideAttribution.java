package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.AttributionInputs;
import io.guidepost.core.attribution.AttributionRules;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.sale.LineId;
import io.guidepost.domain.attribution.Attributions.Circumstances;
import io.guidepost.domain.attribution.Attributions.Decision;
import io.guidepost.domain.attribution.Attributions.Evidence;
import io.guidepost.domain.attribution.Attributions.Frozen;
import io.guidepost.domain.attribution.Attributions.OrderedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Decides at the moment of order who gets the credit (B3). The decision is written by {@link Attributions#freeze}. */
@Service
public class DecideAttribution {

    private final Attributions attributions;
    private final RuleSets ruleSets;

    DecideAttribution(Attributions attributions, RuleSets ruleSets) {
        this.attributions = attributions;
        this.ruleSets = ruleSets;
    }

    public Frozen decide(long orderId, long memberId, Instant placedAt, List<OrderedLine> lines) {
        return decide(orderId, memberId, placedAt, lines, Circumstances.NONE);
    }

    /** The same for an order that says more than who placed it, such as one from another till. */
    public Frozen decide(
            long orderId, long memberId, Instant placedAt, List<OrderedLine> lines, Circumstances circumstances) {
        var evidence = attributions.evidence(memberId, placedAt, lines, circumstances);
        return new Frozen(orderId, evidence, AttributionRules.decide(evidence.inputs()));
    }

    /**
     * The decision by which a payment is credited: that of the order, or where its rules wait for the payment one taken
     * now, by the rules of the order on the evidence of the payment and what the order itself says. Joins the caller's
     * transaction, which holds the order.
     */
    public Decision whenPaid(long orderId, long memberId, Instant paidAt, List<OrderedLine> lines) {
        var standing = attributions
                .of(orderId)
                .orElseThrow(() -> new IllegalStateException(
                        "Order %d is paid but nobody is credited with it".formatted(orderId)));
        var rules = ruleSets.version(standing.attribution().ruleSetVersion());
        boolean isDecidedForGood = rules.decisionMoment() == RuleSet.DecisionMoment.ORDER_CREATED
                || standing.revision() > 1
                || !standing.attribution().decidedAt().isBefore(paidAt);
        if (isDecidedForGood) {
            return standing;
        }
        var evidence = attributions
                .evidence(memberId, paidAt, lines, circumstancesOf(orderId))
                .under(rules);
        attributions.freezeAgain(
                new Frozen(orderId, evidence, AttributionRules.decide(evidence.inputs())), standing.revision() + 1);
        return attributions.of(orderId).orElseThrow();
    }

    /** Who was named on the order, and where it is picked up and sent from, stays as it was placed. */
    private Circumstances circumstancesOf(long orderId) {
        var placed = attributions.inputsOf(orderId).orElseThrow();
        var hints = placed.hints();
        return new Circumstances(placed.designation(), hints.pickUp(), hints.imported(), hints.fulfilling());
    }

    /**
     * Goods taken in exchange inherit what was decided for the goods they replace (B4), however long ago that was. The
     * inputs are those of the original with the new lines in place of the old, so that deciding again says the same.
     *
     * @param replaced the original's line by the new one, in the order of the new lines
     * @return empty when there is no such order, or it has no such line
     */
    public Optional<Frozen> inherit(long orderId, long originalOrderId, LinkedHashMap<Long, Long> replaced) {
        var original = attributions.of(originalOrderId);
        var inputs = attributions.inputsOf(originalOrderId);
        if (original.isEmpty() || inputs.isEmpty()) {
            return Optional.empty();
        }
        var products = inputs.get().lines().stream()
                .collect(Collectors.toMap(line -> line.line().value(), line -> line.spu()));
        if (!products.keySet().containsAll(replaced.values())) {
            return Optional.empty();
        }
        var lines = new ArrayList<io.guidepost.core.attribution.OrderedLine>();
        var inherited = new LinkedHashMap<LineId, LineId>();
        replaced.forEach((line, old) -> {
            lines.add(new io.guidepost.core.attribution.OrderedLine(new LineId(line), products.get(old)));
            inherited.put(new LineId(line), new LineId(old));
        });
        var decided = original.get().attribution().inheritedBy(inherited);
        var regionOfStore = new HashMap<Long, Long>();
        decided.store()
                .ifPresent(store ->
                        original.get().regionId().ifPresent(region -> regionOfStore.put(store.value(), region)));
        var poolRegion =
                original.get().regionId().filter(region -> decided.store().isEmpty());
        return Optional.of(new Frozen(
                orderId, new Evidence(with(inputs.get(), lines), regionOfStore, Map.of(), poolRegion), decided));
    }

    private static AttributionInputs with(
            AttributionInputs inputs, List<io.guidepost.core.attribution.OrderedLine> lines) {
        return new AttributionInputs(
                inputs.at(),
                inputs.rules(),
                lines,
                inputs.designation(),
                inputs.touches(),
                inputs.bindings(),
                inputs.friendships(),
                inputs.employments(),
                inputs.stores(),
                inputs.transfers(),
                inputs.hints(),
                inputs.buyers());
    }
}
