package io.guidepost.domain.asset;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as people hand them in. */
public final class Pictures {

    private Pictures() {}

    private static final AtomicInteger DRAWN = new AtomicInteger();

    /** A picture of a colour that no other one has, running into white: no two are the same file. */
    public static Path picture(Path folder, String format, int width, int height) {
        int rgb = DRAWN.incrementAndGet() * 0x9E3779 & 0xFFFFFF;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(rgb), width, height, Color.WHITE));
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        try {
            var file = Files.createTempFile(folder, "picture", "");
            ImageIO.write(image, format, file.toFile());
            return file;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    static Path file(Path folder, byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "file", ""), bytes);
    }

    static Path archive(Path folder, String... parts) throws IOException {
        var file = Files.createTempFile(folder, "archive", "");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write("<xml/>".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
