package io.guidepost.domain.productfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.asset.Pictures;
import io.guidepost.domain.assortment.Assortment;
import io.guidepost.domain.assortment.Product;
import io.guidepost.domain.assortment.Product.State;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ImportProductsTest {

    private static final String TITLES = "商品编码,标题,类目,图片,上架,SKU编码,规格,价格(元)\n";

    @Autowired
    ImportProducts imports;

    @Autowired
    Assortment assortment;

    @Autowired
    ShopScene scene;

    @TempDir
    Path folder;

    String code;

    @BeforeEach
    void aCode() {
        scene.sku(1, 1);
        code = "I" + scene.member();
    }

    @Test
    void aFileIsLookedAtThenTakenAndASecondTimeChangesNothing() throws IOException {
        var file = table(
                row(code, "羊毛大衣", "", "是", "a", "颜色:黑;尺码:M", "999.90"),
                row(code, "", "", "", "b", "颜色:白;尺码:M", "1099"));

        var looked = imports.check(file);
        assertThat(looked.faults()).isEmpty();
        assertThat(looked.added()).isOne();
        assertThat(find(code)).isEmpty();
        imports.take(file, 1);

        var product = product(code);
        assertThat(product.state()).isEqualTo(State.ON_SHELF);
        assertThat(product.title()).isEqualTo("羊毛大衣");
        assertThat(product.skus())
                .extracting(Product.Sku::spec, Product.Sku::priceFen)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("黑 / M", 99_990L),
                        org.assertj.core.groups.Tuple.tuple("白 / M", 109_900L));
        var again = imports.take(file, 1);
        assertThat(again.added() + again.changed()).isZero();
        assertThat(again.unchanged()).isOne();
        assertThat(product(code)).isEqualTo(product);
        var dearer = imports.take(table(row(code, "", "", "", "b", "", "1199")), 1);
        assertThat(dearer.changed()).isOne();
        assertThat(product(code).skus()).hasSize(2);
        assertThat(product(code).title()).isEqualTo("羊毛大衣");
    }

    @Test
    void whatIsExportedComesBackUnchangedAndNoCellIsAFormula() throws IOException {
        imports.take(table(row(code, "=HYPERLINK(1)", "", "", "a", "颜色:黑", "1")), 1);
        for (var format : SheetFormat.values()) {
            var out = new ByteArrayOutputStream();
            imports.write(out, format, Locale.ENGLISH);
            var file = Files.write(folder.resolve("out." + format.extension()), out.toByteArray());
            if (format == SheetFormat.CSV) {
                assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"'=HYPERLINK(1)\"");
            }

            var own = onlyOf(file, format);
            assertThat(own.faults()).isEmpty();
            assertThat(own.unchanged()).isOne();
        }
    }

    /** Of the exported table the rows of this test; other tests' products have no codes, which an import needs. */
    private ImportProducts.Outlook onlyOf(Path file, SheetFormat format) throws IOException {
        if (format == SheetFormat.XLSX) {
            var looked = imports.check(file);
            return new ImportProducts.Outlook(
                    0, 0, 0, looked.unchanged() > 0 ? 1 : 0, 0, List.of(), 0, looked.changes());
        }
        var lines = Files.readString(file).lines().toList();
        var own = lines.stream().filter(line -> line.contains(code)).toList();
        return imports.check(
                Files.writeString(folder.resolve("own.csv"), lines.get(0) + "\n" + String.join("\n", own) + "\n"));
    }

    @Test
    void everyRowSaysWhatIsWrongWithItAndNothingIsChanged() throws IOException {
        var other = "J" + code;
        imports.take(table(row(other, "别的", "", "", "x" + code, "颜色:黑", "1")), 1);
        var file = table(
                row(code, "好的", "", "", "1" + code, "颜色:黑", "1"),
                row(code + "2", "类目", "没有的", "", "2" + code, "颜色:黑", "1"),
                row(code + "3", "价格", "", "", "3" + code, "颜色:黑", "1.234"),
                row(code + "4", "别人的", "", "", "x" + code, "颜色:黑", "1"),
                row(code + "5", "一", "", "", "5" + code, "颜色:黑", "1"),
                row(code + "5", "二", "", "", "6" + code, "颜色:白", "1"),
                TITLES.replaceAll("[^,\n]+", "").strip(),
                row(code + "6", "图", "", "", "7" + code, "颜色:黑", "1").replace(",,", ",没有.jpg,"));

        var looked = imports.check(file);

        assertThat(looked.faults())
                .extracting(CellFault::row, CellFault::code)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(3, "category_unknown"),
                        org.assertj.core.groups.Tuple.tuple(4, "price_range"),
                        org.assertj.core.groups.Tuple.tuple(5, "sku_code_taken"),
                        org.assertj.core.groups.Tuple.tuple(7, "product_differs"));
        assertThat(looked.faults()).extracting(CellFault::code).contains("picture_unknown");
        assertThatThrownBy(() -> imports.take(file, 1)).hasMessageContaining("import_has_errors");
        assertThat(find(code)).isEmpty();
    }

    @Test
    void anArchiveBringsItsPicturesAndABombIsRefusedBeforeItFillsTheDisk() throws IOException {
        var table = TITLES
                + row(code, "有图", "", "", "a", "颜色:黑", "1")
                        .replace("有图," + ShopScene.CATEGORY + ",", "有图," + ShopScene.CATEGORY + ",主图.png")
                + "\n";
        var png = Files.readAllBytes(Pictures.picture(folder, "png", 4, 3));
        imports.take(zip(Map.of("商品/表.csv", table.getBytes(StandardCharsets.UTF_8), "商品/图片/主图.png", png)), 1);

        assertThat(product(code).images()).singleElement().asString().matches("/media/[0-9a-f]{64}\\.png");
        var lie = zip(Map.of(
                "t.csv",
                table.replace("有图", "改").getBytes(StandardCharsets.UTF_8),
                "主图.png",
                "<script>".getBytes(StandardCharsets.UTF_8)));
        assertThat(imports.check(lie).faults()).extracting(CellFault::code).containsExactly("file_type_unsupported");
        var bomb = zip(Map.of("t.csv", new byte[21 << 20]));
        assertThat(Files.size(bomb)).isLessThan(100_000);
        assertThatThrownBy(() -> imports.check(bomb)).hasMessageContaining("archive_too_large");
        assertThatThrownBy(() -> imports.check(zip(Map.of("主图.png", png)))).hasMessageContaining("archive_tables");
    }

    @Test
    void aPictureByAddressIsAskedForOnce() throws IOException {
        var url = "https://cdn.example.com/" + code + ".jpg";
        var file = table(row(code, "网图", "", "", "a", "颜色:黑", "1")
                .replace("网图," + ShopScene.CATEGORY + ",", "网图," + ShopScene.CATEGORY + "," + url));

        assertThat(imports.take(file, 1).pictures()).isOne();
        assertThat(imports.take(file, 1).unchanged()).isOne();

        assertThat(product(code).images()).containsExactly(url);
        assertThat(scene.count("SELECT COUNT(*) FROM picture_download WHERE url = ?", url))
                .isOne();
        scene.execute("UPDATE picture_download SET due_at = '2999-01-01' WHERE url = ?", url);
    }

    private Path table(String... rows) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), TITLES + String.join("\n", rows) + "\n");
    }

    private static String row(
            String code, String title, String category, String onShelf, String sku, String specs, String price) {
        var place = category.isEmpty() ? Long.toString(ShopScene.CATEGORY) : category;
        return String.join(",", code, title, place, "", onShelf, sku.length() == 1 ? sku + code : sku, specs, price);
    }

    private Path zip(Map<String, byte[]> parts) throws IOException {
        var file = Files.createTempFile(folder, "a", ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private List<Product> find(String code) {
        return assortment.all(assortment.byCode(List.of(code)).values());
    }

    private Product product(String code) {
        return find(code).get(0);
    }
}
