package io.guidepost.core.settlement;

import java.util.Collection;

/** Where the money of a corrected sale goes (B11): as far in its life as what it replaces. */
public final class Reposting {

    private Reposting() {}

    /**
     * The state in which a line's commission is posted again: the least advanced of those it replaces, so that nobody gets
     * money earlier than by the first decision. What was settled or paid is available to the new payee, and comes into
     * the next statement: a closed one is never touched.
     *
     * @param ofLine states of the accruals of the line that are replaced
     * @param ofOrder those of the whole order, asked if nothing of the line is alive
     * @param byOrder where the order itself stands, asked last
     */
    public static AccrualState stateOf(
            Collection<AccrualState> ofLine, Collection<AccrualState> ofOrder, AccrualState byOrder) {
        AccrualState found = leastAdvanced(ofLine);
        if (found == AccrualState.REVERSED) {
            found = leastAdvanced(ofOrder);
        }
        if (found == AccrualState.REVERSED) {
            found = byOrder;
        }
        return found == AccrualState.SETTLED || found == AccrualState.PAID ? AccrualState.AVAILABLE : found;
    }

    private static AccrualState leastAdvanced(Collection<AccrualState> states) {
        AccrualState least = AccrualState.REVERSED;
        for (AccrualState state : states) {
            if (state.ordinal() < least.ordinal()) {
                least = state;
            }
        }
        return least;
    }
}
