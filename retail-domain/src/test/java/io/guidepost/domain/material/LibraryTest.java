package io.guidepost.domain.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.AssetStore;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.asset.Pictures;
import io.guidepost.domain.material.Materials.Reader;
import io.guidepost.domain.material.Materials.Wanted;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.sharing.CreateShareLink;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands in the library, and who finds it there (MAT-1, MAT-3). */
@DomainTest
class LibraryTest {

    private static final long MAKER = 1;

    @Autowired
    AddMaterial addMaterial;

    @Autowired
    EditMaterial editMaterial;

    @Autowired
    ArrangeCategories arrangeCategories;

    @Autowired
    Materials materials;

    @Autowired
    KeepFile keepFile;

    @Autowired
    AssetStore store;

    @Autowired
    CreateShareLink createShareLink;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @TempDir
    Path folder;

    ShopScene.Place here;
    ShopScene.Place elsewhere;

    @BeforeEach
    void twoStoresInTwoRegions() {
        here = scene.store();
        elsewhere = scene.store();
    }

    @Test
    void theSameBytesAreKeptOnceWhoeverHandsThemIn() throws IOException {
        var file = Pictures.picture(folder, "png", 20, 10);

        var first = keepFile.keep(file, FileKind.IMAGE, Optional.of("image/png"), MAKER);
        var second = keepFile.keep(file, FileKind.IMAGE, Optional.empty(), 2);

        assertThat(second).isEqualTo(first);
        assertThat(first.width()).isEqualTo(20);
        try (var kept = store.open(first.digest())) {
            assertThat(kept.readAllBytes()).isEqualTo(Files.readAllBytes(file));
        }
    }

    @Test
    void aFileThatIsNotWhatItIsSaidToBeIsRefused() throws IOException {
        var png = Pictures.picture(folder, "png", 20, 10);
        var page = Files.writeString(folder.resolve("cat.png"), "<html><script>alert(1)</script></html>");

        refused("file_type_mismatch", () -> keepFile.keep(png, FileKind.IMAGE, Optional.of("image/jpeg"), MAKER));
        refused("file_type_mismatch", () -> keepFile.keep(png, FileKind.VIDEO, Optional.empty(), MAKER));
        refused("file_type_unsupported", () -> keepFile.keep(page, FileKind.IMAGE, Optional.of("image/png"), MAKER));
    }

    @Test
    void aFileLargerThanWeComTakesIsRefused() throws IOException {
        var large = Files.createFile(folder.resolve("large"));
        try (var sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength((10 << 20) + 1);
        }

        refused("file_too_large", () -> keepFile.keep(large, FileKind.IMAGE, Optional.empty(), MAKER));
        refused("file_type_unsupported", () -> keepFile.keep(large, FileKind.FILE, Optional.empty(), MAKER));
    }

    @Test
    void aGuideFindsWhatTheStoreMayUseNowAndNothingElse() {
        var everywhere = text("everywhere", Set.of(), Set.of());
        var inRegion = text("region", Set.of(here.regionId()), Set.of());
        var inStore = text("store", Set.of(), Set.of(here.storeId()));
        var notHere = text("elsewhere", Set.of(elsewhere.regionId()), Set.of(elsewhere.storeId()));

        assertThat(found(here)).contains(everywhere, inRegion, inStore).doesNotContain(notHere);
        assertThat(found(elsewhere)).contains(everywhere, notHere).doesNotContain(inRegion, inStore);
        assertThat(materials.isVisible(notHere, reader(here))).isFalse();
    }

    @Test
    void aMaterialIsThereFromItsFirstInstantUntilItsLastAndWhenWithdrawnAtOnceNot() {
        var from = clock.instant().plusSeconds(60);
        var until = from.plusSeconds(60);
        var timed = add(content("timed").during(from, until, Set.of(), Set.of()));
        assertThat(found(here)).doesNotContain(timed);

        clock.advance(Duration.ofSeconds(60));
        assertThat(found(here)).contains(timed);
        clock.advance(Duration.ofSeconds(60).minusMillis(1));
        assertThat(found(here)).contains(timed);
        MaterialRules.requireUsable(materials.all(List.of(timed)), clock.instant());
        clock.advance(Duration.ofMillis(1));
        assertThat(found(here)).doesNotContain(timed);
        refused("material_expired", () -> MaterialRules.requireUsable(materials.all(List.of(timed)), clock.instant()));

        var withdrawn = add(content("withdrawn"));
        editMaterial.withdraw(withdrawn, 0);
        assertThat(found(here)).doesNotContain(withdrawn);
        editMaterial.restore(withdrawn, 1);
        assertThat(found(here)).contains(withdrawn);
    }

    @Test
    void aLinkToWhatTheStoreMayNotUseIsNotMade() {
        var guide = scene.guideAt(here.storeId());
        var notHere = text("elsewhere", Set.of(elsewhere.regionId()), Set.of());
        var ofHere = text("here", Set.of(here.regionId()), Set.of());

        assertThat(createShareLink.create(linkTo(ofHere, guide)).token()).hasSize(32);
        refused("not_found", () -> createShareLink.create(linkTo(notHere, guide)));
    }

