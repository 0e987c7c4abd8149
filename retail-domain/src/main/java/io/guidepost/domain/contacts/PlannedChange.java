package io.guidepost.domain.contacts;

/**
 * One line of a plan.
 *
 * @param seq its place in the order in which the plan is applied
 * @param subject the userid of a person, the department id of a place
 * @param was names, departments or posts before; empty when there was nothing
 * @param step what is to be done, as JSON; empty for a notice
 * @param failure why it could not be applied, or why WeCom could not be read
 */
public record PlannedChange(
        int seq,
        ChangeKind kind,
        String subject,
        String name,
        String was,
        String becomes,
        String step,
        State state,
        String failure) {

    public enum State {
        PENDING,
        APPLIED,
        /** What it began from has changed since the comparison. */
        SKIPPED,
        FAILED,
        /** Only told. */
        NOTICE
    }

    PlannedChange at(int place) {
        return new PlannedChange(place, kind, subject, name, was, becomes, step, state, failure);
    }

    PlannedChange ended(State end, String why) {
        return new PlannedChange(seq, kind, subject, name, was, becomes, step, end, why);
    }
}
