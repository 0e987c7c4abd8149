package io.guidepost.domain.attribution.persistence;

import io.guidepost.core.attribution.AttributionInputs;
import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.Designation;
import io.guidepost.core.attribution.Employment;
import io.guidepost.core.attribution.Friendship;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.OrderedLine;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.StoreHints;
import io.guidepost.core.attribution.StoreState;
import io.guidepost.core.attribution.Touch;
import io.guidepost.core.attribution.Transfer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Inputs as they are kept with a decision: all but the rules, which never change and are kept once under their version. */
record FrozenInputs(
        Instant at,
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

    static FrozenInputs of(AttributionInputs inputs) {
        return new FrozenInputs(
                inputs.at(),
                inputs.lines(),
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

    AttributionInputs under(RuleSet rules) {
        return new AttributionInputs(
                at,
                rules,
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
