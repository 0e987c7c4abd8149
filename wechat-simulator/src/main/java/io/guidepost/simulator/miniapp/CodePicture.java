package io.guidepost.simulator.miniapp;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A picture that stands for a mini-program code: the same content gives the same dots. It cannot be scanned. */
final class CodePicture {

    private static final int CELLS = 29;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private CodePicture() {}

    static byte[] png(String content, int width) {
        boolean[][] dark = new boolean[CELLS][CELLS];
        Random random = new Random(content.hashCode());
        for (boolean[] row : dark) {
            for (int x = 0; x < CELLS; x++) {
                row[x] = random.nextBoolean();
            }
        }
        try {
            ByteArrayOutputStream pixels = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflated = new DeflaterOutputStream(pixels, new Deflater(Deflater.BEST_SPEED))) {
                for (int y = 0; y < width; y++) {
                    byte[] line = new byte[1 + width];
                    for (int x = 0; x < width; x++) {
                        line[1 + x] = (byte) (dark[y * CELLS / width][x * CELLS / width] ? 0x10 : 0xff);
                    }
                    deflated.write(line);
                }
            }
            ByteArrayOutputStream picture = new ByteArrayOutputStream();
            picture.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(width);
            fields.write(new byte[] {8, 0, 0, 0, 0});
            chunk(picture, "IHDR", header.toByteArray());
            chunk(picture, "IDAT", pixels.toByteArray());
            chunk(picture, "IEND", new byte[0]);
            return picture.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void chunk(ByteArrayOutputStream picture, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        DataOutputStream out = new DataOutputStream(picture);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