    @Test
    void aShelfShowsWhatStandsOnItAndBelow() {
        var clothes = arrangeCategories.add(Optional.empty(), "服装", 1);
        var dresses = arrangeCategories.add(Optional.of(clothes.id()), "裙装", 1);
        var dress = add(content("dress").filed(Optional.of(dresses.id()), Set.of("新品", "春季"), "通勤"));

        var below = new Wanted(
                Optional.of(Material.Kind.TEXT),
                arrangeCategories.below(clothes.id()),
                Optional.of("新品"),
                Optional.of("通勤"),
                Optional.of("dre"),
                Optional.empty(),
                Optional.of(reader(here)));
        assertThat(ids(materials.page(below, Long.MAX_VALUE, 10))).containsExactly(dress);
        assertThat(materials.find(dress).orElseThrow().content().tags()).containsExactlyInAnyOrder("新品", "春季");
        refused("category_not_empty", () -> arrangeCategories.remove(clothes.id()));
        refused("category_not_empty", () -> arrangeCategories.remove(dresses.id()));
        refused(
                "category_place",
                () -> arrangeCategories.change(
                        new Category(clothes.id(), Optional.of(dresses.id()), "服装", 1, clothes.version())));
    }

    /** A percent sign that somebody looks for is no wildcard. */
    @Test
    void whatIsLookedForIsTakenByItsLetters() {
        var sale = add(content("五折 50% off"));
        var other = add(content("五折 500 off"));

        var wanted = new Wanted(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("50% o"),
                Optional.empty(),
                Optional.empty());

        assertThat(ids(materials.page(wanted, Long.MAX_VALUE, 50)))
                .contains(sale)
                .doesNotContain(other);
    }

    @Test
    void twoWhoEditTheSameVersionDoNotOverwriteEachOther() {
        var id = add(content("draft"));

        var edited = editMaterial.edit(id, 0, content("final"));

        assertThat(edited.version()).isEqualTo(1);
        assertThat(edited.title()).startsWith("final");
        refused("version_conflict", () -> editMaterial.edit(id, 0, content("other")));
        refused(
                "material_kind_fixed",
                () -> editMaterial.edit(
                        id, 1, MaterialContent.of(Material.Kind.LINK, "x", "", "https://example.com", List.of())));
    }

    @Test
    void aLookOfThreePiecesShowsTheirProducts() {
        long shirt = scene.sku(10_000, 1);
        long skirt = scene.sku(20_000, 1);

        var look = addMaterial.add(look(List.of(shirt, skirt)), MAKER);

        assertThat(materials.find(look.id()).orElseThrow().productIds())
                .containsExactly(scene.productOf(shirt), scene.productOf(skirt));
        refused("sku_unknown", () -> addMaterial.add(look(List.of(shirt, 1L)), MAKER));
    }

    @Test
    void aMaterialNeedsTheFileOfItsKind() {
        var picture = picture();

        refused(
                "file_of_other_kind",
                () -> add(MaterialContent.of(Material.Kind.VIDEO, "v", "", "", List.of())
                        .with(Optional.of(picture.id()), Optional.empty())));
        refused("url_missing", () -> add(MaterialContent.of(Material.Kind.IMAGE, "i", "", "", List.of())));
        refused(
                "url_missing",
                () -> add(MaterialContent.of(Material.Kind.IMAGE, "i", "", "https://example.com/i.png", List.of())
                        .with(Optional.of(picture.id()), Optional.empty())));
        refused(
                "file_unknown",
                () -> add(MaterialContent.of(Material.Kind.IMAGE, "i", "", "", List.of())
                        .with(Optional.of(1L), Optional.empty())));
        assertThat(add(MaterialContent.of(Material.Kind.IMAGE, "i", "", "", List.of())
                        .with(Optional.of(picture.id()), Optional.empty())))
                .isPositive();
    }

    private static MaterialContent look(List<Long> skus) {
        var plain = MaterialContent.of(Material.Kind.LOOK, "春日通勤", "", "", List.of());
        return new MaterialContent(
                plain.kind(),
                plain.title(),
                "",
                "",
                "",
                List.of(),
                skus,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                "通勤",
                plain.validFrom(),
                plain.validUntil(),
                Set.of(),
                Set.of());
    }

    private CreateShareLink.Wanted linkTo(long material, long guide) {
        return new CreateShareLink.Wanted(
                guide, here.storeId(), Optional.empty(), Optional.empty(), Optional.of(material), Optional.empty());
    }

    private Asset picture() {
        return keepFile.keep(Pictures.picture(folder, "jpg", 30, 30), FileKind.IMAGE, Optional.empty(), MAKER);
    }

    private static MaterialContent content(String title) {
        return MaterialContent.of(Material.Kind.TEXT, title, "文案", "", List.of());
    }

    private long text(String title, Set<Long> regions, Set<Long> stores) {
        return add(content(title).during(MaterialContent.ALWAYS, MaterialContent.FOR_EVER, regions, stores));
    }

    private long add(MaterialContent content) {
        return addMaterial.add(content, MAKER).id();
    }

    private Reader reader(ShopScene.Place place) {
        return new Reader(place.storeId(), place.regionId(), clock.instant());
    }

    private List<Long> found(ShopScene.Place place) {
        var wanted = new Wanted(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(reader(place)));
        return ids(materials.page(wanted, Long.MAX_VALUE, 200));
    }

    private static List<Long> ids(Collection<Material> found) {
        return found.stream().map(Material::id).toList();
    }

    private static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
