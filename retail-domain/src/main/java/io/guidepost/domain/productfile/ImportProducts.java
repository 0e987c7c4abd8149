package io.guidepost.domain.productfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.asset.MediaLinks;
import io.guidepost.domain.assortment.Assortment;
import io.guidepost.domain.assortment.Brand;
import io.guidepost.domain.assortment.Brands;
import io.guidepost.domain.assortment.EditProducts;
import io.guidepost.domain.assortment.Product;
import io.guidepost.domain.assortment.Product.State;
import io.guidepost.domain.assortment.ShopCategories;
import io.guidepost.domain.assortment.ShopCategoryTree;
import io.guidepost.domain.filejob.ExportKind.Page;
import io.guidepost.domain.filejob.ImportKind.Step;
import io.guidepost.domain.picture.PictureDownload;
import io.guidepost.domain.picture.PictureDownloads;
import io.guidepost.domain.productfile.ImportPlan.CellFaultWords;
import io.guidepost.domain.productfile.ImportPlan.Meanings;
import io.guidepost.domain.productfile.ImportPlan.Picture;
import io.guidepost.domain.productfile.ImportPlan.Wanted;
import io.guidepost.domain.productfile.ProductSheet.Parsed;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.domain.sheet.SheetLimits;
import io.guidepost.domain.sheet.SheetReader;
import io.guidepost.domain.sheet.SheetRow;
import io.guidepost.domain.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Products by the thousand: out to a table, and back after a look at what that would change. A file with an error in any row
 * changes nothing; the same file a second time changes nothing more. Products are known by their code, SKUs by theirs.
 */
@Service
public class ImportProducts {

    private static final int SHOWN = 200;
    private static final int PAGE = 500;
    private static final int LONGEST_URL = 300;

    /** Descriptions are longer than the cells of other tables. */
    private static final SheetLimits LIMITS = new SheetLimits(20L << 20, 128L << 20, 20_000, 64, 4_000);

    private final Assortment assortment;
    private final EditProducts edit;
    private final ShopCategories categories;
    private final Brands brands;
    private final PictureDownloads downloads;
    private final MediaLinks media;
    private final KeepFile keepFile;
    private final Clock clock;

    ImportProducts(
            Assortment assortment,
            EditProducts edit,
            ShopCategories categories,
            Brands brands,
            PictureDownloads downloads,
            MediaLinks media,
            KeepFile keepFile,
            Clock clock) {
        this.assortment = assortment;
        this.edit = edit;
        this.categories = categories;
        this.brands = brands;
        this.downloads = downloads;
        this.media = media;
        this.keepFile = keepFile;
        this.clock = clock;
    }

    /**
     * What a file does, or would do.
     *
     * @param rows with something in them: one for each SKU
     * @param added new products
     * @param pictures addresses whose pictures are to be fetched
     * @param faults the first 200 of {@code faultCount}; with any, nothing is changed
     * @param changes the first 200 products that are added or changed
     */
    public record Outlook(
            int rows,
            int added,
            int changed,
            int unchanged,
            int pictures,
            List<CellFault> faults,
            int faultCount,
            List<Change> changes) {}

    public record Change(int row, String code, String title, boolean isNew) {}

    /** Looks at a table, or at an archive of a table and pictures, and changes nothing. */
    public Outlook check(Path file) {
        return reading(file, Optional.empty());
    }

    /** Does all of it; refused with {@code import_has_errors} if any row has an error. */
    public Outlook take(Path file, long adminId) {
        return reading(file, Optional.of(adminId));
    }

    /** What a part of a larger import does, or would do; a product with a wrong row stays as it is. */
    Step take(List<SheetRow> rows, long adminId, boolean isDryRun) {
        var parsed = rows.stream().map(ProductSheet::parse).toList();
        var pictures = new ArchivedPictures(Optional.empty(), keepFile, Optional.of(adminId));
        return edit.together(() -> {
            var plan = planned(parsed, pictures);
            if (!isDryRun) {
                plan.apply(adminId);
            }
            return new Step(plan.added.size(), plan.changed.size(), plan.unchanged, plan.faults());
        });
    }

    /** One page of all products but archived ones, after the given one. */
    Page page(long after, Locale locale) {
        var tree = new ShopCategoryTree(categories.all());
        var page = assortment.after(after, PAGE);
        return new Page(
                page.stream()
                        .filter(product -> product.state() != State.ARCHIVED)
                        .flatMap(product ->
                                ProductSheet.rows(product, tree.nameOf(product.categoryId()), locale, media::shown)
                                        .stream())
                        .toList(),
                page.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(Long.toString(page.get(page.size() - 1).id())));
    }

