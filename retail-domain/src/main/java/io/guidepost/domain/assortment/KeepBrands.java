package io.guidepost.domain.assortment;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Headquarters looks after the brands. */
@Service
public class KeepBrands {

    private static final int TOLD_AT_ONCE = 500;

    private final Brands brands;
    private final List<BrandFollower> byName;
    private final List<AssortmentFollower> byProduct;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    KeepBrands(
            Brands brands,
            List<BrandFollower> byName,
            List<AssortmentFollower> byProduct,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.brands = brands;
        this.byName = byName;
        this.byProduct = byProduct;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    public Brand add(String name, String nameEn, String logo, String description, int sortOrder) {
        var brand = new Brand(ids.next(), name.strip(), nameEn, logo, description, sortOrder, 0);
        return transaction.call(() -> {
            if (brands.formerly(brand.name()).isPresent() || !brands.insert(brand)) {
                throw taken();
            }
            return brand;
        });
    }

    /**
     * Everything, the name as well: what names the brand follows in the same transaction, what is made of its products
     * right after it. Refused with {@code brand_exists} if another brand has that name or once had it.
     */
    public Brand change(Brand wanted) {
        var name = wanted.name().strip();
        boolean isRenamed = transaction.call(() -> {
            var before = brands.lock(wanted.id()).orElseThrow(KeepBrands::unknown);
            if (!brands.update(wanted)) {
                throw conflict(
                        "version_conflict", "品牌已被他人修改，请刷新后重试", "Somebody else has changed the brand; load it again");
            }
            if (before.name().equals(name)) {
                return false;
            }
            rename(before, name);
            return true;
        });
        if (isRenamed) {
            tellOfProducts(name);
        }
        return brands.find(wanted.id()).orElseThrow(KeepBrands::unknown);
    }

    private void rename(Brand before, String name) {
        if (brands.formerly(name).filter(owner -> owner != before.id()).isPresent()
                || !brands.rename(before, name, clock.instant())) {
            throw taken();
        }
        byName.forEach(follower -> follower.renamed(before.name(), name));
    }

    /**
     * In small transactions, so that shoppers do not wait for a brand of a hundred thousand products. Whatever is cut off
     * here is found by its version later.
     */
    private void tellOfProducts(String name) {
        var page = brands.productsOf(name, 0, TOLD_AT_ONCE);
        while (!page.isEmpty()) {
            var told = page;
            transaction.run(() -> byProduct.forEach(follower -> follower.changed(told)));
            page = brands.productsOf(name, told.get(told.size() - 1), TOLD_AT_ONCE);
        }
    }

    public void remove(long id) {
        transaction.run(() -> {
            brands.find(id).orElseThrow(KeepBrands::unknown);
            if (!brands.deleteUnused(id)) {
                throw conflict("brand_in_use", "仍有该品牌的商品", "There are still products of this brand");
            }
        });
    }

    private static Refusal taken() {
        return conflict("brand_exists", "已有品牌使用或曾使用该名称", "There is a brand that has this name or once had it");
    }

    private static Refusal conflict(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.CONFLICT, code, new Words(zh, en));
    }

    private static Refusal unknown() {
        return Refusal.notFound("品牌", "brand");
    }
}
