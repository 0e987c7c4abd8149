package io.guidepost.domain.sheet;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.List;
import java.util.Map;
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

    /** Refuses with {@code import_has_errors}, naming the first, if there is any. */
    public static void requireNone(List<CellFault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        var first = faults.get(0);
        throw new Refusal(
                Refusal.Kind.REFUSED,
                "import_has_errors",
                new Words(
                        "文件有 %d 处错误,首处在第 %d 行:%s"
                                .formatted(
                                        faults.size(),
                                        first.row(),
                                        first.words().zh()),
                        "The file has %d errors, the first in row %d: %s"
                                .formatted(
                                        faults.size(),
                                        first.row(),
                                        first.words().en())),
                Map.of("errorCount", faults.size()));
    }
}
