package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.asset.FileType;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.media.MediaPurpose;
import io.guidepost.domain.media.MediaUploads;
import io.guidepost.wechat.SimulatedTencent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on their way to WeCom, over HTTP. */
class WxMediaUploadsTest {

    private static SimulatedTencent tencent;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        tencent = SimulatedTencent.start();
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    @Test
    void messagesAndMomentsHaveIdsOfTheirOwn() throws IOException {
        var picture = Files.write(folder.resolve("x"), new byte[1000]);

        var forMessages = uploads().upload(MediaPurpose.MESSAGE, FileType.PNG, "新品 主图.png", picture);
        var forMoments = uploads().upload(MediaPurpose.MOMENT, FileType.PNG, "新品 主图.png", picture);

        assertThat(forMessages).isNotBlank().isNotEqualTo(forMoments);
        assertThat(tencent.calls("/cgi-bin/media/upload").get(0).toString()).contains("type=image");
        assertThat(tencent.calls("/cgi-bin/media/upload_attachment").get(0).toString())
                .contains("attachment_type=1");
    }

    @Test
    void aFileLargerThanItsKindMayBeIsRefused() throws IOException {
        var large = folder.resolve("large");
        try (var sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength((10 << 20) + 1);
        }

        assertThatThrownBy(() -> uploads().upload(MediaPurpose.MESSAGE, FileType.MP4, "a.mp4", large))
                .isInstanceOfSatisfying(GatewayRejected.class, refused -> assertThat(refused.code())
                        .isEqualTo("40006"));
        assertThat(uploads().upload(MediaPurpose.MESSAGE, FileType.PDF, "a.pdf", large))
                .isNotBlank();
    }

    /** The picture of a link has an address, which a link may carry; a card shows its own picture. */
    @Test
    void aLinkCarriesItsPictureAndACardItsOwn() throws IOException {
        var picture = Files.write(folder.resolve("cover"), new byte[4000]);
        var address = uploads().upload(MediaPurpose.ADDRESS, FileType.PNG, "cover.png", picture);
        assertThat(address).startsWith("http://");
        var cover = new GuideMessenger.Medium(
                "image", uploads().upload(MediaPurpose.MESSAGE, FileType.PNG, "cover.png", picture), Optional.of(1L));
        var card = new GuideMessenger.MiniProgramCard("秋季搭配", "pages/look/index.html?id=1&s=abc", Optional.of(cover));
        var link =
                new GuideMessenger.Attachment.Link("活动", "满 300 减 50", "https://example.com/a", Optional.of(address));

        var msgid = tencent.port(GuideMessenger.class)
                .createGroupSend(new GuideMessenger.GroupSendOrder(
                        "sh001_li",
                        List.of("wmSeedCustomer00001"),
                        "看看新品",
                        Optional.empty(),
                        List.of(link, new GuideMessenger.Attachment.Card(card))))
                .msgid();

        assertThat(msgid).isNotBlank();
        var sent = tencent.calls("/cgi-bin/externalcontact/add_msg_template")
                .get(0)
                .toString();
        assertThat(sent).contains(address).contains(cover.mediaId()).contains("满 300 减 50");
        assertThat(tencent.port(GuideMessenger.class).miniProgram().coverUrl()).startsWith("http://");
    }

    /** What was uploaded goes out, until WeCom has forgotten it. */
    @Test
    void aGroupSendCarriesThePictureForThreeDays() throws IOException {
        var picture = Files.write(folder.resolve("z"), new byte[3000]);
        var mediaId = uploads().upload(MediaPurpose.MESSAGE, FileType.PNG, "a.png", picture);
        var order = new GuideMessenger.GroupSendOrder(
                "sh001_li",
                List.of("wmSeedCustomer00001"),
                "看看新品",
                Optional.empty(),
                List.of(new GuideMessenger.Attachment.File(
                        "新品", new GuideMessenger.Medium("image", mediaId, Optional.empty()))));
        var messenger = tencent.port(GuideMessenger.class);

        assertThat(messenger.createGroupSend(order).msgid()).isNotBlank();
        tencent.simulator().advance(Duration.ofDays(3).plusSeconds(1));

        assertThatThrownBy(() -> messenger.createGroupSend(order))
                .isInstanceOfSatisfying(GatewayRejected.class, refused -> assertThat(refused.code())
                        .isEqualTo("40145"));
    }

    /** The token is over in the middle of the day: the file is sent again, and whole. */
    @Test
    void aFileIsSentAgainWholeWhenTheTokenWasOver() throws IOException {
        var picture = Files.write(folder.resolve("y"), new byte[2000]);
        uploads().upload(MediaPurpose.MESSAGE, FileType.JPEG, "a.jpg", picture);
        tencent.fault("/cgi-bin/media/upload", "ERRCODE", 1, ",\"errcode\":\"42001\"");

        assertThat(uploads().upload(MediaPurpose.MESSAGE, FileType.JPEG, "a.jpg", picture))
                .isNotBlank();
    }

    private static MediaUploads uploads() {
        return tencent.port(MediaUploads.class);
    }
}
