package io.guidepost.guideapi.statement;

import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.domain.sheet.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A statement as a table for Excel or as CSV: one row for each figure, amounts as numbers, the content hash last. */
final class StatementTable {

    private static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.text("section", "分类", "Section"),
            SheetColumn.text("item", "项目", "Item"),
            SheetColumn.text("count", "数量", "Count"),
            SheetColumn.text("value", "金额(元)或数值", "Yuan or number"));

    private StatementTable() {}

    static byte[] of(StatementDocument statement, SheetFormat format, Locale language) {
        var bytes = new ByteArrayOutputStream();
        try (var table = SheetWriter.to(bytes, format, COLUMNS, language)) {
            row(table, statement.title(), null, null, null);
            statement.facts().forEach(fact -> row(table, null, fact, null, null));
            for (var section : statement.sections()) {
                for (var cells : section.rows()) {
                    row(
                            table,
                            section.title(),
                            cells.get(0),
                            cells.size() > 2 ? new BigDecimal(cells.get(1)) : null,
                            new BigDecimal(cells.get(cells.size() - 1)));
                }
            }
            row(table, "SHA-256", statement.contentHash(), null, null);
        }
        return bytes.toByteArray();
    }

    private static void row(SheetWriter table, Object... cells) {
        table.row(Arrays.asList(cells));
    }
}
