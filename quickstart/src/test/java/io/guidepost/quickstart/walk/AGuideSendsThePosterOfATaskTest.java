package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A picture of the library goes out as it is, a poster with the code of the guide who sends it (MAT-4, MAT-5, TASK-1). */
class AGuideSendsThePosterOfATaskTest extends WalkTest {

    @Test
    void thePictureIsTheSameForAllAndThePostersCodeIsTheGuidesOwn() {
        var hq = hq();
        var picture = png(300, 400);
        var photo = hq.addMaterial(Map.of("kind", "IMAGE", "title", "主推款", "fileId", hq.upload(picture)));
        var poster = hq.addMaterial(Map.of(
                "kind", "POSTER",
                "title", "秋日海报",
                "text", "秋日上新",
                "productIds", List.of("1001"),
                "fileId", hq.upload(png(750, 1334))));
        var feng = guide("bj002_feng");
        var dong = guide("bj002_dong");
        var taskId = running(hq, List.of(photo, poster), feng, dong);

        var ofFeng = sentPictures(feng, taskId);
        var ofDong = sentPictures(dong, taskId);

        assertThat(ofFeng).hasSize(2);
        var shared = ofFeng.stream().filter(ofDong::contains).collect(Collectors.toSet());
        assertThat(shared).as("WeCom was given the library's picture once").hasSize(1);
        assertThat(sim.picture(shared.iterator().next())).isEqualTo(picture);
        var codeOfFeng = codeOfTheOther(ofFeng, shared);
        var codeOfDong = codeOfTheOther(ofDong, shared);
        assertThat(codeOfFeng).isNotEqualTo(codeOfDong);

        var shopper = stranger();
        shopper.open(codeOfFeng.substring(codeOfFeng.lastIndexOf('/') + 1));
        var order = shopper.buy(OwnGoods.onShelf(1, 30_000), 1);

        var credited = hq.attribution(order.id()).path("guide").path("id").asString();
        assertThat(credited).isEqualTo(feng.id());
    }

    private String running(HqClient hq, List<String> materials, GuideClient... guides) {
        var now = sim.clock().instant();
        var taskId = hq.draft(Map.of(
                "type",
                "SEND_1V1",
                "title",
                "秋日海报",
                "instruction",
                "发给每位老顾客",
                "copyText",
                "您好,我是{guide.name}。",
                "materialIds",
                materials,
                "target",
                Map.of("guideIds", List.of(guides).stream().map(GuideClient::id).toList()),
                "startAt",
                now.minusSeconds(1).toString(),
                "deadlineAt",
                now.plus(Duration.ofDays(3)).toString()));
        hq.submit(taskId).expect(200);
        checker().approve(taskId).expect(200);
        eventually(
                "everybody has the task",
                () -> assertThat(hq.task(taskId).path("status").asString()).isEqualTo("RUNNING"));
        return taskId;
    }

    /** WeCom's ids of the pictures in the message that the guide was given to send. */
    private Set<String> sentPictures(GuideClient guide, String taskId) {
        var assignment = guide.assignments("TODO").stream()
                .filter(found -> found.path("taskId").asString().equals(taskId))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        var msgid = guide.http()
                .once("/api/guide/v1/assignments/" + assignment + "/execution", Map.of())
                .expect(200)
                .text("msgid");
        return sim.groupMessages(guide.userid()).stream()
                .filter(message -> message.path("msgid").asString().equals(msgid))
                .flatMap(message -> message.path("attachments").valueStream())
                .filter(attachment -> attachment.path("msgtype").asString().equals("image"))
                .map(attachment -> attachment.path("image").path("media_id").asString())
                .collect(Collectors.toSet());
    }

    private String codeOfTheOther(Set<String> mediaIds, Set<String> shared) {
        var own =
                mediaIds.stream().filter(id -> !shared.contains(id)).findFirst().orElseThrow();
        return code(sim.picture(own)).orElseThrow(() -> new AssertionError("No code can be read on the poster " + own));
    }

    private static Optional<String> code(byte[] file) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(file));
            int width = image.getWidth();
            int height = image.getHeight();
            var pixels = image.getRGB(0, 0, width, height, null, 0, width);
            var bits = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
            return Optional.of(new QRCodeReader().decode(bits).getText());
        } catch (ReaderException unreadable) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A picture that nobody has handed in before. */
    private static byte[] png(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(new Color(ThreadLocalRandom.current().nextInt(0x1000000)));
        brush.fillRect(0, 0, width, height);
        brush.dispose();
        image.setRGB(1, 1, ThreadLocalRandom.current().nextInt(0x1000000));
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
