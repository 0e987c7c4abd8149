package io.guidepost.guideapi.hq.simulation;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.domain.simulation.ReadSimulations.NamedSide;
import io.guidepost.domain.simulation.ReadSimulations.Told;
import io.guidepost.domain.simulation.ReadSimulations.ToldDifference;
import io.guidepost.domain.simulation.Simulation;
import io.guidepost.webedge.json.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Simulations as headquarters reads them. */
final class SimulationViews {

    private SimulationViews() {}

    /**
     * {@code failure} is null unless it failed; {@code ordersKept} of {@code ordersDifferent} can be read one by one. Both
     * sums are the commission of all payees on the money that is still kept.
     */
    record SimulationView(
            Id id,
            String state,
            Id ruleSetId,
            Id rateProposalId,
            Instant from,
            Instant until,
            long ordersTotal,
            long ordersDone,
            long ordersFlipped,
            long ordersDifferent,
            int ordersKept,
            long commissionBeforeFen,
            long commissionAfterFen,
            long differenceFen,
            String failure,
            Id createdBy,
            Instant createdAt,
            Instant startedAt,
            Instant endedAt) {

        static SimulationView of(Simulation simulation) {
            var progress = simulation.progress();
            return new SimulationView(
                    new Id(simulation.id()),
                    simulation.state().name(),
                    simulation
                            .rules()
                            .map(trial -> new Id(trial.rules().version()))
                            .orElse(null),
                    simulation.rateProposalId().map(Id::new).orElse(null),
                    simulation.from(),
                    simulation.until(),
                    progress.total(),
                    progress.done(),
                    progress.flipped(),
                    progress.different(),
                    progress.kept(),
                    progress.beforeFen(),
                    progress.afterFen(),
                    progress.afterFen() - progress.beforeFen(),
                    simulation.failure().isEmpty() ? null : simulation.failure(),
                    new Id(simulation.createdBy()),
                    simulation.createdAt(),
                    simulation.startedAt().orElse(null),
                    simulation.endedAt().orElse(null));
        }
    }

    /** {@code netSales…} is performance and never added to commission; guides and stores are two views of the same sales. */
    record SideView(
            Id id,
            String name,
            long ordersBefore,
            long ordersAfter,
            long netSalesBeforeFen,
            long netSalesAfterFen,
            long commissionBeforeFen,
            long commissionAfterFen,
            long differenceFen) {

        static SideView of(NamedSide named) {
            var side = named.side();
            return new SideView(
                    new Id(side.payee().id()),
                    named.name(),
                    side.ordersBefore(),
                    side.ordersAfter(),
                    side.salesBeforeFen(),
                    side.salesAfterFen(),
                    side.commissionBeforeFen(),
                    side.commissionAfterFen(),
                    side.commissionAfterFen() - side.commissionBeforeFen());
        }
    }

    /** {@code flipped} is false where only the commission differs. */
    record FlipView(
            Id orderId,
            boolean flipped,
            long commissionBeforeFen,
            long commissionAfterFen,
            long differenceFen,
            DecisionView before,
            DecisionView after) {

        static FlipView of(ToldDifference told, Map<Long, String> guides, Map<Long, String> stores, Locale language) {
            var difference = told.difference();
            return new FlipView(
                    new Id(difference.orderId()),
                    difference.isFlipped(),
                    difference.beforeFen(),
                    difference.afterFen(),
                    difference.afterFen() - difference.beforeFen(),
                    DecisionView.of(told.before(), guides, stores, language),
                    DecisionView.of(told.after(), guides, stores, language));
        }
    }

    /** {@code text} is the whole story in one paragraph. */
    record DecisionView(String basis, Named guide, Named store, String text) {

        static DecisionView of(Told told, Map<Long, String> guides, Map<Long, String> stores, Locale language) {
            var decided = told.decided();
            return new DecisionView(
                    decided.basis().name(),
                    Named.of(decided.guide().map(GuideId::value), guides),
                    Named.of(decided.store().map(StoreId::value), stores),
                    told.story().in(language));
        }
    }

    /** Null where the sale is nobody's of this kind. */
    record Named(String id, String name) {

        static Named of(Optional<Long> id, Map<Long, String> names) {
            return id.map(known -> new Named(Long.toString(known), names.getOrDefault(known, "")))
                    .orElse(null);
        }
    }
}
