package io.guidepost.domain.price;

import io.guidepost.core.price.Approval;
import io.guidepost.core.price.Audience;
import io.guidepost.core.price.Period;
import io.guidepost.core.words.Words;
import java.time.Instant;
import java.util.Objects;

/** A price list, an activity or a freight template, with who let it have effect. */
public record Pricing(
        long id,
        Kind kind,
        Words name,
        Period period,
        Audience audience,
        PricingTerms terms,
        Approval approval,
        int version) {

    /** What it is. */
    public enum Kind {
        LIST,
        ACTIVITY,
        FREIGHT
    }

    public Pricing {
        Objects.requireNonNull(terms, "terms");
    }

    public Approval.State stateAt(Instant now) {
        return approval.stateAt(now, period);
    }

    /** Its period, cut short where it was called off. */
    Period effective() {
        var until =
                approval.endedAt().filter(end -> end.isBefore(period.until())).orElse(period.until());
        return until.isAfter(period.from())
                ? new Period(period.from(), until)
                : new Period(Instant.EPOCH, Instant.EPOCH.plusMillis(1));
    }
}
