package io.guidepost.domain.filejob;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.sheet.SheetRow;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Refuses a table in which the rows of one thing stand apart: it is taken a few hundred rows at a time, and half an order would be
 * another order. Remembers the names of things, and no row.
 */
final class RowsTogether implements Consumer<SheetRow> {

    private final ImportKind kind;
    private final Set<String> seen = new HashSet<>();
    private String last = "";

    RowsTogether(ImportKind kind) {
        this.kind = kind;
    }

    @Override
    public void accept(SheetRow row) {
        var thing = kind.together(row);
        if (!thing.isEmpty() && !thing.equals(last) && !seen.add(thing)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "rows_apart",
                    new Words(
                            "第 %d 行与前面同一对象的行不相邻,请先排序".formatted(row.number()),
                            "Row %d stands apart from the others of the same thing; sort the table first"
                                    .formatted(row.number())),
                    Map.of("row", row.number()));
        }
        last = thing;
    }
}
