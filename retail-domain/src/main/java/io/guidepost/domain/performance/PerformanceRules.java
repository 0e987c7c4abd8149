package io.guidepost.domain.performance;

import io.guidepost.core.settlement.CreditMatrix;
import io.guidepost.domain.performance.Figures.Commission;
import io.guidepost.domain.performance.SoldOrder.Credit;
import io.guidepost.domain.performance.SoldOrder.Decision;
import io.guidepost.domain.performance.SoldOrder.Earned;
import io.guidepost.domain.performance.SoldOrder.GuideShare;
import io.guidepost.domain.performance.SoldOrder.Line;
import io.guidepost.domain.performance.SoldOrder.StoreShare;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an order adds to whose figures, as far as it was known at a moment. A day's figures are the difference that the day made,
 * so those of all days up to any one add up to what was known at its end.
 */
final class PerformanceRules {

    private static final List<GuideShare> NOBODY = List.of(new GuideShare(0, 10_000));

    private PerformanceRules() {}

    /** What became known from one moment until before another. */
    static Map<Holder, Figures> change(SoldOrder order, Instant from, Instant until) {
        var change = new HashMap<>(knownBefore(order, until));
        knownBefore(order, from)
                .forEach((holder, before) -> change.merge(holder, Figures.NONE.minus(before), Figures::plus));
        change.values().removeIf(Figures.NONE::equals);
        return change;
    }

    /** Nothing for an order whose payment was not posted by then. */
    static Map<Holder, Figures> knownBefore(SoldOrder order, Instant moment) {
        if (!order.knownAt().isBefore(moment)) {
            return Map.of();
        }
        var tally = new Tally();
        tally.countOrder(Holder.headquarters());
        var decision = inForce(order, moment);
        for (var line : order.lines()) {
            addSale(tally, line, creditOf(decision, line.id()), order, moment);
        }
        for (var earned : order.earned()) {
            if (earned.knownAt().isBefore(moment)) {
                addCommission(tally, earned, creditOf(revision(order, earned.revision()), earned.lineId()));
            }
        }
        return tally.figures;
    }

    private static Decision inForce(SoldOrder order, Instant moment) {
        Decision inForce = null;
        for (var decision : order.decisions()) {
            if (decision.knownFrom().map(from -> from.isBefore(moment)).orElse(true)) {
                inForce = decision;
            }
        }
        return inForce;
    }

    private static Decision revision(SoldOrder order, int revision) {
        return order.decisions().stream()
                .filter(decision -> decision.revision() == revision)
                .findFirst()
                .orElse(null);
    }

    private static Credit creditOf(Decision decision, long lineId) {
        return decision == null ? Credit.HEADQUARTERS : decision.credits().getOrDefault(lineId, Credit.HEADQUARTERS);
    }

    private static void addSale(Tally tally, Line line, Credit credit, SoldOrder order, Instant moment) {
        long refundedFen = 0;
        int refundedUnits = 0;
        for (var refund : order.refunds()) {
            if (refund.lineId() == line.id() && refund.knownAt().isBefore(moment)) {
                refundedFen += refund.amountFen();
                refundedUnits += refund.quantity();
            }
        }
        var stores = credit.stores();
        var guides = credit.guides().isEmpty() ? NOBODY : credit.guides();
        int[] storesBp = stores.stream().mapToInt(StoreShare::shareBp).toArray();
        int[] guidesBp = guides.stream().mapToInt(GuideShare::shareBp).toArray();
        // What is kept is divided, and not what went back: a line given back whole leaves exactly nothing with anybody.
        // One of which
        // more went back than was paid is for the reconciliations to tell; it must not keep all others from being
        // counted.
        long[][] paid = CreditMatrix.of(line.paidFen(), storesBp, guidesBp);
        long[][] kept = CreditMatrix.of(Math.max(0, line.paidFen() - refundedFen), storesBp, guidesBp);
        long[][] units = CreditMatrix.of(line.quantity(), storesBp, guidesBp);
        long[][] unitsKept = CreditMatrix.of(Math.max(0, line.quantity() - refundedUnits), storesBp, guidesBp);
        for (int i = 0; i < stores.size(); i++) {
            for (int j = 0; j < guides.size(); j++) {
                var figures = new Figures(
                        0,
                        units[i][j],
                        units[i][j] - unitsKept[i][j],
                        paid[i][j],
                        paid[i][j] - kept[i][j],
                        Commission.NONE,
                        Commission.NONE);
                tally.addSale(stores.get(i), guides.get(j).guideId(), figures);
            }
        }
    }

    /** A guide's commission stands with the store that has the first share of the line. */
    private static void addCommission(Tally tally, Earned earned, Credit credit) {
        var commission = earned.amountFen() >= 0
                ? new Commission(earned.amountFen(), 0)
                : new Commission(0, Math.negateExact(earned.amountFen()));
        if (earned.isGuide()) {
            var store = credit.stores().get(0);
            tally.add(Holder.guide(store.regionId(), store.storeId(), earned.payeeId()), Figures.ofGuides(commission));
            tally.addUpwards(store, Figures.ofGuides(commission));
        } else {
            var store = credit.stores().stream()
                    .filter(share -> share.storeId() == earned.payeeId())
                    .findFirst()
                    .orElse(new StoreShare(earned.payeeId(), 0, 0));
            tally.addUpwards(store, Figures.ofStores(commission));
        }
    }

    private static final class Tally {

        private final Map<Holder, Figures> figures = new HashMap<>();
        private final Set<Object> counted = new HashSet<>();

        /** An order counts once for a guide, wherever its lines are credited: with the first of them. */
        void addSale(StoreShare store, long guideId, Figures sale) {
            if (counted.add(guideId)) {
                countOrder(Holder.guide(store.regionId(), store.storeId(), guideId));
            }
            countOrder(Holder.store(store.regionId(), store.storeId()));
            countOrder(Holder.region(store.regionId()));
            add(Holder.guide(store.regionId(), store.storeId(), guideId), sale);
            addUpwards(store, sale);
        }

        void addUpwards(StoreShare store, Figures added) {
            add(Holder.store(store.regionId(), store.storeId()), added);
            add(Holder.region(store.regionId()), added);
            add(Holder.headquarters(), added);
        }

        void countOrder(Holder holder) {
            if (counted.add(holder)) {
                add(holder, Figures.oneOrder());
            }
        }

        void add(Holder holder, Figures added) {
            figures.merge(holder, added, Figures::plus);
        }
    }
}
