package io.guidepost.domain.poster;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.AssetStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;

/** Pictures out of the store, and pictures that go out. */
final class PictureFiles {

    private PictureFiles() {}

    /** The picture, taken in coarser when it is far larger than needed: fifty megapixels would be 150 megabytes. */
    static BufferedImage read(AssetStore store, Asset kept, int width, int height) {
        var asset = kept.requireClean();
        ImageReader reader =
                ImageIO.getImageReadersByMIMEType(asset.type().mediaType()).next();
        try (var bytes = store.open(asset.digest());
                var stream = ImageIO.createImageInputStream(bytes)) {
            reader.setInput(stream, true, true);
            int every = Math.max(1, Math.min(asset.width() / (2 * width), asset.height() / (2 * height)));
            var how = reader.getDefaultReadParam();
            how.setSourceSubsampling(every, every, 0, 0);
            return reader.read(0, how);
        } catch (IIOException | RuntimeException unreadable) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "picture_unreadable",
                    new Words(
                            "图片无法解码，请换成 RGB 的 JPEG 或 PNG", "The picture cannot be decoded; use an RGB JPEG or a PNG"));
        } catch (IOException broken) {
            throw new UncheckedIOException("The bytes of file %d cannot be read".formatted(asset.id()), broken);
        } finally {
            reader.dispose();
        }
    }

    /** As JPEG, small enough for any chat. */
    static byte[] jpeg(BufferedImage image) {
        var writer = ImageIO.getImageWritersByMIMEType("image/jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(0.9f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A picture in memory could not be written", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
