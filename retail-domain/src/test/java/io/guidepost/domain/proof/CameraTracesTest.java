package io.guidepost.domain.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.asset.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraTracesTest {

    private static final String SECRET = "31.2304N 121.4737E iPhone of Li";

    @TempDir
    Path folder;

    @Test
    void aPhotoKeepsItsPixelsAndLosesWhereAndByWhatItWasTaken() throws IOException {
        var plain = Files.readAllBytes(Pictures.picture(folder, "jpg", 60, 40));
        var told =
                jpeg(plain, 0xE1, exif(6), 0xE1, text("http://ns.adobe.com/xap/1.0/\0" + SECRET), 0xFE, text(SECRET));
        var withFilm = joined(told, text("ftypmp42 " + SECRET));

        var copy = copied(withFilm);

        assertThat(copy.leftOut()).isTrue();
        assertThat(holds(copy.bytes(), SECRET)).isFalse();
        assertThat(pixels(copy.bytes())).isEqualTo(pixels(plain));
        assertThat(holds(copy.bytes(), "Exif")).as("which side is up").isTrue();
    }

    @Test
    void aPhotoThatStandsUprightNeedsNoWordAboutIt() throws IOException {
        var plain = Files.readAllBytes(Pictures.picture(folder, "jpg", 60, 40));

        var copy = copied(jpeg(plain, 0xE1, exif(1)));

        assertThat(holds(copy.bytes(), "Exif")).isFalse();
        assertThat(pixels(copy.bytes())).isEqualTo(pixels(plain));
    }

    @Test
    void aPngLosesItsTexts() throws IOException {
        var plain = Files.readAllBytes(Pictures.picture(folder, "png", 30, 30));
        var chunk = ByteBuffer.allocate(12 + SECRET.length())
                .putInt(SECRET.length())
                .put("tEXt".getBytes(StandardCharsets.US_ASCII))
                .put(text(SECRET))
                .putInt(0)
                .array();
        // Behind the header, which has 8 and 25 bytes.
        var told = joined(Arrays.copyOf(plain, 33), chunk, Arrays.copyOfRange(plain, 33, plain.length));

        var copy = copied(told);

        assertThat(copy.bytes()).isEqualTo(plain);
    }

    @Test
    void whatIsNoPhotoIsLeftAloneAndWhatIsBrokenIsRefused() throws IOException {
        assertThat(copied(text("%PDF-1.7 nothing to see")).leftOut()).isFalse();
        var plain = Files.readAllBytes(Pictures.picture(folder, "jpg", 60, 40));

        assertThatThrownBy(() -> copied(Arrays.copyOf(plain, plain.length / 2)))
                .hasMessageContaining("photo_unreadable");
    }

    /** Whatever is done to a photo: it comes out, is refused, or was none; nothing else happens. */
    @Test
    void damagedPhotosDoNoHarm() throws IOException {
        var plain = jpeg(Files.readAllBytes(Pictures.picture(folder, "jpg", 60, 40)), 0xE1, exif(6));
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var damaged = plain.clone();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                damaged[2 + random.nextInt(Math.min(200, damaged.length - 2))] = (byte) random.nextInt(256);
            }
            try {
                copied(damaged);
            } catch (io.guidepost.domain.Refusal refused) {
                assertThat(refused.code()).as("seed %d", seed).isEqualTo("photo_unreadable");
            }
        }
    }

    private record Copy(boolean leftOut, byte[] bytes) {}

    private Copy copied(byte[] photo) throws IOException {
        var from = Files.write(Files.createTempFile(folder, "photo", ""), photo);
        var to = Files.createTempFile(folder, "copy", "");
        return new Copy(CameraTraces.leftOut(from, to), Files.readAllBytes(to));
    }

    /** Pairs of marker and body, behind the first marker of the picture. */
    private static byte[] jpeg(byte[] plain, Object... segments) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(Arrays.copyOf(plain, 2));
        for (int i = 0; i < segments.length; i += 2) {
            var body = (byte[]) segments[i + 1];
            out.write(0xFF);
            out.write((int) segments[i]);
            out.write(body.length + 2 >> 8);
            out.write(body.length + 2 & 0xFF);
            out.writeBytes(body);
        }
        out.writeBytes(Arrays.copyOfRange(plain, 2, plain.length));
        return out.toByteArray();
    }

    private static byte[] exif(int orientation) {
        return joined(
                text("Exif\0\0"),
                ByteBuffer.allocate(26)
                        .put(text("MM\0*"))
                        .putInt(8)
                        .putShort((short) 1)
                        .putShort((short) 0x0112)
                        .putShort((short) 3)
                        .putInt(1)
                        .putShort((short) orientation)
                        .putShort((short) 0)
                        .putInt(0)
                        .array(),
                text(SECRET));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static boolean holds(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }

    private static int[] pixels(byte[] bytes) throws IOException {
        var image = ImageIO.read(new java.io.ByteArrayInputStream(bytes));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
