package io.guidepost.domain.productfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.FileKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A table and the pictures it names, in one zip file. Nothing is ever unpacked under a name from the archive, and no more
 * than was allowed, whatever the archive says of itself.
 */
final class ProductArchive implements AutoCloseable {

    private static final int MOST_PARTS = 3_000;
    private static final long MOST_TABLE_BYTES = 20L << 20;
    private static final long MOST_PICTURE_BYTES = 300L << 20;

    private final ZipFile zip;
    private final Map<String, ZipEntry> pictures;
    private final ZipEntry table;
    private long picturesLeft = MOST_PICTURE_BYTES;

    private ProductArchive(ZipFile zip, ZipEntry table, Map<String, ZipEntry> pictures) {
        this.zip = zip;
        this.table = table;
        this.pictures = pictures;
    }

    /** Empty for a file that is a table by itself; refused when it is an archive without exactly one table. */
    static Optional<ProductArchive> of(Path file) throws IOException {
        if (!isZip(file)) {
            return Optional.empty();
        }
        var zip = opened(file);
        try {
            if (zip.getEntry("[Content_Types].xml") != null) {
                zip.close();
                return Optional.empty();
            }
            if (zip.size() > MOST_PARTS) {
                throw refused("archive_too_large", "压缩包内文件过多", "There are too many files in the archive");
            }
            return Optional.of(sorted(zip));
        } catch (RuntimeException unfit) {
            zip.close();
            throw unfit;
        }
    }

    private static ProductArchive sorted(ZipFile zip) {
        var pictures = new HashMap<String, ZipEntry>();
        ZipEntry table = null;
        for (var entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
            var name = lastPart(entry.getName());
            var lower = name.toLowerCase(Locale.ROOT);
            if (entry.getName().contains("__MACOSX") || name.startsWith(".") || name.startsWith("~$")) {
                continue;
            }
            if (lower.endsWith(".xlsx") || lower.endsWith(".csv")) {
                if (table != null) {
                    throw refused("archive_tables", "压缩包内只能有一个表格", "There must be one table in the archive");
                }
                table = entry;
            } else if (pictures.putIfAbsent(lower, entry) != null) {
                throw refused(
                        "archive_name_twice", "压缩包内有重名图片:" + name, "Two pictures in the archive have the same name");
            }
        }
        if (table == null) {
            throw refused("archive_tables", "压缩包内须有一个 .xlsx 或 .csv 表格", "There must be one table in the archive");
        }
        return new ProductArchive(zip, table, pictures);
    }

    private static boolean isZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var first = in.readNBytes(4);
            return first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3 && first[3] == 4;
        }
    }

    /** Names are UTF-8, or what a Chinese Windows writes. */
    private static ZipFile opened(Path file) throws IOException {
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                return new ZipFile(file.toFile(), charset);
            } catch (ZipException | IllegalArgumentException other) {
                // Not in this one, or broken.
            }
        }
        throw refused("archive_unreadable", "压缩包无法读取", "The archive cannot be read");
    }

    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    void writeTable(Path into) {
        unpack(table, into, MOST_TABLE_BYTES);
    }

    boolean has(String picture) {
        return pictures.containsKey(lastPart(picture).toLowerCase(Locale.ROOT));
    }

    void writePicture(String picture, Path into) {
        var entry = pictures.get(lastPart(picture).toLowerCase(Locale.ROOT));
        picturesLeft -= unpack(entry, into, Math.min(picturesLeft, FileKind.IMAGE.mostBytes()));
    }

    private long unpack(ZipEntry entry, Path into, long most) {
        long written = 0;
        var buffer = new byte[16 * 1024];
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(into)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                written += count;
                if (written > most) {
                    throw refused("archive_too_large", "压缩包解压后过大", "What is packed into the archive is too large");
                }
                out.write(buffer, 0, count);
            }
            return written;
        } catch (ZipException broken) {
            throw refused("archive_unreadable", "压缩包无法读取", "The archive cannot be read");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Refusal refused(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
