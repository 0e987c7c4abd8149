package io.guidepost.core.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a correction changes in the evidence of a sale (B11). The decision itself is then taken again, by the same rules as
 * of the same moment, so that a corrected decision can be recomputed from its inputs like any other.
 */
public sealed interface Correction {

    /**
     * A guide is named after the order was placed: by a ruling (B11), or at the till while it waited for its payment (ATT-6).
     *
     * @param employments the guide's, as they were when the order was placed
     */
    record Designated(Designation designation, List<Employment> employments) implements Correction {

        public Designated {
            employments = List.copyOf(employments);
            if (designation.kind() == Designation.Kind.ASSISTED_BASKET) {
                throw new IllegalArgumentException("A basket is prepared before the order");
            }
        }
    }

    /**
     * The shopper was this guide: the sale stays credited, and what it pays is left to the rules.
     *
     * @param employments the guide's, as they were when the order was placed: a colleague's sale is concerned too
     */
    record BoughtHimself(GuideId guide, List<Employment> employments) implements Correction {

        public BoughtHimself {
            Objects.requireNonNull(guide, "guide");
            employments = List.copyOf(employments);
        }
    }

    /** The guide's touches were not a shopper's interest, and count no longer. */
    record TouchesBlocked(GuideId guide) implements Correction {

        public TouchesBlocked {
            Objects.requireNonNull(guide, "guide");
        }
    }

    /** The evidence as this correction leaves it. */
    default AttributionInputs applyTo(AttributionInputs in) {
        if (this instanceof Designated named) {
            List<Employment> all = withThoseOf(named.designation().guide(), named.employments(), in);
            return changed(in, Optional.of(named.designation()), in.touches(), all, in.buyers());
        }
        if (this instanceof BoughtHimself himself) {
            List<GuideId> buyers = new ArrayList<>(in.buyers());
            if (!buyers.contains(himself.guide())) {
                buyers.add(himself.guide());
            }
            List<Employment> all = withThoseOf(himself.guide(), himself.employments(), in);
            return changed(in, in.designation(), in.touches(), all, buyers);
        }
        GuideId blocked = ((TouchesBlocked) this).guide();
        List<Touch> touches = new ArrayList<>(in.touches().size());
        for (Touch touch : in.touches()) {
            touches.add(touch.guide().equals(Optional.of(blocked)) ? withBlocked(touch) : touch);
        }
        return changed(in, in.designation(), touches, in.employments(), in.buyers());
    }

    /** Whether the corrected decision credits or pays anybody otherwise than the decision before. */
    static boolean hasEffect(Attribution before, Attribution after) {
        if (before.lines().size() != after.lines().size()) {
            return true;
        }
        for (int i = 0; i < before.lines().size(); i++) {
            if (!before.lines()
                    .get(i)
                    .outcome()
                    .splits()
                    .equals(after.lines().get(i).outcome().splits())) {
                return true;
            }
        }
        return false;
    }

    private static List<Employment> withThoseOf(GuideId guide, List<Employment> employments, AttributionInputs in) {
        List<Employment> all = new ArrayList<>(in.employments());
        all.removeIf(known -> known.guide().equals(guide));
        all.addAll(employments);
        return all;
    }

    private static Touch withBlocked(Touch touch) {
        return new Touch(
                touch.id(),
                touch.guide(),
                touch.store(),
                touch.source(),
                touch.spu(),
                touch.look(),
                touch.occurredAt(),
                touch.receivedAt(),
                TouchStanding.BLOCKED_BY_FRAUD,
                touch.forwardDepth());
    }

    private static AttributionInputs changed(
            AttributionInputs in,
            Optional<Designation> designation,
            List<Touch> touches,
            List<Employment> employments,
            List<GuideId> buyers) {
        return new AttributionInputs(
                in.at(),
                in.rules(),
                in.lines(),
                designation,
                touches,
                in.bindings(),
                in.friendships(),
                employments,
                in.stores(),
                in.transfers(),
                in.hints(),
                buyers);
    }
}
