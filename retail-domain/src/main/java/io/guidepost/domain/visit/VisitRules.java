package io.guidepost.domain.visit;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.LocalDate;
import java.util.Optional;

/** What may be logged about a call on a customer (C1). */
final class VisitRules {

    private VisitRules() {}

    /** Calling again lies ahead. */
    static void requireSensible(Optional<LocalDate> nextOn, LocalDate today) {
        if (nextOn.filter(day -> day.isBefore(today) || day.isAfter(today.plusYears(1)))
                .isPresent()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "next_on",
                    new Words("下次回访日期须在今天之后一年内", "The next call lies within a year from today"));
        }
    }
}
