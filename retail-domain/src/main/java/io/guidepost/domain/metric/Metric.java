package io.guidepost.domain.metric;

import io.guidepost.core.words.Words;
import java.util.Optional;

/**
 * What a number means (ANA-1, D21).
 *
 * @param id stable; answers and pages name the metric by it
 * @param numerator what is added up or counted
 * @param denominator what the numerator is divided by; empty for what is no ratio
 * @param asOf which moment decides into which period something falls, and how fresh the number is
 * @param source where in the books it comes from
 * @param owner who answers for the definition
 */
public record Metric(
        String id,
        Words name,
        Words numerator,
        Optional<Words> denominator,
        Unit unit,
        Words asOf,
        Words source,
        Words owner) {

    /** In what a metric is told. */
    public enum Unit {
        /** Whole fen. */
        FEN,
        /** A plain number. */
        COUNT,
        /** Basis points: 10,000 are the whole. Cut off, never rounded up. */
        BP
    }
}
