package io.guidepost.domain.asset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;

/**
 * What a file is by its own bytes, whatever its name and its sender say. Reads the beginning of a file and, of an Office
 * document, its list of parts; never the whole of it.
 *
 * @param width in pixels; 0 for what is no picture
 * @param height in pixels; 0 for what is no picture
 */
record Inspection(FileType type, int width, int height) {

    private static final int HEAD = 64;
    /** A picture with more is made to fill somebody's memory: a few kilobytes can claim gigapixels. */
    private static final long MOST_PIXELS = 50_000_000;
    /** Documents have hundreds of parts; a list that is longer is made to be long. */
    private static final int MOST_PARTS = 10_000;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};
    private static final Set<String> MP4_BRANDS = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV", "mmp4");

    /** Empty when it is none of the types we keep, or broken. */
    static Optional<Inspection> of(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (begins(head, PNG)) {
            return picture(FileType.PNG, file);
        }
        if (begins(head, JPEG)) {
            return picture(FileType.JPEG, file);
        }
        if (begins(head, PDF)) {
            return Optional.of(new Inspection(FileType.PDF, 0, 0));
        }
        if (begins(head, ZIP)) {
            return document(file).map(type -> new Inspection(type, 0, 0));
        }
        return isMp4(head) ? Optional.of(new Inspection(FileType.MP4, 0, 0)) : Optional.empty();
    }

    private static boolean begins(byte[] head, byte[] mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (head[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMp4(byte[] head) {
        return head.length >= 12
                && new String(head, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp")
                && MP4_BRANDS.contains(new String(head, 8, 4, StandardCharsets.ISO_8859_1));
    }

    /** Its header is read by the reader of that very format, so that a picture by its first bytes only is refused. */
    private static Optional<Inspection> picture(FileType type, Path file) throws IOException {
        var reader = ImageIO.getImageReadersByMIMEType(type.mediaType()).next();
        try (InputStream in = Files.newInputStream(file);
                var stream = ImageIO.createImageInputStream(in)) {
            reader.setInput(stream, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            boolean fits = width > 0 && height > 0 && (long) width * height <= MOST_PIXELS;
            return fits ? Optional.of(new Inspection(type, width, height)) : Optional.empty();
        } catch (IOException | RuntimeException broken) {
            // The readers of the JDK meet broken headers with exceptions of either kind.
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    /** An Office document without macros; any other archive can carry anything. */
    private static Optional<FileType> document(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS || zip.getEntry("[Content_Types].xml") == null) {
                return Optional.empty();
            }
            boolean hasMacros = zip.stream()
                    .anyMatch(part -> part.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"));
            if (hasMacros) {
                return Optional.empty();
            }
            if (zip.getEntry("word/document.xml") != null) {
                return Optional.of(FileType.DOCX);
            }
            if (zip.getEntry("xl/workbook.xml") != null) {
                return Optional.of(FileType.XLSX);
            }
            return zip.getEntry("ppt/presentation.xml") != null ? Optional.of(FileType.PPTX) : Optional.empty();
        } catch (ZipException broken) {
            return Optional.empty();
        }
    }
}
