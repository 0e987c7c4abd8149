package io.guidepost.domain.sheet;

import io.guidepost.core.digest.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Reads a table row by row; at no time are there more than a few rows in memory, however long it is. */
public final class SheetReader {

    private SheetReader() {}

    /**
     * What was read.
     *
     * @param contentHash SHA-256 of the file in hexadecimal digits: the same file is the same hash
     * @param rows with something in them
     */
    public record Summary(SheetFormat format, String contentHash, int rows) {}

    /**
     * Hands over each row that has something in it. Refused as a whole when it is no table, is larger than the limits, or
     * when its titles are not those of the columns.
     *
     * @param required keys of the columns without which no row makes sense
     */
    public static Summary read(
            Path file, List<SheetColumn> columns, List<String> required, SheetLimits limits, Consumer<SheetRow> each) {
        try {
            if (Files.size(file) > limits.bytes()) {
                throw SheetRefusals.tooLarge();
            }
            var format = SheetFormat.of(file);
            var counted = new Counted(limits, each);
            if (format == SheetFormat.XLSX) {
                Workbooks.read(file, columns, required, limits, counted);
            } else {
                CsvFiles.read(file, columns, required, limits, counted);
            }
            return new Summary(format, hash(file), counted.rows);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), Sha256.begin())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    private static final class Counted implements Consumer<SheetRow> {

        private final SheetLimits limits;
        private final Consumer<SheetRow> each;
        private int rows;

        Counted(SheetLimits limits, Consumer<SheetRow> each) {
            this.limits = limits;
            this.each = each;
        }

        @Override
        public void accept(SheetRow row) {
            if (++rows > limits.rows()) {
                throw SheetRefusals.tooManyRows(limits.rows());
            }
            each.accept(row);
        }
    }
}