    /** All products, page by page: the table may be larger than the memory. Leaves the stream open. */
    public void write(OutputStream out, SheetFormat format, Locale locale) {
        try (var sheet = SheetWriter.to(out, format, ProductSheet.COLUMNS, locale)) {
            for (var next = Optional.of("0"); next.isPresent(); ) {
                var page = page(Long.parseLong(next.get()), locale);
                page.rows().forEach(sheet::row);
                next = page.next();
            }
        }
    }

    private Outlook reading(Path file, Optional<Long> adminId) {
        try {
            var archive = ProductArchive.of(file);
            if (archive.isEmpty()) {
                return outlook(file, archive, adminId);
            }
            var table = Files.createTempFile("guidepost-table-", ".tmp");
            try (var open = archive.get()) {
                open.writeTable(table);
                return outlook(table, archive, adminId);
            } finally {
                Files.deleteIfExists(table);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Outlook outlook(Path table, Optional<ProductArchive> archive, Optional<Long> adminId) {
        var rows = new ArrayList<Parsed>();
        SheetReader.read(
                table, ProductSheet.COLUMNS, ProductSheet.REQUIRED, LIMITS, row -> rows.add(ProductSheet.parse(row)));
        // Pictures of the archive are kept before anything of the catalogue is touched: no disk inside a transaction.
        var pictures = new ArchivedPictures(archive, keepFile, adminId);
        rows.stream()
                .flatMap(row -> row.images().orElse(List.of()).stream())
                .filter(name -> !isAddress(name))
                .forEach(pictures::look);
        if (adminId.isEmpty()) {
            return planned(rows, pictures).outlook();
        }
        return edit.together(() -> {
            var plan = planned(rows, pictures);
            CellFault.requireNone(plan.faults());
            plan.apply(adminId.get());
            return plan.outlook();
        });
    }

    private static boolean isAddress(String name) {
        return name.startsWith("https://") || name.startsWith("http://") || name.startsWith(MediaLinks.PATH);
    }

    private Plan planned(List<Parsed> rows, ArchivedPictures pictures) {
        var byProduct = ImportPlan.byProduct(rows);
        var ids = assortment.byCode(byProduct.keySet());
        var before = assortment.lock(ids.values()).stream()
                .collect(Collectors.toMap(product -> product.code().orElseThrow(), Function.identity()));
        var fetched = downloads.byUrl(rows.stream()
                .flatMap(row -> row.images().orElse(List.of()).stream())
                .filter(name -> isAddress(media.asKept(name)))
                .collect(Collectors.toSet()));
        var plan = new ImportPlan(new Meanings(
                categoriesByName(),
                brands.all().stream().map(Brand::name).collect(Collectors.toSet()),
                name -> picture(name, pictures, fetched)));
        rows.forEach(row -> plan.faults().addAll(row.faults()));
        var faulty = plan.faults().stream().map(CellFault::row).collect(Collectors.toCollection(HashSet::new));
        var wanted = new ArrayList<Wanted>();
        byProduct.forEach((code, ofProduct) -> {
            if (ofProduct.stream().noneMatch(row -> faulty.contains(row.row()))) {
                plan.wanted(code, ofProduct, Optional.ofNullable(before.get(code)))
                        .ifPresent(wanted::add);
            }
        });
        return new Plan(rows.size(), wanted, before, plan.faults());
    }

    private Map<String, Long> categoriesByName() {
        var all = categories.all();
        var tree = new ShopCategoryTree(all);
        var byName = new HashMap<String, Long>();
        for (var category : all) {
            byName.put(Long.toString(category.id()), category.id());
            byName.putIfAbsent(tree.nameOf(category.id()), category.id());
        }
        // A last name alone will do where only one category has it.
        all.stream().collect(Collectors.groupingBy(category -> category.name())).forEach((name, same) -> {
            if (same.size() == 1) {
                byName.putIfAbsent(name, same.get(0).id());
            }
        });
        return byName;
    }

    private Picture picture(String name, ArchivedPictures pictures, Map<String, PictureDownload> fetched) {
        var address = media.asKept(name);
        if (address.startsWith(MediaLinks.PATH)) {
            return media.at(address.substring(MediaLinks.PATH.length())).isPresent()
                    ? new Picture(Optional.of(address), Optional.empty())
                    : wrong("picture_unknown", "图片不存在:" + name, "There is no such picture: " + name);
        }
        if (isAddress(address)) {
            if (address.length() > LONGEST_URL) {
                return wrong("picture_unfit", "图片地址最多 300 个字符", "The address of a picture has at most 300 characters");
            }
            var known = Optional.ofNullable(fetched.get(address))
                    .filter(each -> each.state() == PictureDownload.State.DONE);
            return new Picture(Optional.of(known.map(PictureDownload::kept).orElse(address)), Optional.empty());
        }
        return pictures.look(name)
                .map(looked -> new Picture(
                        looked.kept(),
                        looked.refused().map(refusal -> new CellFaultWords(refusal.code(), refusal.words()))))
                .orElseGet(() -> wrong("picture_unknown", "压缩包内没有图片:" + name, "The archive holds no picture " + name));
    }

    private static Picture wrong(String code, String zh, String en) {
        return new Picture(Optional.empty(), Optional.of(new CellFaultWords(code, new Words(zh, en))));
    }

    /** What is to be done, judged against what there is. */
    private final class Plan {

        private final int rows;
        private final List<CellFault> faults;
        private final List<Product> added = new ArrayList<>();
        private final List<Product> changed = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();
        private final Map<Long, List<String>> toFetch = new HashMap<>();
        private int unchanged;

        Plan(int rows, List<Wanted> wanted, Map<String, Product> before, List<CellFault> faults) {
            this.rows = rows;
            this.faults = faults;
            var owners = assortment.bySkuCode(wanted.stream()
                    .flatMap(each -> each.draft().skus().stream())
                    .flatMap(sku -> sku.code().stream())
                    .collect(Collectors.toSet()));
            var inFile = new HashMap<String, String>();
            for (var each : wanted) {
                judge(each, Optional.ofNullable(before.get(each.code())), owners, inFile);
            }
            faults.sort(Comparator.comparingInt(CellFault::row));
        }

        private void judge(
                Wanted wanted, Optional<Product> before, Map<String, Long> owners, Map<String, String> inFile) {
            for (var sku : wanted.draft().skus()) {
                var code = sku.code();
                boolean isTaken = code.map(owners::get)
                                .filter(owner -> before.filter(product -> product.id() == owner)
                                        .isEmpty())
                                .isPresent()
                        || code.map(each -> inFile.putIfAbsent(each, wanted.code()))
                                .isPresent();
                if (isTaken) {
                    fault(
                            wanted,
                            ProductSheet.SKU_CODE,
                            "sku_code_taken",
                            new Words(
                                    "SKU 编码 %s 属于其他商品".formatted(code.get()),
                                    "SKU %s is another product's".formatted(code.get())));
                    return;
                }
            }
            try {
                var after = edit.drafted(before, wanted.draft(), wanted.state());
                if (before.equals(Optional.of(after))) {
                    unchanged++;
                    return;
                }
                (before.isPresent() ? changed : added).add(after);
                changes.add(new Change(wanted.row(), wanted.code(), after.title(), before.isEmpty()));
                var urls = after.images().stream()
                        .filter(image -> !image.startsWith(MediaLinks.PATH) && isAddress(image))
                        .toList();
                if (!urls.isEmpty()) {
                    toFetch.put(after.id(), urls);
                }
            } catch (Refusal unfit) {
                fault(wanted, "", unfit.code(), unfit.words());
            }
        }

        private void fault(Wanted wanted, String column, String code, Words words) {
            faults.add(new CellFault(wanted.row(), column, code, words));
        }

        List<CellFault> faults() {
            return faults;
        }

        void apply(long adminId) {
            edit.write(added, changed);
            if (!toFetch.isEmpty()) {
                downloads.ask(toFetch.values().stream().flatMap(List::stream).toList(), adminId, clock.instant());
                downloads.use(toFetch);
            }
        }

        Outlook outlook() {
            return new Outlook(
                    rows,
                    added.size(),
                    changed.size(),
                    unchanged,
                    (int) toFetch.values().stream()
                            .flatMap(List::stream)
                            .distinct()
                            .count(),
                    faults.stream().limit(SHOWN).toList(),
                    faults.size(),
                    changes.stream().limit(SHOWN).toList());
        }
    }
}
