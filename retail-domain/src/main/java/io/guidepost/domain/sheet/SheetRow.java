package io.guidepost.domain.sheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row with something in it.
 *
 * @param number as the reader's program counts it, the titles being row 1 as a rule
 * @param cells what is written by the key of the column, without surrounding spaces; empty cells are missing
 * @param faults cells that could not be read
 */
public record SheetRow(int number, Map<String, String> cells, List<CellFault> faults) {

    public SheetRow {
        cells = Map.copyOf(cells);
        faults = List.copyOf(faults);
    }

    public Optional<String> cell(String key) {
        return Optional.ofNullable(cells.get(key));
    }
}
