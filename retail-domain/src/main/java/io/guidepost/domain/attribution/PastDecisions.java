package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.AttributionInputs;
import io.guidepost.core.attribution.RuleSet;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The decisions in force for paid orders of the past with what they were based on, in the order of their placing. */
public interface PastDecisions {

    /** How many orders were placed in that time and paid. */
    long count(Instant from, Instant until);

    /** The next ones after that order, placed before {@code until}. */
    List<PastDecision> after(Place place, Instant until, int limit);

    /** These decisions, whether they are still in force or not; by order id. */
    List<PastDecision> of(Collection<Key> keys);

    /** Rules as text that {@link #read} understands in later years. */
    String write(RuleSet rules);

    RuleSet read(String rules);

    /** Behind everything that was placed before {@code placedAt}, or then under an id up to {@code orderId}. */
    record Place(Instant placedAt, long orderId) {}

    record Key(long orderId, int revision) {}

    /**
     * @param regionId of the credited store on that day; where headquarters is credited, that of the shopper's pool
     * @param inputs under the rules by which it was decided
     */
    record PastDecision(
            long orderId,
            int revision,
            Instant placedAt,
            Optional<Long> regionId,
            AttributionInputs inputs,
            Attribution decided) {

        public Place place() {
            return new Place(placedAt, orderId);
        }
    }
}
