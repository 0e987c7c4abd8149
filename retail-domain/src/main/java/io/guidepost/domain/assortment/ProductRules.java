package io.guidepost.domain.assortment;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.assortment.Product.Sku;
import io.guidepost.domain.assortment.Product.Spec;
import io.guidepost.domain.assortment.Product.State;
import io.guidepost.domain.assortment.ProductDraft.SkuDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** What a product is made of, and what becomes of it when it is written again. */
public final class ProductRules {

    public static final int MOST_SKUS = 200;
    public static final int MOST_IMAGES = 20;
    public static final int MOST_SPECS = 5;
    public static final long MOST_FEN = 100_000_000;
    public static final int MOST_RETURN_DAYS = 365;
    private static final int LONGEST_SPEC = 128;
    private static final String NO_SPEC = "默认";

    private ProductRules() {}

    /** How a shopper reads what a SKU is; a product of one kind only has a word for that. */
    public static String text(List<Spec> specs) {
        return specs.isEmpty() ? NO_SPEC : specs.stream().map(Spec::value).collect(Collectors.joining(" / "));
    }

    /** What is wrong with a draft by itself; empty when it can be kept. */
    public static Optional<Refusal> wrong(ProductDraft draft) {
        if (draft.title().isBlank()
                || draft.title().length() > 128
                || draft.titleEn().length() > 128) {
            return refused("title_unfit", "标题须为 1 至 128 个字符", "A title has 1 to 128 characters");
        }
        if (draft.description().length() > 4000) {
            return refused("description_too_long", "描述最多 4000 个字符", "A description has at most 4000 characters");
        }
        if (draft.returnWindowDays() < 0 || draft.returnWindowDays() > MOST_RETURN_DAYS) {
            return refused("return_window_range", "退货天数须为 0 至 365", "A return window has 0 to 365 days");
        }
        if (draft.images().size() > MOST_IMAGES) {
            return refused("too_many_images", "图片最多 20 张", "There are at most 20 pictures");
        }
        if (draft.skus().isEmpty() || draft.skus().size() > MOST_SKUS) {
            return refused("skus_range", "一个商品须有 1 至 200 个 SKU", "A product has 1 to 200 SKUs");
        }
        return wrongSkus(draft);
    }

    private static Optional<Refusal> wrongSkus(ProductDraft draft) {
        var texts = new HashSet<String>();
        var codes = new HashSet<String>();
        var names = new HashSet<List<String>>();
        for (var sku : draft.skus()) {
            if (sku.priceFen() < 1 || sku.priceFen() > MOST_FEN) {
                return refused("price_range", "价格须为 0.01 至 1000000.00 元", "A price is 0.01 to 1000000.00 yuan");
            }
            if (sku.specs().size() > MOST_SPECS || text(sku.specs()).length() > LONGEST_SPEC) {
                return refused("spec_too_long", "规格最多 5 项、共 128 个字符", "A SKU has at most 5 specs of 128 characters");
            }
            if (sku.specs().stream()
                    .anyMatch(spec -> spec.name().isBlank() || spec.value().isBlank())) {
                return refused("spec_unfit", "规格名与规格值不能为空", "A spec has a name and a value");
            }
            if (!texts.add(text(sku.specs()))) {
                return refused("spec_twice", "规格重复:" + text(sku.specs()), "Two SKUs have the same specs");
            }
            if (sku.code().isPresent() && !codes.add(sku.code().get())) {
                return refused("sku_code_twice", "SKU 编码重复", "Two SKUs have the same code");
            }
            names.add(sku.specs().stream().map(Spec::name).toList());
        }
        return names.size() == 1
                ? Optional.empty()
                : refused("specs_differ", "同一商品的各 SKU 规格名须一致", "All SKUs of a product have specs of the same names");
    }

    /** A product of this draft, not yet on the shelf. */
    static Product fresh(long id, ProductDraft draft, Instant now, LongSupplier ids) {
        return product(
                new Product(
                        id,
                        draft.code(),
                        draft.categoryId(),
                        draft.brand(),
                        draft.title(),
                        draft.titleEn(),
                        draft.description(),
                        draft.images(),
                        draft.video(),
                        draft.returnWindowDays(),
                        State.OFF_SHELF,
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        now,
                        0,
                        List.of()),
                draft,
                ids);
    }

    /** The product as it is after the draft was written over it; its ids, shelf and stores stay. */
    static Product product(Product before, ProductDraft draft, LongSupplier ids) {
        return new Product(
                before.id(),
                draft.code(),
                draft.categoryId(),
                draft.brand(),
                draft.title(),
                draft.titleEn(),
                draft.description(),
                draft.images(),
                draft.video(),
                draft.returnWindowDays(),
                before.state(),
                before.publishAt(),
                before.unpublishAt(),
                before.isEverywhere(),
                before.createdAt(),
                before.version(),
                skus(before.skus(), draft.skus(), ids));
    }

    private static List<Sku> skus(List<Sku> before, List<SkuDraft> drafts, LongSupplier ids) {
        var left = new ArrayList<>(before);
        var found = new ArrayList<Optional<Sku>>();
        for (var draft : drafts) {
            var same = left.stream().filter(sku -> isNamed(sku, draft)).findFirst();
            if (draft.id().isPresent() && same.isEmpty()) {
                throw refused("sku_unknown", "SKU 不属于该商品", "There is no such SKU of this product")
                        .orElseThrow();
            }
            same.ifPresent(left::remove);
            found.add(same);
        }
        var after = new ArrayList<Sku>();
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            var same = found.get(i).or(() -> left.stream()
                    .filter(sku -> sku.spec().equals(text(draft.specs())))
                    .findFirst());
            same.ifPresent(left::remove);
            after.add(new Sku(
                    same.map(Sku::id).orElseGet(ids::getAsLong),
                    draft.code().or(() -> same.flatMap(Sku::code)),
                    text(draft.specs()),
                    draft.specs(),
                    draft.priceFen(),
                    draft.isOnShelf()));
        }
        for (var gone : left) {
            after.add(new Sku(gone.id(), gone.code(), gone.spec(), gone.specs(), gone.priceFen(), false));
        }
        return after;
    }

    private static boolean isNamed(Sku sku, SkuDraft draft) {
        return draft.id().isPresent()
                ? sku.id() == draft.id().get()
                : draft.code().isPresent() && draft.code().equals(sku.code());
    }

    static Optional<Refusal> refused(String code, String zh, String en) {
        return Optional.of(new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en)));
    }
}
