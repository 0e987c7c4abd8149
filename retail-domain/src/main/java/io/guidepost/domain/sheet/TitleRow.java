package io.guidepost.domain.sheet;

import io.guidepost.core.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which place holds which column. */
final class TitleRow {

    /** A cell as it stands in the file; {@code fault} says why its text cannot be trusted. */
    record Raw(String text, Optional<Words> fault) {

        static Raw of(String text) {
            return new Raw(text, Optional.empty());
        }
    }

    /** What we write into tables by ourselves may come back in any of them. */
    private static final List<SheetColumn> OURS = List.of(SheetColumn.WATERMARK, SheetColumn.FAULTS);

    private final List<Optional<SheetColumn>> places;
    private final SheetLimits limits;

    private TitleRow(List<Optional<SheetColumn>> places, SheetLimits limits) {
        this.places = places;
        this.limits = limits;
    }

    /** Refused when a title is unknown, there twice, or when one of {@code required} is missing. */
    static TitleRow of(List<String> titles, List<SheetColumn> columns, List<String> required, SheetLimits limits) {
        if (titles.size() > limits.columns()) {
            throw SheetRefusals.tooLarge();
        }
        var places = new ArrayList<Optional<SheetColumn>>();
        var seen = new HashSet<String>();
        for (var title : titles) {
            if (title.isBlank()) {
                places.add(Optional.empty());
                continue;
            }
            var column = Stream.concat(columns.stream(), OURS.stream())
                    .filter(known -> known.isTitled(title))
                    .findFirst()
                    .orElseThrow(() -> SheetRefusals.unknownTitle(title));
            if (!seen.add(column.key())) {
                throw SheetRefusals.titleTwice(column);
            }
            places.add(Optional.of(column));
        }
        for (var column : columns) {
            if (required.contains(column.key()) && !seen.contains(column.key())) {
                throw SheetRefusals.missingTitle(column);
            }
        }
        return new TitleRow(places, limits);
    }

    Optional<SheetColumn> at(int place) {
        return place < places.size() ? places.get(place) : Optional.empty();
    }

    /** Empty for a row without anything in it. What stands outside the titled columns is a note of somebody's. */
    Optional<SheetRow> row(int number, List<Raw> raw) {
        var cells = new HashMap<String, String>();
        var faults = new ArrayList<CellFault>();
        for (int place = 0; place < raw.size(); place++) {
            var column = at(place);
            if (column.isEmpty() || column.get().kind() == SheetColumn.Kind.IGNORED) {
                continue;
            }
            var key = column.get().key();
            var cell = raw.get(place);
            var text = cell.text().strip();
            if (cell.fault().isPresent()) {
                faults.add(new CellFault(
                        number, key, "cell_unreadable", cell.fault().get()));
            } else if (text.length() > limits.cellCharacters()) {
                faults.add(new CellFault(
                        number,
                        key,
                        "cell_too_long",
                        new Words(
                                "单元格最多 %d 个字符".formatted(limits.cellCharacters()),
                                "A cell holds at most %d characters".formatted(limits.cellCharacters()))));
            } else if (!text.isEmpty()) {
                cells.put(key, text);
            }
        }
        return cells.isEmpty() && faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new SheetRow(number, cells, faults));
    }
}
