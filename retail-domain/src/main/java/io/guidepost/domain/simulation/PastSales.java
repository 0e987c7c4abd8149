package io.guidepost.domain.simulation;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.sale.CategoryId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was sold, and what was true of goods, guides and stores then. */
public interface PastSales {

    /** By order, in the order of their lines. */
    Map<Long, List<Line>> linesOf(Collection<Long> orderIds);

    /** Each category with its ancestors, nearest first. */
    Map<Long, List<CategoryId>> branches();

    /** All levels these guides ever had. */
    Map<GuideId, List<Spell>> levelsOf(Collection<Long> guideIds);

    /** The regions to which stores belonged. */
    Map<Long, List<Spell>> regions();

    /** {@code keptFen} and {@code keptUnits} are what is left after all refunds. */
    record Line(long lineId, long skuId, long productId, long categoryId, String brand, int keptUnits, long keptFen) {}

    /** A level or region, as long as it held. */
    record Spell(long value, Instant from, Instant until) {

        static Optional<Long> at(List<Spell> spells, Instant at) {
            for (var spell : spells) {
                if (!spell.from().isAfter(at) && at.isBefore(spell.until())) {
                    return Optional.of(spell.value());
                }
            }
            return Optional.empty();
        }
    }
}
