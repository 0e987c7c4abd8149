package io.guidepost.domain.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.asset.Pictures;
import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.FakeGuideMessenger;
import io.guidepost.domain.content.GuideMessenger.Attachment;
import io.guidepost.domain.content.GuideMessenger.GroupSendOrder;
import io.guidepost.domain.content.Tap;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.TaskWorld;
import io.guidepost.domain.material.AddMaterial;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.MaterialContent;
import io.guidepost.domain.media.FakeMediaUploads;
import io.guidepost.domain.media.MediaPurpose;
import io.guidepost.domain.order.ShopScene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Each kind of material goes out as WeCom wants it, by each way of sending. */
@DomainTest
class SentMaterialsTest {

    private static final Demand PASS_ON = new Demand.PassOn();

    @Autowired
    ApplicationContext context;

    @Autowired
    FakeGuideMessenger wecom;

    @Autowired
    FakeMediaUploads uploads;

    @Autowired
    FakeMomentFeed moments;

    @Autowired
    PublishMoments publishMoments;

    @Autowired
    AddMaterial addMaterial;

    @Autowired
    KeepFile keepFile;

    @Autowired
    ShopScene shop;

    @TempDir
    Path folder;

    TaskWorld world;
    long li;
    long product;
    long picture;
    long video;
    long link;
    long page;
    long look;
    long poster;
    long words;

    @BeforeEach
    void oneOfEachKind() throws IOException {
        world = new TaskWorld(context);
        li = world.guide(world.store(), "GUIDE");
        world.friend(li);
        product = shop.productOf(shop.sku(39_900, 3));
        picture = added(MaterialContent.of(Material.Kind.IMAGE, "主图", "", "", List.of())
                .with(Optional.of(file()), Optional.empty()));
        video = added(MaterialContent.of(Material.Kind.VIDEO, "短片", "", "", List.of())
                .with(Optional.of(film()), Optional.empty()));
        link = added(MaterialContent.of(Material.Kind.LINK, "活动", "新品先看", "https://shop.example.com/a", List.of())
                .with(Optional.empty(), Optional.of(file())));
        page = added(page("pages/member/index?tab=1"));
        look = added(MaterialContent.of(Material.Kind.LOOK, "通勤搭配", "", "", List.of(product))
                .with(Optional.empty(), Optional.of(file())));
        poster = added(MaterialContent.of(Material.Kind.POSTER, "海报", "上新", "", List.of(product))
                .with(Optional.of(file()), Optional.empty()));
        words = added(MaterialContent.of(Material.Kind.TEXT, "话术", "本周有礼", "", List.of()));
    }

    @Test
    void aGroupSendCarriesEachKindAsItsOwnAndTheFirstLookOnTheCard() {
        long task = world.taskWith(
                List.of(picture, video, link, look, page, poster, words), TaskType.SEND_1V1, PASS_ON, li);

        world.tap(task, li);

        var order = order(li);
        assertThat(order.text()).contains("本周有礼");
        assertThat(order.card().orElseThrow()).satisfies(card -> {
            assertThat(card.title()).isEqualTo("通勤搭配");
            assertThat(card.page()).startsWith("pages/look/index.html?id=" + look + "&s=");
            assertThat(upload(card.cover().orElseThrow().mediaId()).purpose()).isEqualTo(MediaPurpose.MESSAGE);
        });
        assertThat(order.attachments()).hasSize(5);
        assertThat(file(order, 0).type()).isEqualTo("image");
        assertThat(file(order, 1).type()).isEqualTo("video");
        assertThat((Attachment.Link) order.attachments().get(2)).satisfies(sent -> {
            assertThat(sent.url()).isEqualTo("https://shop.example.com/a");
            assertThat(sent.description()).isEqualTo("新品先看");
            assertThat(upload(sent.pictureUrl().orElseThrow()).purpose()).isEqualTo(MediaPurpose.ADDRESS);
        });
        var shown = ((Attachment.Card) order.attachments().get(3)).card();
        assertThat(shown.page()).startsWith("pages/member/index.html?tab=1&s=");
        assertThat(shown.page()).isNotEqualTo(order.card().orElseThrow().page());
        assertThat(upload(file(order, 4).mediaId()).filename()).isEqualTo("poster.jpg");
    }

    @Test
    void aGuidesOwnMomentShowsUploadedPicturesTheGuidesPosterAndALinkWithItsPicture() {
        long pictures = world.taskWith(List.of(picture, poster), TaskType.MOMENTS_PERSONAL, PASS_ON, li);
        long film = world.taskWith(List.of(video), TaskType.MOMENTS_PERSONAL, PASS_ON, li);
        long page = world.taskWith(List.of(link), TaskType.MOMENTS_PERSONAL, PASS_ON, li);

        assertThat(shown(pictures)).hasSize(2).allSatisfy(each -> assertThat(
                        upload(((Tap.Attachment.Picture) each).mediaId()).purpose())
                .isEqualTo(MediaPurpose.MESSAGE));
        assertThat(shown(film)).singleElement().satisfies(each -> assertThat(
                        upload(((Tap.Attachment.Video) each).mediaId()).filename())
                .isEqualTo("短片.mp4"));
        assertThat((Tap.Attachment.Link) shown(page).get(0)).satisfies(sent -> {
            assertThat(sent.url()).isEqualTo("https://shop.example.com/a");
            assertThat(upload(sent.imgUrl()).purpose()).isEqualTo(MediaPurpose.ADDRESS);
        });
    }

