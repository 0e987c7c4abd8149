package io.guidepost.domain.assortment;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import org.springframework.stereotype.Service;

/** Headquarters looks after the brands. */
@Service
public class KeepBrands {

    private final Brands brands;
    private final TransactionRetry transaction;
    private final Ids ids;

    KeepBrands(Brands brands, TransactionRetry transaction, Ids ids) {
        this.brands = brands;
        this.transaction = transaction;
        this.ids = ids;
    }

    public Brand add(String name, String nameEn, String logo, String description, int sortOrder) {
        var brand = new Brand(ids.next(), name.strip(), nameEn, logo, description, sortOrder, 0);
        return transaction.call(() -> {
            if (!brands.insert(brand)) {
                throw conflict("brand_exists", "已有同名品牌", "There is a brand of this name");
            }
            return brand;
        });
    }

    /** Everything but the name, which is refused to change. */
    public Brand change(Brand wanted) {
        return transaction.call(() -> {
            var before = brands.find(wanted.id()).orElseThrow(KeepBrands::unknown);
            if (!before.name().equals(wanted.name())) {
                throw ProductRules.refused(
                                "brand_name_fixed",
                                "品牌名称被订单与佣金比例引用,不能修改",
                                "Orders and rates go by the name of a brand; it cannot be changed")
                        .orElseThrow();
            }
            if (!brands.update(wanted)) {
                throw conflict(
                        "version_conflict", "品牌已被他人修改，请刷新后重试", "Somebody else has changed the brand; load it again");
            }
            return brands.find(wanted.id()).orElseThrow();
        });
    }

    public void remove(long id) {
        transaction.run(() -> {
            brands.find(id).orElseThrow(KeepBrands::unknown);
            if (!brands.deleteUnused(id)) {
                throw conflict("brand_in_use", "仍有该品牌的商品", "There are still products of this brand");
            }
        });
    }

    private static Refusal conflict(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.CONFLICT, code, new Words(zh, en));
    }

    private static Refusal unknown() {
        return Refusal.notFound("品牌", "brand");
    }
}
