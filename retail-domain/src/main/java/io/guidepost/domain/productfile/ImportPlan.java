package io.guidepost.domain.productfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.assortment.Product;
import io.guidepost.domain.assortment.Product.Sku;
import io.guidepost.domain.assortment.Product.State;
import io.guidepost.domain.assortment.ProductDraft;
import io.guidepost.domain.assortment.ProductDraft.SkuDraft;
import io.guidepost.domain.assortment.ProductRules;
import io.guidepost.domain.productfile.ProductSheet.Parsed;
import io.guidepost.domain.sheet.CellFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the rows of one product ask for, put over what there is. Collects what is wrong with them. */
final class ImportPlan {

    /** @param state empty to leave it where it is */
    record Wanted(int row, String code, ProductDraft draft, Optional<State> state) {}

    /** What the file's words mean here. */
    record Meanings(Map<String, Long> categories, Set<String> brands, Function<String, Picture> picture) {}

    /** A picture's address, or what is wrong with it. */
    record Picture(Optional<String> kept, Optional<CellFaultWords> wrong) {}

    record CellFaultWords(String code, Words words) {}

    private final Meanings meanings;
    private final List<CellFault> faults = new ArrayList<>();

    ImportPlan(Meanings meanings) {
        this.meanings = meanings;
    }

    List<CellFault> faults() {
        return faults;
    }

    /** The rows by the code of their product, in the order of the file. */
    static Map<String, List<Parsed>> byProduct(List<Parsed> rows) {
        var byCode = new LinkedHashMap<String, List<Parsed>>();
        for (var row : rows) {
            row.code().ifPresent(code -> byCode.computeIfAbsent(code, key -> new ArrayList<>())
                    .add(row));
        }
        return byCode;
    }

    Optional<Wanted> wanted(String code, List<Parsed> rows, Optional<Product> before) {
        int first = rows.get(0).row();
        int sizeBefore = faults.size();
        var title = one(rows, ProductSheet.TITLE, Parsed::title).or(() -> before.map(Product::title));
        var category = one(rows, ProductSheet.CATEGORY, Parsed::category);
        var categoryId = category.map(meanings.categories()::get).filter(Objects::nonNull);
        if (category.isPresent() && categoryId.isEmpty()) {
            fault(first, ProductSheet.CATEGORY, "category_unknown", "商品类目不存在", "There is no such category");
        } else if (category.isEmpty() && before.isEmpty()) {
            fault(first, ProductSheet.CATEGORY, "cell_missing", "新商品须有类目", "A new product needs a category");
        }
        if (title.isEmpty()) {
            fault(first, ProductSheet.TITLE, "cell_missing", "新商品须有标题", "A new product needs a title");
        }
        var brand = one(rows, ProductSheet.BRAND, Parsed::brand);
        if (brand.filter(name -> !meanings.brands().contains(name)).isPresent()) {
            fault(first, ProductSheet.BRAND, "brand_unknown", "品牌不存在", "There is no such brand");
        }
        var images = one(rows, ProductSheet.IMAGES, Parsed::images).map(names -> pictures(first, names));
        var draft = new ProductDraft(
                Optional.of(code),
                categoryId.or(() -> before.map(Product::categoryId)).orElse(0L),
                brand.or(() -> before.map(Product::brand)).orElse(""),
                title.orElse(""),
                one(rows, ProductSheet.TITLE_EN, Parsed::titleEn)
                        .or(() -> before.map(Product::titleEn))
                        .orElse(""),
                one(rows, ProductSheet.DESCRIPTION, Parsed::description)
                        .or(() -> before.map(Product::description))
                        .orElse(""),
                images.or(() -> before.map(Product::images)).orElse(List.of()),
                before.map(Product::video).orElse(""),
                one(rows, ProductSheet.RETURN_DAYS, Parsed::returnDays)
                        .or(() -> before.map(Product::returnWindowDays))
                        .orElse(7),
                skus(rows, before));
        var state =
                one(rows, ProductSheet.ON_SHELF, Parsed::onShelf).map(isOn -> isOn ? State.ON_SHELF : State.OFF_SHELF);
        return faults.size() > sizeBefore ? Optional.empty() : Optional.of(new Wanted(first, code, draft, state));
    }