    @Test
    void whatAGuideSharesHasTheCardOfTheShopsMiniProgramAndAllMaterials() {
        long task = world.taskWith(
                List.of(picture, look), TaskType.MATERIAL_SHARE, new Demand.Reach(Demand.Reach.Counting.VISITS, 3), li);

        var attachments = shown(task);

        assertThat((Tap.Attachment.MiniProgram) attachments.get(0)).satisfies(card -> {
            assertThat(card.appId()).isEqualTo("wxshop");
            assertThat(card.page()).startsWith("pages/look/index.html?id=" + look);
            assertThat(upload(card.imgUrl()).purpose()).isEqualTo(MediaPurpose.ADDRESS);
        });
        assertThat(attachments).hasSize(2);
        assertThat(attachments.get(1)).isInstanceOf(Tap.Attachment.Picture.class);
    }

    /** The same for all guides, so the poster is nobody's; pictures by ids of the moments' kind. */
    @Test
    void aCorporateMomentShowsThePosterAndTheLinksPicture() {
        moments.orders.clear();
        world.taskWith(List.of(picture, poster), TaskType.MOMENTS_CORP, PASS_ON, li);
        world.taskWith(List.of(link), TaskType.MOMENTS_CORP, PASS_ON, li);

        publishMoments.runDue(100);

        var contents = moments.contents();
        assertThat(contents)
                .filteredOn(each -> each.pictures().size() == 2)
                .singleElement()
                .satisfies(content -> assertThat(content.pictures())
                        .allSatisfy(id -> assertThat(upload(id).purpose()).isEqualTo(MediaPurpose.MOMENT)));
        assertThat(contents)
                .filteredOn(each -> each.link().isPresent())
                .singleElement()
                .satisfies(content -> assertThat(
                                upload(content.link().get().picture().orElseThrow())
                                        .purpose())
                        .isEqualTo(MediaPurpose.MOMENT));
    }

    @Test
    void nineMaterialsBesideTheCardAreRefusedWhenTheTaskIsDrafted() {
        var eight = IntStream.range(0, 8).mapToObj(i -> picture()).toList();
        var nine = IntStream.range(0, 9).mapToObj(i -> picture()).toList();
        world.taskWith(eight, TaskType.SEND_1V1, PASS_ON, li);

        assertThatThrownBy(() -> world.taskWith(nine, TaskType.SEND_1V1, PASS_ON, li))
                .hasMessageContaining("too_many_attachments")
                .hasMessageContaining("10 attachments");
        world.taskWith(nine, TaskType.MOMENTS_PERSONAL, PASS_ON, li);
        var eightAndALook = new java.util.ArrayList<>(eight);
        eightAndALook.add(look);
        world.taskWith(eightAndALook, TaskType.SEND_1V1, PASS_ON, li);
    }

    @Test
    void aPictureThatIsOnlyOnTheWebIsNoPartOfAMoment() {
        long onTheWeb = added(MaterialContent.of(Material.Kind.IMAGE, "图", "", "https://example.com/i.png", List.of()));

        assertThatThrownBy(() -> world.taskWith(List.of(onTheWeb), TaskType.MOMENTS_CORP, PASS_ON, li))
                .hasMessageContaining("moment_materials");
    }

    private List<Tap.Attachment> shown(long task) {
        return ((Tap.CallJsSdk) world.tap(task, li)).payload().attachments();
    }

    private GroupSendOrder order(long guide) {
        return wecom.ordersOf(world.userid(guide)).get(0);
    }

    private static io.guidepost.domain.content.GuideMessenger.Medium file(GroupSendOrder order, int at) {
        return ((Attachment.File) order.attachments().get(at)).file();
    }

    private FakeMediaUploads.Upload upload(String id) {
        return uploads.uploads().stream()
                .filter(each -> each.mediaId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private long picture() {
        return added(MaterialContent.of(Material.Kind.IMAGE, "图", "", "", List.of())
                .with(Optional.of(file()), Optional.empty()));
    }

    private long file() {
        return keepFile.keep(Pictures.picture(folder, "png", 300, 480), FileKind.IMAGE, Optional.empty(), 1)
                .id();
    }

    private long film() throws IOException {
        var bytes =
                ("\0\0\0\u0018ftypisom" + System.nanoTime() + "and some film").getBytes(StandardCharsets.ISO_8859_1);
        var file = Files.write(Files.createTempFile(folder, "film", ""), bytes);
        return keepFile.keep(file, FileKind.VIDEO, Optional.empty(), 1).id();
    }

    private static MaterialContent page(String page) {
        return new MaterialContent(
                Material.Kind.MINIPROGRAM,
                "会员中心",
                "",
                "",
                page,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                "",
                MaterialContent.ALWAYS,
                MaterialContent.FOR_EVER,
                Set.of(),
                Set.of());
    }

    private long added(MaterialContent content) {
        return addMaterial.add(content, 1).id();
    }
}
