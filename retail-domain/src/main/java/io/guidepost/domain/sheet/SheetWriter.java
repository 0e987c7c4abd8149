package io.guidepost.domain.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a table row by row. No cell is ever a formula: in a workbook texts are texts; in a CSV what begins like a formula
 * gets an apostrophe in front, which {@link SheetReader} takes away again.
 */
public abstract sealed class SheetWriter implements AutoCloseable {

    private static final String FORMULA_BEGINS_WITH = "=+-@\t\r";

    /** The titles are the first row. Closing ends the table and leaves the stream open. */
    public static SheetWriter to(OutputStream out, SheetFormat format, List<SheetColumn> columns, Locale locale) {
        var writer = format == SheetFormat.XLSX ? new OfWorkbook(out) : new OfCsv(out);
        writer.row(columns.stream().map(column -> column.title().in(locale)).toList());
        return writer;
    }

    /** Texts and whole or decimal numbers; null leaves the cell empty. Identifiers are texts. */
    public abstract void row(List<?> cells);

    @Override
    public abstract void close();

    /** Whether a program that opens a CSV could take this for a formula, or for one of ours that was made harmless. */
    static boolean isFormulaLike(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\'') {
            start++;
        }
        return start < text.length() && FORMULA_BEGINS_WITH.indexOf(text.charAt(start)) >= 0;
    }

    private static final class OfCsv extends SheetWriter {

        private final Writer writer;

        OfCsv(OutputStream out) {
            this.writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            write("\uFEFF");
        }

        @Override
        public void row(List<?> cells) {
            var line = new StringBuilder();
            for (var cell : cells) {
                line.append(line.isEmpty() ? "" : ",").append(text(cell));
            }
            write(line.append("\r\n").toString());
        }

        /** An empty first cell still needs its comma. */
        private static String text(Object cell) {
            if (cell == null) {
                return "\"\"";
            }
            if (cell instanceof BigDecimal decimal) {
                return decimal.toPlainString();
            }
            if (cell instanceof Number number) {
                return number.toString();
            }
            var text = cell.toString();
            return '"' + (isFormulaLike(text) ? "'" + text : text).replace("\"", "\"\"") + '"';
        }

        private void write(String text) {
            try {
                writer.write(text);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void close() {
            try {
                writer.flush();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static final class OfWorkbook extends SheetWriter {

        /** So many rows are kept at most before they are handed on. */
        private static final int KEPT = 500;

        private final Workbook workbook;
        private final Worksheet sheet;
        private int rows;

        OfWorkbook(OutputStream out) {
            this.workbook = new Workbook(out, "Guidepost", "1.0");
            this.sheet = workbook.newWorksheet("Sheet1");
            sheet.freezePane(0, 1);
        }

        @Override
        public void row(List<?> cells) {
            for (int place = 0; place < cells.size(); place++) {
                var cell = cells.get(place);
                if (cell instanceof Number number) {
                    sheet.value(rows, place, number);
                } else if (cell != null) {
                    // In the sheet itself: a table of all texts would have to be kept until the end.
                    sheet.inlineString(rows, place, cell.toString());
                }
            }
            if (++rows % KEPT == 0) {
                try {
                    sheet.flush();
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        }

        @Override
        public void close() {
            try {
                workbook.finish();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
