package io.guidepost.domain.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {

    private static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.text("name", "名称", "Name", "品名"),
            SheetColumn.text("price", "价格(元)", "Price (yuan)"),
            SheetColumn.moment("since", "自", "Since"),
            SheetColumn.ignored("id", "编号", "ID"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void whatIsWrittenIsReadAgainRowByRow(SheetFormat format) throws IOException {
        var file = written(
                format,
                Locale.SIMPLIFIED_CHINESE,
                List.of(
                        Arrays.asList("跑鞋, \"42\" 码\n两行", new BigDecimal("129.90"), "2026-12-01 08:00:00", "7"),
                        Arrays.asList(null, null, null, null),
                        Arrays.asList("袜子", 3L, null, null)));

        var rows = read(file);

        assertThat(rows)
                .extracting(SheetRow::cells)
                .containsExactly(
                        Map.of(
                                "name",
                                "跑鞋, \"42\" 码\n两行",
                                "price",
                                format == SheetFormat.CSV ? "129.90" : "129.9",
                                "since",
                                "2026-12-01 08:00:00"),
                        Map.of("name", "袜子", "price", "3"));
        assertThat(rows.get(0).number()).isEqualTo(2);
        assertThat(rows).allSatisfy(row -> assertThat(row.faults()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"名称,价格(元),自", "name,Price (yuan),since", "品名 *,价格(元),SINCE", "\uFEFF名称,PRICE,Since"})
    void titlesAreFoundInEitherLanguageAndAnyOrder(String titles) throws IOException {
        var reversed = titles.startsWith("\uFEFF") ? titles : String.join(",", reversed(titles.split(",")));
        boolean isReversed = !reversed.equals(titles);

        var rows = read(csv(reversed + (isReversed ? "\n,5,鞋\n" : "\n鞋,5,\n")));

        assertThat(rows).extracting(SheetRow::cells).containsExactly(Map.of("name", "鞋", "price", "5"));
    }

    @Test
    void wrongTitlesRefuseTheWholeFile() throws IOException {
        refused(() -> read(csv("名称,颜色\n鞋,红\n")), "sheet_unknown_column");
        refused(() -> read(csv("名称,Name\n鞋,红\n")), "sheet_column_twice");
        refused(() -> read(csv("价格(元)\n5\n")), "sheet_column_missing");
        refused(() -> read(csv("\n\n")), "sheet_empty");
        refused(() -> read(csv("")), "sheet_empty");
    }

    /** Whatever begins like a formula is text in both, and comes back as it was. */
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86 138", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "'=already"})
    void nothingThatIsWrittenIsAFormula(String text) throws IOException {
        for (var format : SheetFormat.values()) {
            var file = written(format, Locale.ENGLISH, List.of(Arrays.asList(text, null, null, null)));

            assertThat(read(file))
                    .extracting(row -> row.cell("name").orElseThrow())
                    .containsExactly(text);
            if (format == SheetFormat.CSV) {
                assertThat(Files.readString(file)).startsWith("\uFEFF").doesNotContainPattern("[\",][=+@-]");
            } else {
                assertThat(sheetOf(file)).doesNotContain("<f>");
            }
        }
    }

    @Test
    void aNegativeNumberIsANumberAndNoFormula() throws IOException {
        var file = written(
                SheetFormat.CSV, Locale.ENGLISH, List.of(Arrays.asList("x", new BigDecimal("-5.00"), null, null)));

        assertThat(Files.readString(file)).contains("\"x\",-5.00,");
    }

    @Test
    void aChineseExcelsOwnCsvIsReadAsWell() throws IOException {
        var file = Files.write(folder.resolve("gb.csv"), "名称,价格(元)\r\n跑鞋,5\r\n".getBytes(Charset.forName("GB18030")));

        assertThat(read(file)).extracting(row -> row.cell("name").orElseThrow()).containsExactly("跑鞋");
    }

    @Test
    void rowsAreNumberedAsTheReaderSeesThem() throws IOException {
        var rows = read(csv("名称\r\n\"两\r\n行\"\r\n\r\n最后"));

        assertThat(rows).extracting(SheetRow::number).containsExactly(2, 5);
    }

    @Test
    void datesPercentagesAndLongNumbersOfAWorkbookAreUnderstood() throws IOException {
        var file = folder.resolve("book.xlsx");
        try (var out = Files.newOutputStream(file)) {
            var book = new Workbook(out, "test", "1.0");
            var sheet = book.newWorksheet("s");
            sheet.value(0, 0, "名称");
            sheet.value(0, 1, "价格(元)");
            sheet.value(0, 2, "自");
            sheet.value(1, 0, 1234567890123456789L);
            sheet.value(1, 1, new BigDecimal("0.0825"));
            sheet.style(1, 1).format("0.00%").set();
            sheet.value(1, 2, LocalDateTime.of(2026, 12, 1, 8, 0));
            sheet.style(1, 2).format("yyyy-mm-dd hh:mm").set();
            sheet.value(2, 0, 42);
            sheet.formula(2, 1, "1+1");
            book.finish();
        }

        var rows = read(file);

        assertThat(rows.get(0).cells()).isEqualTo(Map.of("price", "8.25%", "since", "2026-12-01 08:00:00"));
        assertThat(rows.get(0).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("cell_unreadable");
            assertThat(fault.column()).isEqualTo("name");
            assertThat(fault.row()).isEqualTo(2);
        });
        assertThat(rows.get(1).cell("name")).contains("42");
    }

    @Test
    void aSmallFileThatUnpacksToAHugeOneIsRefusedBeforeItIsRead() throws IOException {
        var bomb = folder.resolve("bomb.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1 << 20];
            for (int mega = 0; mega < 70; mega++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(Files.size(bomb)).isLessThan(200_000);

        refused(() -> read(bomb), "sheet_too_large");
    }

    @Test
    void limitsAreKept() throws IOException {
        var few = new SheetLimits(1_000, 100_000, 2, 4, 10);

        refused(() -> read(csv("名称\na\nb\nc\n"), few), "sheet_too_many_rows");
        refused(() -> read(csv("名称\n" + "x".repeat(1_001)), few), "sheet_too_large");
        assertThat(read(csv("名称\n" + "x".repeat(11)), few).get(0).faults())
                .extracting(CellFault::code)
                .containsExactly("cell_too_long");
        assertThat(read(csv("名称\n" + "x".repeat(10)), few).get(0).faults()).isEmpty();
    }

    /** An entity of the file's own would be read from the disk, or grow without end. */
    @Test
    void aWorkbookWithEntitiesOfItsOwnIsNotBelieved() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "SECRET");
        var sheet = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>名称</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>a&e;b</t></is></c></row></sheetData></worksheet>";
        var file = withSheet(sheet);

        var seen = new ArrayList<String>();
        try {
            read(file).forEach(row -> seen.add(row.cells().toString()));
        } catch (Refusal refused) {
            assertThat(refused.code()).isEqualTo("sheet_unreadable");
        }

        assertThat(seen.toString()).doesNotContain("SECRET");
    }

    /** However it is broken, the answer is a refusal and never an error of ours. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void brokenFilesAreRefused(long seed) throws IOException {
        var random = new Random(seed);
        var whole = Files.readAllBytes(
                written(SheetFormat.XLSX, Locale.ENGLISH, List.of(Arrays.asList("a", 1L, "2026-12-01 00:00:00", "1"))));
        for (int round = 0; round < 40; round++) {
            var broken = whole.clone();
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt(256);
            }
            var file = Files.write(
                    folder.resolve("broken.xlsx"), Arrays.copyOf(broken, 4 + random.nextInt(broken.length - 3)));
            try {
                read(file);
            } catch (Refusal refused) {
                assertThat(refused.code()).as("seed %d, round %d", seed, round).startsWith("sheet_");
            }
        }
    }

    @Test
    void whatIsNoTextIsNoCsv() throws IOException {
        var file =
                Files.write(folder.resolve("image.csv"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1, (byte) 0xff});

        refused(() -> read(file), "sheet_unreadable");
        refused(() -> read(csv("名称\n\"never closed")), "sheet_unreadable");
    }

    private static String[] reversed(String[] parts) {
        var list = new ArrayList<>(List.of(parts));
        Collections.reverse(list);
        return list.toArray(String[]::new);
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text, StandardCharsets.UTF_8);
    }

    private Path written(SheetFormat format, Locale locale, List<List<Object>> rows) throws IOException {
        var file = folder.resolve("t." + format.extension());
        try (OutputStream out = Files.newOutputStream(file);
                var sheet = SheetWriter.to(out, format, COLUMNS, locale)) {
            rows.forEach(sheet::row);
        }
        return file;
    }

    /** The parts of a workbook as this library writes them, with another sheet in it. */
    private Path withSheet(String sheet) throws IOException {
        var model = written(SheetFormat.XLSX, Locale.ENGLISH, List.of());
        var file = folder.resolve("other.xlsx");
        try (var in = new ZipFile(model.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var parts = in.entries().asIterator(); parts.hasNext(); ) {
                var part = parts.next();
                out.putNextEntry(new ZipEntry(part.getName()));
                if (part.getName().endsWith("sheet1.xml")) {
                    out.write(sheet.getBytes(StandardCharsets.UTF_8));
                } else {
                    in.getInputStream(part).transferTo(out);
                }
                out.closeEntry();
            }
        }
        return file;
    }

    private static String sheetOf(Path file) throws IOException {
        try (var in = new ZipFile(file.toFile())) {
            var text = new ByteArrayOutputStream();
            for (var parts = in.entries().asIterator(); parts.hasNext(); ) {
                var part = parts.next();
                if (part.getName().endsWith("sheet1.xml")) {
                    in.getInputStream(part).transferTo(text);
                }
            }
            return text.toString(StandardCharsets.UTF_8);
        }
    }

    private static List<SheetRow> read(Path file) {
        return read(file, SheetLimits.DEFAULT);
    }

    private static List<SheetRow> read(Path file, SheetLimits limits) {
        var rows = new ArrayList<SheetRow>();
        var summary = SheetReader.read(file, COLUMNS, List.of("name"), limits, rows::add);
        assertThat(summary.rows()).isEqualTo(rows.size());
        assertThat(summary.contentHash()).matches("[0-9a-f]{64}");
        return rows;
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
