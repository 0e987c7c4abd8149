package io.guidepost.core.attribution;

import io.guidepost.core.sale.LineId;
import java.util.Objects;

/** The outcome for one order line. */
public record LineOutcome(LineId line, Outcome outcome) {

    public LineOutcome {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(outcome, "outcome");
    }
}
