package io.guidepost.domain.proof;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * Copies a photo without what the camera and other programs wrote beside the picture itself: place, time, device, thumbnails,
 * comments, films behind the end. Not one pixel changes; which side is up stays.
 */
final class CameraTraces {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> PNG_TRACES = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");
    private static final int LONGEST_CHUNK = 64 << 20;

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final byte[] COLOURS = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION = 0x0112;

    private CameraTraces() {}

    /** False, and nothing is written, for what is neither JPEG nor PNG. Refuses what is broken with {@code photo_unreadable}. */
    static boolean leftOut(Path photo, Path copy) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(photo)));
                var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(copy)))) {
            in.mark(PNG.length);
            var head = in.readNBytes(PNG.length);
            if (Arrays.equals(head, PNG)) {
                out.write(head);
                png(in, out);
                return true;
            }
            in.reset();
            if (head.length > 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == SOI) {
                in.skipNBytes(2);
                jpeg(in, out);
                return true;
            }
            return false;
        } catch (EOFException broken) {
            throw unreadable();
        }
    }

    private static void png(DataInputStream in, DataOutputStream out) throws IOException {
        String type;
        do {
            int length = in.readInt();
            type = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
            if (length < 0 || length > LONGEST_CHUNK) {
                throw unreadable();
            }
            if (PNG_TRACES.contains(type)) {
                in.skipNBytes(length + 4L);
            } else {
                out.writeInt(length);
                out.write(type.getBytes(StandardCharsets.US_ASCII));
                copy(in, out, length + 4);
            }
        } while (!type.equals("IEND"));
    }

    private static void jpeg(DataInputStream in, DataOutputStream out) throws IOException {
        out.writeShort(0xFF00 | SOI);
        boolean isTurned = false;
        for (int marker = marker(in); marker != EOI; ) {
            var body = in.readNBytes(length(in));
            boolean isExif = marker == APP1 && begins(body, EXIF);
            if (isExif && !isTurned) {
                isTurned = true;
                writeOrientation(out, orientation(body));
            } else if (isPicture(marker, body)) {
                out.writeShort(0xFF00 | marker);
                out.writeShort(body.length + 2);
                out.write(body);
            }
            marker = marker == SOS ? copyScan(in, out) : marker(in);
        }
        out.writeShort(0xFF00 | EOI);
    }

    private static boolean isPicture(int marker, byte[] body) {
        if (marker == COMMENT) {
            return false;
        }
        if (marker < APP0 || marker > APP15) {
            return true;
        }
        // JFIF's head, Adobe's way with colours, and colour profiles are needed to show the picture right.
        return marker == APP0 || marker == APP14 || marker == APP2 && begins(body, COLOURS);
    }

    private static int marker(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != 0xFF) {
            throw unreadable();
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xFF) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readUnsignedShort();
        if (length < 2) {
            throw unreadable();
        }
        return length - 2;
    }

    /** The compressed picture goes on until a marker that is none of its own. @return that marker */
    private static int copyScan(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int next = in.readUnsignedByte();
            if (next != 0xFF) {
                out.write(next);
                continue;
            }
            int marker = in.readUnsignedByte();
            while (marker == 0xFF) {
                marker = in.readUnsignedByte();
            }
            boolean isOfTheScan = marker == 0 || marker >= 0xD0 && marker <= 0xD7;
            if (!isOfTheScan) {
                return marker;
            }
            out.write(0xFF);
            out.write(marker);
        }
    }

    /** 1 (upright) to 8; 1 also for what makes no sense. */
    private static int orientation(byte[] exif) {
        try {
            var tiff = ByteBuffer.wrap(exif, EXIF.length, exif.length - EXIF.length)
                    .slice()
                    .order(exif[EXIF.length] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = tiff.getShort(directory) & 0xFFFF;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + 12 * i;
                if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                    int value = tiff.getShort(entry + 8);
                    return value >= 1 && value <= 8 ? value : 1;
                }
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException nonsense) {
            return 1;
        }
        return 1;
    }

    private static void writeOrientation(DataOutputStream out, int orientation) throws IOException {
        if (orientation == 1) {
            return;
        }
        out.writeShort(0xFF00 | APP1);
        out.writeShort(2 + EXIF.length + 8 + 2 + 12 + 4);
        out.write(EXIF);
        out.write(new byte[] {'M', 'M', 0, 42});
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(ORIENTATION);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
    }

    private static boolean begins(byte[] body, byte[] mark) {
        return body.length > mark.length && Arrays.equals(body, 0, mark.length, mark, 0, mark.length);
    }

    private static void copy(DataInputStream in, DataOutputStream out, int bytes) throws IOException {
        var piece = new byte[8192];
        for (int left = bytes; left > 0; ) {
            int read = in.read(piece, 0, Math.min(left, piece.length));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(piece, 0, read);
            left -= read;
        }
    }

    private static Refusal unreadable() {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "photo_unreadable",
                new Words("照片已损坏,无法读取", "The photo is broken and cannot be read"));
    }
}
