package io.guidepost.core.attribution;

import java.time.Instant;
import java.util.Optional;

/** What a dispute's terms ask for at a given moment (B11); asked by the duty that watches them. */
public final class DisputeRules {

    private DisputeRules() {}

    /**
     * An open dispute, as far as time goes.
     *
     * @param since when the present term began: filed, commented or escalated
     * @param dueAt when the present term ends
     * @param reminded whether the party whose turn it is was reminded in this term
     * @param overdueTold whether headquarters was told that its term is over
     */
    public record Standing(DisputeState state, Instant since, Instant dueAt, boolean reminded, boolean overdueTold) {}

    /** What is to be done. */
    public enum Step {
        REMIND_MANAGER,
        ESCALATE,
        REMIND_HEADQUARTERS,
        TELL_OVERDUE,
        LAPSE
    }

    /** The next step, if one is due; after a long stop of the duty only the last step that matters is taken. */
    public static Optional<Step> next(Standing standing, DisputeTerms terms, Instant now) {
        if (!standing.state().isOpen()) {
            return Optional.empty();
        }
        boolean isOver = !now.isBefore(standing.dueAt());
        boolean isHalfOver = !now.isBefore(terms.reminderAt(standing.since(), standing.dueAt()));
        if (standing.state() == DisputeState.FILED) {
            if (isOver) {
                return Optional.of(Step.ESCALATE);
            }
            return isHalfOver && !standing.reminded() ? Optional.of(Step.REMIND_MANAGER) : Optional.empty();
        }
        if (!now.isBefore(terms.lapsesAt(standing.dueAt()))) {
            return Optional.of(Step.LAPSE);
        }
        if (isOver) {
            return standing.overdueTold() ? Optional.empty() : Optional.of(Step.TELL_OVERDUE);
        }
        return isHalfOver && !standing.reminded() ? Optional.of(Step.REMIND_HEADQUARTERS) : Optional.empty();
    }

    /** The first moment at which {@link #next} may ask for something. */
    public static Instant watchAt(Standing standing, DisputeTerms terms) {
        if (!standing.reminded()) {
            return terms.reminderAt(standing.since(), standing.dueAt());
        }
        if (standing.state() == DisputeState.FILED || !standing.overdueTold()) {
            return standing.dueAt();
        }
        return terms.lapsesAt(standing.dueAt());
    }
}
