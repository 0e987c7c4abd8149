package io.guidepost.domain.assortment;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.assortment.Product.State;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Headquarters writes products, puts them on the shelf and takes them off. Orders have copied what they need: whatever
 * happens here, what was sold stays as it was sold.
 */
@Service
public class EditProducts {

    private final Assortment assortment;
    private final ShopCategories categories;
    private final Brands brands;
    private final List<AssortmentFollower> followers;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    EditProducts(
            Assortment assortment,
            ShopCategories categories,
            Brands brands,
            List<AssortmentFollower> followers,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.assortment = assortment;
        this.categories = categories;
        this.brands = brands;
        this.followers = followers;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new product, off the shelf and without stock. */
    public Product add(ProductDraft draft) {
        requireFit(draft);
        var product = ProductRules.fresh(ids.next(), draft, now(), ids::next);
        return transaction.call(() -> {
            refusingTakenCodes(() -> assortment.insert(List.of(product)));
            tell(List.of(product.id()));
            return assortment.find(product.id()).orElseThrow();
        });
    }

    /** All of it anew; refused with {@code version_conflict} if it is not that version any more. */
    public Product edit(long id, int version, ProductDraft draft) {
        requireFit(draft);
        return changed(id, version, before -> {
            requireAlive(before);
            return ProductRules.product(before, draft, ids::next);
        });
    }

    /**
     * On the shelf or off it, now or by the timetable: a time that has passed counts as now.
     *
     * @param publishAt takes it from off the shelf onto it
     * @param unpublishAt takes it from the shelf
     */
    public Product shelve(
            long id, int version, State state, Optional<Instant> publishAt, Optional<Instant> unpublishAt) {
        var now = now();
        boolean isCrooked = state == State.ARCHIVED
                || state == State.ON_SHELF && publishAt.isPresent()
                || publishAt.isPresent()
                        && unpublishAt.isPresent()
                        && !publishAt.get().isBefore(unpublishAt.get())
                || unpublishAt.isPresent() && state == State.OFF_SHELF && publishAt.isEmpty();
        if (isCrooked) {
            throw ProductRules.refused(
                            "timetable_unfit",
                            "上下架时间不合理:已上架只能定下架时间,未上架须先定上架时间且早于下架时间",
                            "What is on the shelf can only have a time to leave it; what is off it needs a time to go on"
                                    + " that lies before the time to leave")
                    .orElseThrow();
        }
        return changed(id, version, before -> {
            requireAlive(before);
            var wanted =
                    before.shelved(state, publishAt.map(EditProducts::millis), unpublishAt.map(EditProducts::millis));
            var due = onTime(wanted, now);
            if (due.state() == State.ON_SHELF && due.skus().stream().noneMatch(Product.Sku::isOnShelf)) {
                throw nothingForSale();
            }
            return due;
        });
    }

    /** For good: off the shelf of every store; past orders keep showing it. */
    public Product archive(long id, int version) {
        return changed(id, version, before -> before.shelved(State.ARCHIVED, Optional.empty(), Optional.empty()));
    }

    /** Only what was never sold; refused with {@code product_in_use} otherwise, and then it can be archived. */
    public void remove(long id) {
        transaction.run(() -> {
            locked(id);
            if (!assortment.remove(id)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "product_in_use",
                        new Words("商品已有销售、库存或被引用,不能删除,可归档", "It was sold, stocked or is named elsewhere; archive it"));
            }
            tell(List.of(id));
        });
    }

    /** Where it is sold: everywhere but in these stores, or in these alone. */
    public Product sellIn(long id, int version, boolean isEverywhere, Collection<Long> exceptStoreIds) {
        return transaction.call(() -> {
            requireVersion(locked(id), version);
            if (assortment.knownStores(exceptStoreIds) != exceptStoreIds.size()) {
                throw ProductRules.refused("store_unknown", "包含不存在的门店", "One of the stores does not exist")
                        .orElseThrow();
            }
            assortment.setStores(id, isEverywhere, exceptStoreIds);
            var after = locked(id);
            assortment.update(List.of(after));
            tell(List.of(id));
            return assortment.find(id).orElseThrow();
        });
    }

