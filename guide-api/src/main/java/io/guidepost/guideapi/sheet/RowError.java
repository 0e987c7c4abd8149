package io.guidepost.guideapi.sheet;

import io.guidepost.domain.sheet.CellFault;
import java.util.List;
import java.util.Locale;

/**
 * What is wrong in a row of an imported table.
 *
 * @param row as the program counts it that shows the table
 * @param column key of the column; absent for the row as a whole
 * @param code stable, in snake_case
 */
public record RowError(int row, String column, String code, String message) {

    /** The same in the language of whoever asks. */
    public static List<RowError> of(List<CellFault> faults, Locale locale) {
        return faults.stream().map(fault -> of(fault, locale)).toList();
    }

    private static RowError of(CellFault fault, Locale locale) {
        return new RowError(
                fault.row(),
                fault.column().isEmpty() ? null : fault.column(),
                fault.code(),
                fault.words().in(locale));
    }
}
