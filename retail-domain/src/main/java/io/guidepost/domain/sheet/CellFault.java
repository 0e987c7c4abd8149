package io.guidepost.domain.sheet;

import io.guidepost.core.words.Words;
import java.util.Objects;

/**
 * What is wrong in one row.
 *
 * @param column key of the column; empty for the row as a whole
 * @param code stable, in snake_case
 */
public record CellFault(int row, String column, String code, Words words) {

    public CellFault {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(words, "words");
    }
}