    /**
     * Puts what is due on the shelf or off it; a duty, and harmless to repeat.
     *
     * @return how many were due
     */
    public int runDue(int limit) {
        return transaction.call(() -> {
            var now = now();
            var due = assortment.due(now, limit);
            var moved = assortment.lock(due).stream()
                    .filter(product -> !onTime(product, now).equals(product))
                    .map(product -> onTime(product, now))
                    .toList();
            if (!moved.isEmpty()) {
                assortment.update(moved);
                tell(moved.stream().map(Product::id).toList());
            }
            return due.size();
        });
    }

    /** The draft over what there was, or new; nothing is written. Refused when it does not fit. */
    public Product drafted(Optional<Product> before, ProductDraft draft, Optional<State> state) {
        ProductRules.wrong(draft).ifPresent(refusal -> {
            throw refusal;
        });
        before.ifPresent(EditProducts::requireAlive);
        var after = before.map(product -> ProductRules.product(product, draft, ids::next))
                .orElseGet(() -> ProductRules.fresh(ids.next(), draft, now(), ids::next));
        var wanted = state.filter(other -> other != after.state())
                .map(other -> after.shelved(
                        other, Optional.empty(), other == State.ON_SHELF ? after.unpublishAt() : Optional.empty()))
                .orElse(after);
        if (wanted.state() == State.ON_SHELF && wanted.skus().stream().noneMatch(Product.Sku::isOnShelf)) {
            throw nothingForSale();
        }
        return wanted;
    }

    /** Does several things as one. */
    public <T> T together(Supplier<T> work) {
        return transaction.call(work);
    }

    /** Writes what was drafted over locked products; joins the caller's transaction. */
    public void write(List<Product> added, List<Product> changed) {
        refusingTakenCodes(() -> {
            assortment.insert(added);
            assortment.update(changed);
        });
        tell(Stream.concat(added.stream(), changed.stream()).map(Product::id).toList());
    }

    private static Refusal nothingForSale() {
        return ProductRules.refused("no_sku_on_shelf", "没有可售的 SKU", "None of its SKUs is on the shelf")
                .orElseThrow();
    }

    /** Where the product stands at this instant by its own timetable. */
    static Product onTime(Product product, Instant now) {
        var after = product;
        if (after.publishAt().filter(at -> !at.isAfter(now)).isPresent()) {
            after = after.shelved(State.ON_SHELF, Optional.empty(), after.unpublishAt());
        }
        if (after.unpublishAt().filter(at -> !at.isAfter(now)).isPresent()) {
            after = after.shelved(State.OFF_SHELF, Optional.empty(), Optional.empty());
        }
        return after;
    }

    private interface Change {
        Product of(Product before);
    }

    private Product changed(long id, int version, Change change) {
        return transaction.call(() -> {
            var before = locked(id);
            requireVersion(before, version);
            refusingTakenCodes(() -> assortment.update(List.of(change.of(before))));
            tell(List.of(id));
            return assortment.find(id).orElseThrow();
        });
    }

    private Product locked(long id) {
        return assortment.lock(List.of(id)).stream().findFirst().orElseThrow(() -> Refusal.notFound("商品", "product"));
    }

    private void requireFit(ProductDraft draft) {
        ProductRules.wrong(draft).ifPresent(refusal -> {
            throw refusal;
        });
        if (categories.find(draft.categoryId()).isEmpty()) {
            throw ProductRules.refused("category_unknown", "商品类目不存在", "There is no such category")
                    .orElseThrow();
        }
        if (!draft.brand().isEmpty() && brands.byName(draft.brand()).isEmpty()) {
            throw ProductRules.refused("brand_unknown", "品牌不存在", "There is no such brand")
                    .orElseThrow();
        }
    }

    private static void requireAlive(Product product) {
        if (product.state() == State.ARCHIVED) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "product_archived",
                    new Words("商品已归档,不能修改", "The product is archived for good"));
        }
    }

    private static void requireVersion(Product product, int version) {
        if (product.version() != version) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words("商品已被他人修改，请刷新后重试", "Somebody else has changed the product; load it again"),
                    Map.of("version", product.version()));
        }
    }

    private static void refusingTakenCodes(Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException taken) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "code_taken",
                    new Words("商品编码或 SKU 编码已被使用", "Another product or SKU has this code"));
        }
    }

    private void tell(Collection<Long> productIds) {
        followers.forEach(follower -> follower.changed(productIds));
    }

    private Instant now() {
        return millis(clock.instant());
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
