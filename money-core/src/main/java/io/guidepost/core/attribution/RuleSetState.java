package io.guidepost.core.attribution;

import java.util.Optional;

/** The life of a rule set (B1). What has been approved is never changed again. */
public enum RuleSetState {
    DRAFT,
    /** Its effect on real orders was looked at; any change makes it a draft again. */
    SIMULATED,
    /** Another person agreed to it. */
    APPROVED,
    /** In force from its time on. */
    ACTIVE,
    /** Given up before it held, or in force until its end. */
    RETIRED;

    /** What happens to a rule set. */
    public enum Step {
        EDIT,
        SIMULATE,
        APPROVE,
        ACTIVATE,
        RETIRE
    }

    private static final RuleSetState[][] NEXT = new RuleSetState[values().length][Step.values().length];

    static {
        allow(DRAFT, Step.EDIT, DRAFT);
        allow(SIMULATED, Step.EDIT, DRAFT);
        allow(DRAFT, Step.SIMULATE, SIMULATED);
        allow(SIMULATED, Step.SIMULATE, SIMULATED);
        allow(SIMULATED, Step.APPROVE, APPROVED);
        allow(APPROVED, Step.ACTIVATE, ACTIVE);
        allow(DRAFT, Step.RETIRE, RETIRED);
        allow(SIMULATED, Step.RETIRE, RETIRED);
        allow(APPROVED, Step.RETIRE, RETIRED);
        allow(ACTIVE, Step.RETIRE, RETIRED);
    }

    private static void allow(RuleSetState from, Step step, RuleSetState to) {
        NEXT[from.ordinal()][step.ordinal()] = to;
    }

    /** The state after the step; empty if it cannot be taken in this one. */
    public Optional<RuleSetState> after(Step step) {
        return Optional.ofNullable(NEXT[ordinal()][step.ordinal()]);
    }
}