    /** SKUs that the file does not name stay as they are. */
    private List<SkuDraft> skus(List<Parsed> rows, Optional<Product> before) {
        var drafts = new LinkedHashMap<Long, SkuDraft>();
        var known = new HashMap<String, Sku>();
        before.ifPresent(product -> product.skus().forEach(sku -> {
            sku.code().ifPresent(code -> known.put(code, sku));
            drafts.put(
                    sku.id(),
                    new SkuDraft(Optional.of(sku.id()), sku.code(), sku.specs(), sku.priceFen(), sku.isOnShelf()));
        }));
        var fresh = new ArrayList<SkuDraft>();
        var seen = new HashMap<String, Integer>();
        for (var row : rows) {
            if (row.skuCode().isEmpty()) {
                continue;
            }
            var code = row.skuCode().get();
            var twice = seen.putIfAbsent(code, row.row());
            if (twice != null) {
                fault(
                        row.row(),
                        ProductSheet.SKU_CODE,
                        "sku_twice",
                        "与第 %d 行重复".formatted(twice),
                        "The same as row %d".formatted(twice));
                continue;
            }
            // A SKU that was written before it had a code is the one with these specs.
            var same = Optional.ofNullable(known.get(code)).or(() -> row.specs()
                    .flatMap(specs -> before.flatMap(product -> product.skus().stream()
                            .filter(sku -> sku.code().isEmpty() && sku.spec().equals(ProductRules.text(specs)))
                            .findFirst())));
            if (same.isEmpty() && row.priceFen().isEmpty()) {
                fault(row.row(), ProductSheet.PRICE, "cell_missing", "新 SKU 须有价格", "A new SKU needs a price");
                continue;
            }
            var draft = new SkuDraft(
                    same.map(Sku::id),
                    Optional.of(code),
                    specs(row, same),
                    row.priceFen().or(() -> same.map(Sku::priceFen)).orElseThrow(),
                    row.skuOnShelf().or(() -> same.map(Sku::isOnShelf)).orElse(true));
            if (same.isPresent()) {
                drafts.put(same.get().id(), draft);
            } else {
                fresh.add(draft);
            }
        }
        var all = new ArrayList<>(drafts.values());
        all.addAll(fresh);
        return all;
    }

    /** A SKU whose specs have no names yet is exported as its text, and that is what comes back. */
    private static List<Product.Spec> specs(Parsed row, Optional<Sku> same) {
        var isItsText = same.isPresent()
                && same.get().specs().isEmpty()
                && row.specs()
                        .filter(specs -> specs.size() == 1
                                && specs.get(0).value().equals(same.get().spec()))
                        .isPresent();
        return isItsText
                ? List.of()
                : row.specs().or(() -> same.map(Sku::specs)).orElse(List.of());
    }

    private List<String> pictures(int row, List<String> names) {
        var kept = new LinkedHashSet<String>();
        for (var name : names) {
            var picture = meanings.picture().apply(name);
            picture.kept().ifPresent(kept::add);
            picture.wrong()
                    .ifPresent(
                            wrong -> faults.add(new CellFault(row, ProductSheet.IMAGES, wrong.code(), wrong.words())));
        }
        return List.copyOf(kept);
    }

    /** What the rows of a product say in a column of the product; all that say something have to say the same. */
    private <T> Optional<T> one(List<Parsed> rows, String column, Function<Parsed, Optional<T>> cell) {
        Optional<T> said = Optional.empty();
        for (var row : rows) {
            var here = cell.apply(row);
            if (said.isPresent() && here.isPresent() && !said.equals(here)) {
                fault(
                        row.row(),
                        column,
                        "product_differs",
                        "同一商品的各行此列须一致",
                        "The rows of one product differ in this column");
            }
            said = said.or(() -> here);
        }
        return said;
    }

    private void fault(int row, String column, String code, String zh, String en) {
        faults.add(new CellFault(row, column, code, new Words(zh, en)));
    }
}
