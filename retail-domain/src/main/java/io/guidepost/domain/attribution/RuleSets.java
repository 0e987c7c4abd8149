package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.Origin;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.StoreId;
import java.time.Instant;

/**
 * The rules of attribution (B2). A version in force is never changed, so what was read once stays true. Which version
 * holds is asked of the database every time: a change holds on every node from the instant it names.
 */
public interface RuleSets {

    /** @throws IllegalStateException when there is no such version */
    RuleSet version(int version);

    /**
     * The rules for an order of that origin.
     *
     * @throws IllegalStateException when no rules were in force then
     */
    RuleSet inForceAt(Instant at, Origin origin);

    /** The rules for what happens in a store, such as a shopper befriending a guide who serves there. */
    RuleSet inForceIn(StoreId store, Instant at);

    /** The rules for all that have none of their own. */
    default RuleSet inForceAt(Instant at) {
        return inForceAt(at, Origin.UNKNOWN);
    }
}
