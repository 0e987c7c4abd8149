package io.guidepost.core.attribution;

import io.guidepost.core.sale.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The decision who an order belongs to, frozen when the order is placed (B3).
 *
 * @param outcome of the order as a whole: that of the line with the strongest basis, of equal ones the first line's
 * @param lines one per order line, in their order; they differ only where the scope of a touch is one product
 * @param candidates strongest first, losers included
 */
public record Attribution(
        String ruleSetName,
        int ruleSetVersion,
        Instant decidedAt,
        Outcome outcome,
        List<LineOutcome> lines,
        List<Candidate> candidates,
        BindingIntent afterPayment) {

    public Attribution {
        Objects.requireNonNull(ruleSetName, "ruleSetName");
        Objects.requireNonNull(decidedAt, "decidedAt");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(afterPayment, "afterPayment");
        lines = List.copyOf(lines);
        candidates = List.copyOf(candidates);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("An attribution speaks about at least one line");
        }
    }

    /** As if decided when the order was placed: rates are those of that moment even if the credit waited for payment (B6). */
    public Attribution atRatesOf(Instant orderedAt) {
        return decidedAt.isAfter(orderedAt)
                ? new Attribution(ruleSetName, ruleSetVersion, orderedAt, outcome, lines, candidates, afterPayment)
                : this;
    }

    public Basis basis() {
        return outcome.basis();
    }

    public Optional<GuideId> guide() {
        return outcome.guide();
    }

    public Optional<StoreId> store() {
        return outcome.store();
    }

    public List<Split> splits() {
        return outcome.splits();
    }

    /** What was decided for this line; an exchanged line takes over the outcome of the line it replaces. */
    public Outcome of(LineId line) {
        for (LineOutcome decided : lines) {
            if (decided.line().equals(line)) {
                return decided.outcome();
            }
        }
        throw new IllegalArgumentException("Line %d is not part of this order".formatted(line.value()));
    }

    /**
     * The same decision for goods taken in exchange: each new line inherits what was decided for the line it replaces
     * (B4). Nobody is bound by an exchange.
     *
     * @param replaced the old line by the new one, in the order of the new lines
     */
    public Attribution inheritedBy(LinkedHashMap<LineId, LineId> replaced) {
        List<LineOutcome> inherited = new ArrayList<>();
        replaced.forEach((line, old) -> inherited.add(new LineOutcome(line, of(old))));
        if (inherited.isEmpty()) {
            throw new IllegalArgumentException("An exchange has at least one line");
        }
        return new Attribution(
                ruleSetName,
                ruleSetVersion,
                decidedAt,
                inherited.get(0).outcome(),
                inherited,
                candidates,
                BindingIntent.NONE);
    }
}
