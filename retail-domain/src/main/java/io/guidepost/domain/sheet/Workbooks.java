package io.guidepost.domain.sheet;

import io.guidepost.core.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of an Excel workbook. */
final class Workbooks {

    private static final int MOST_PARTS = 1_000;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** Excel keeps fifteen digits of a number; of a longer identifier the rest is lost before we see it. */
    private static final BigDecimal EXACT = new BigDecimal("1000000000000000");

    private Workbooks() {}

    static void read(
            Path file, List<SheetColumn> columns, List<String> required, SheetLimits limits, Consumer<SheetRow> each)
            throws IOException {
        measure(file, limits);
        try (var workbook = opened(file);
                var rows = firstSheet(workbook)) {
            TitleRow titles = null;
            var iterator = rows.iterator();
            for (var row = next(iterator); row.isPresent(); row = next(iterator)) {
                if (titles == null) {
                    var texts = texts(row.get());
                    if (!texts.stream().allMatch(String::isBlank)) {
                        titles = TitleRow.of(texts, columns, required, limits);
                    }
                } else {
                    titles.row(row.get().getRowNum(), cells(row.get(), titles, limits))
                            .ifPresent(each);
                }
            }
            if (titles == null) {
                throw SheetRefusals.empty();
            }
        }
    }

    private static ReadableWorkbook opened(Path file) {
        return understood(() -> new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true)));
    }

    private static Stream<Row> firstSheet(ReadableWorkbook workbook) {
        return understood(() -> workbook.getFirstSheet().openStream());
    }

    private static Optional<Row> next(Iterator<Row> rows) {
        return understood(() -> rows.hasNext() ? Optional.of(rows.next()) : Optional.empty());
    }

    /**
     * Whatever a broken file makes the library throw, its parser's own checked exceptions among it, means that the file cannot
     * be read.
     */
    private static <T> T understood(Callable<T> reading) {
        try {
            return reading.call();
        } catch (Exception broken) {
            throw SheetRefusals.unreadable();
        }
    }

    /** Unpacks all of it into nothing, to see how much it is, before anything of it is kept. */
    private static void measure(Path file, SheetLimits limits) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw SheetRefusals.tooLarge();
            }
            long left = limits.unpackedBytes();
            var buffer = new byte[8192];
            for (var parts = zip.entries().asIterator(); parts.hasNext(); ) {
                ZipEntry part = parts.next();
                try (InputStream in = zip.getInputStream(part)) {
                    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                        left -= count;
                        if (left < 0) {
                            throw SheetRefusals.tooLarge();
                        }
                    }
                }
            }
        } catch (ZipException broken) {
            throw SheetRefusals.unreadable();
        }
    }

    private static List<String> texts(Row row) {
        var texts = new ArrayList<String>();
        for (int place = 0; place < row.getCellCount(); place++) {
            texts.add(row.getCellText(place));
        }
        while (!texts.isEmpty() && texts.get(texts.size() - 1).isBlank()) {
            texts.remove(texts.size() - 1);
        }
        return texts;
    }

    private static List<TitleRow.Raw> cells(Row row, TitleRow titles, SheetLimits limits) {
        var cells = new ArrayList<TitleRow.Raw>();
        for (int place = 0; place < Math.min(row.getCellCount(), limits.columns()); place++) {
            var column = titles.at(place);
            var cell = row.getCell(place);
            cells.add(
                    cell == null || column.isEmpty()
                            ? TitleRow.Raw.of("")
                            : raw(cell, column.get().kind()));
        }
        return cells;
    }

    private static TitleRow.Raw raw(Cell cell, SheetColumn.Kind kind) {
        if (cell.getType() == CellType.ERROR) {
            return unreadable("单元格内容有误", "The cell holds an error");
        }
        if (cell.getType() != CellType.NUMBER) {
            // Of a formula the value that was last computed.
            return TitleRow.Raw.of(
                    Optional.ofNullable(cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue())
                            .orElse(""));
        }
        if (kind == SheetColumn.Kind.MOMENT) {
            return understoodDate(cell);
        }
        var number = cell.asNumber();
        if (number.abs().compareTo(EXACT) >= 0) {
            return unreadable(
                    "数字超过 15 位,Excel 已丢失末位;请将该列设为文本格式", "Excel keeps 15 digits of a number; make the column text");
        }
        var format = cell.getDataFormatString();
        if (format != null && format.contains("%")) {
            return TitleRow.Raw.of(number.movePointRight(2).stripTrailingZeros().toPlainString() + "%");
        }
        return TitleRow.Raw.of(number.stripTrailingZeros().toPlainString());
    }

    private static TitleRow.Raw understoodDate(Cell cell) {
        try {
            return TitleRow.Raw.of(LOCAL.format(cell.asDate()));
        } catch (DateTimeException | ArithmeticException noDate) {
            return unreadable("不是有效的日期", "The cell holds no date");
        }
    }

    private static TitleRow.Raw unreadable(String zh, String en) {
        return new TitleRow.Raw("", Optional.of(new Words(zh, en)));
    }
}
