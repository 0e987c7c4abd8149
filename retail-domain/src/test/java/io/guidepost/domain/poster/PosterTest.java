package io.guidepost.domain.poster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.asset.Pictures;
import io.guidepost.domain.material.AddMaterial;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.MaterialContent;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.sharing.RecordTouch;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A picture whose code a telephone reads, and whose code is the guide's own (MAT-4). */
@DomainTest
class PosterTest {

    @Autowired
    MakePoster makePoster;

    @Autowired
    AddMaterial addMaterial;

    @Autowired
    KeepFile keepFile;

    @Autowired
    RecordTouch recordTouch;

    @Autowired
    ShopScene scene;

    @TempDir
    Path folder;

    ShopScene.Place here;
    long guide;
    long sku;
    long poster;

    @BeforeEach
    void aPosterOfOneProduct() {
        here = scene.store();
        guide = scene.guideAt(here.storeId());
        sku = scene.sku(39_900, 3);
        poster = addMaterial
                .add(
                        MaterialContent.of(Material.Kind.POSTER, "春季新品", "春日上新 全场八折", "", List.of(scene.productOf(sku)))
                                .with(picture(1500, 2400), picture(800, 600)),
                        1)
                .id();
    }

    @Test
    void theCodeOnThePictureIsThisGuidesOwnAndScanningItIsATouchOfThatPoster() throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(makePoster.make(wanted(guide))));
        assertThat(image.getWidth()).isEqualTo(PosterPicture.WIDTH);
        var code = decoded(image);
        assertThat(code).startsWith("https://shop.example.com/s/");
        var member = scene.member();

        recordTouch.record(member, code.substring(code.lastIndexOf('/') + 1), "pages/product/index");

        assertThat(scene.count(
                        "SELECT COUNT(*) FROM sharing_touch WHERE member_id = ? AND guide_id = ? AND product_id = ?"
                                + " AND source = 'SHARE_POSTER' AND is_valid = 1",
                        member,
                        guide,
                        scene.productOf(sku)))
                .isOne();
    }

    @Test
    void theSameGuideGetsTheSameCodeAgainAndAnotherGuideAnother() throws Exception {
        var colleague = scene.guideAt(here.storeId());

        var first = decoded(ImageIO.read(new ByteArrayInputStream(makePoster.make(wanted(guide)))));
        var again = decoded(ImageIO.read(new ByteArrayInputStream(makePoster.make(wanted(guide)))));
        var other = decoded(ImageIO.read(new ByteArrayInputStream(makePoster.make(wanted(colleague)))));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(scene.count("SELECT COUNT(*) FROM sharing_link WHERE material_id = ?", poster))
                .isEqualTo(2);
    }

    /** A corporate moment is the same for all guides: no code of anybody's may be on it. */
    @Test
    void aPosterForEverybodyShowsTheProductAndNobodysCode() throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(makePoster.makeForEverybody(poster)));

        assertThat(image.getWidth()).isEqualTo(PosterPicture.WIDTH);
        assertThatThrownBy(() -> decoded(image)).isInstanceOf(com.google.zxing.NotFoundException.class);
        assertThat(scene.count("SELECT COUNT(*) FROM sharing_link WHERE material_id = ?", poster))
                .isZero();
    }

    @Test
    void aPosterOfAnotherStoreOrWithAProductOffTheShelfIsNotDrawn() {
        var elsewhere = scene.store();
        var stranger = scene.guideAt(elsewhere.storeId());
        var ofHere = addMaterial
                .add(
                        MaterialContent.of(Material.Kind.POSTER, "本店", "", "", List.of())
                                .with(picture(30, 40), Optional.empty())
                                .during(
                                        MaterialContent.ALWAYS,
                                        MaterialContent.FOR_EVER,
                                        Set.of(),
                                        Set.of(here.storeId())),
                        1)
                .id();

        assertThatThrownBy(() -> makePoster.make(new MakePoster.Wanted(
                        stranger, elsewhere.storeId(), elsewhere.regionId(), ofHere, Optional.empty())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("not_found"));
        scene.execute("UPDATE catalog_product SET state = 'OFF_SHELF' WHERE id = ?", scene.productOf(sku));
        assertThatThrownBy(() -> makePoster.make(wanted(guide)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("product_off_shelf"));
    }

    @Test
    void aDifferentTextDrawsADifferentPictureAndNoTextIsTooLong() throws Exception {
        var plain = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
        var one = PosterPicture.of(poster(plain, "李婷"));
        var two = PosterPicture.of(poster(plain, "王芳"));
        var endless = PosterPicture.of(poster(plain, "很长的名字 with Latin letters 😀 ".repeat(50)));

        assertThat(differences(one, two)).isPositive();
        assertThat(decoded(endless)).isEqualTo("https://shop.example.com/s/" + "a".repeat(32));
    }

    private static Poster poster(BufferedImage background, String text) {
        return new Poster(
                background,
                Optional.empty(),
                text,
                Optional.of(new Poster.Offer(text, 39_900)),
                Optional.of(new Poster.Signature(text, text, "https://shop.example.com/s/" + "a".repeat(32))));
    }

    private static int differences(BufferedImage one, BufferedImage two) {
        int different = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                different += one.getRGB(x, y) == two.getRGB(x, y) ? 0 : 1;
            }
        }
        return different;
    }

    private static String decoded(BufferedImage image) throws Exception {
        int width = image.getWidth();
        int height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var bits = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader().decode(bits).getText();
    }

    private Optional<Long> picture(int width, int height) {
        return Optional.of(
                keepFile.keep(Pictures.picture(folder, "jpg", width, height), FileKind.IMAGE, Optional.empty(), 1)
                        .id());
    }

    private MakePoster.Wanted wanted(long whose) {
        return new MakePoster.Wanted(whose, here.storeId(), here.regionId(), poster, Optional.empty());
    }
}
