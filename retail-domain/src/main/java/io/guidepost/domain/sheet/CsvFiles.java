package io.guidepost.domain.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Comma-separated values as RFC 4180 has them, and as Excel writes them in China. */
final class CsvFiles {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvFiles() {}

    static void read(
            Path file, List<SheetColumn> columns, List<String> required, SheetLimits limits, Consumer<SheetRow> each)
            throws IOException {
        try (var in = new Characters(open(file, charsetOf(file)))) {
            var record = new ArrayList<String>();
            TitleRow titles = null;
            int line = 1;
            while (next(in, record, limits)) {
                int number = line;
                line = in.line;
                if (titles == null) {
                    if (record.stream().allMatch(String::isBlank)) {
                        continue;
                    }
                    titles = TitleRow.of(List.copyOf(record), columns, required, limits);
                } else {
                    titles.row(number, record.stream().map(CsvFiles::raw).toList())
                            .ifPresent(each);
                }
            }
            if (titles == null) {
                throw SheetRefusals.empty();
            }
        }
    }

    /** Without the apostrophe that {@link SheetWriter} puts before what could be taken for a formula. */
    private static TitleRow.Raw raw(String cell) {
        var text = cell.strip();
        return TitleRow.Raw.of(text.startsWith("'") && SheetWriter.isFormulaLike(text) ? text.substring(1) : text);
    }

    /** UTF-8 if all of it is; otherwise what a Chinese Excel saves by itself. */
    private static Charset charsetOf(Path file) throws IOException {
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try (var reader = open(file, charset)) {
                var buffer = new char[8192];
                boolean isText = true;
                for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                    isText &= hasNoNul(buffer, count);
                }
                if (isText) {
                    return charset;
                }
            } catch (CharacterCodingException other) {
                // Not in this one.
            }
        }
        throw SheetRefusals.unreadable();
    }

    private static boolean hasNoNul(char[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            if (buffer[i] == 0) {
                return false;
            }
        }
        return true;
    }

    private static Reader open(Path file, Charset charset) throws IOException {
        return new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** Fills the record with the next one; false at the end. */
    private static boolean next(Characters in, List<String> record, SheetLimits limits) throws IOException {
        record.clear();
        if (in.peek() < 0) {
            return false;
        }
        while (true) {
            record.add(in.peek() == '"' ? quoted(in, limits) : plain(in, limits));
            if (record.size() > limits.columns() * 4) {
                throw SheetRefusals.tooLarge();
            }
            int after = in.read();
            if (after == ',') {
                continue;
            }
            if (after == '\r' && in.peek() == '\n') {
                in.read();
            }
            return true;
        }
    }

    private static String plain(Characters in, SheetLimits limits) throws IOException {
        var text = new StringBuilder();
        while (in.peek() >= 0 && in.peek() != ',' && in.peek() != '\n' && in.peek() != '\r') {
            append(text, in.read(), limits);
        }
        return text.toString();
    }

    private static String quoted(Characters in, SheetLimits limits) throws IOException {
        in.read();
        var text = new StringBuilder();
        while (true) {
            int read = in.read();
            if (read < 0) {
                // A quotation that never ends: somewhere above a mark is missing, and no row can be trusted.
                throw SheetRefusals.unreadable();
            }
            if (read == '"') {
                if (in.peek() != '"') {
                    return text.append(plain(in, limits)).toString();
                }
                in.read();
            }
            append(text, read, limits);
        }
    }

    /** One character beyond the limit is kept, so that the cell is told to be too long. */
    private static void append(StringBuilder text, int read, SheetLimits limits) {
        if (text.length() <= limits.cellCharacters()) {
            text.append((char) read);
        }
    }

    /** Looks one character ahead and counts lines. */
    private static final class Characters implements AutoCloseable {

        private final Reader reader;
        private int ahead;
        private int line = 1;

        Characters(Reader reader) throws IOException {
            this.reader = reader;
            this.ahead = reader.read();
            if (ahead == BYTE_ORDER_MARK) {
                this.ahead = reader.read();
            }
        }

        int peek() {
            return ahead;
        }

        int read() throws IOException {
            int read = ahead;
            if (read >= 0) {
                ahead = reader.read();
            }
            if (read == '\n' || (read == '\r' && ahead != '\n')) {
                line++;
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
