package io.guidepost.core.attribution;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything a decision looks at; stored with it, so that it can be repeated. The order of the lists does not matter,
 * but for that of the lines.
 *
 * @param at the moment the order was placed (or paid, if the rules say so)
 * @param employments of every guide who occurs, past ones included
 * @param stores a store that is not listed counts as open
 * @param buyers the guides whom the shopper counts as: himself, or whoever the identity check took him for
 */
public record AttributionInputs(
        Instant at,
        RuleSet rules,
        List<OrderedLine> lines,
        Optional<Designation> designation,
        List<Touch> touches,
        List<Binding> bindings,
        List<Friendship> friendships,
        List<Employment> employments,
        List<StoreState> stores,
        List<Transfer> transfers,
        StoreHints hints,
        List<GuideId> buyers) {

    public AttributionInputs {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(designation, "designation");
        Objects.requireNonNull(hints, "hints");
        lines = List.copyOf(lines);
        touches = List.copyOf(touches);
        bindings = List.copyOf(bindings);
        friendships = List.copyOf(friendships);
        employments = List.copyOf(employments);
        stores = List.copyOf(stores);
        transfers = List.copyOf(transfers);
        buyers = List.copyOf(buyers);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("An order has at least one line");
        }
    }

    /** The same evidence, to be judged by other rules. */
    public AttributionInputs under(RuleSet others) {
        return new AttributionInputs(
                at,
                others,
                lines,
                designation,
                touches,
                bindings,
                friendships,
                employments,
                stores,
                transfers,
                hints,
                buyers);
    }
}
