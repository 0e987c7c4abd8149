package io.guidepost.domain.commission.rate;

import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.RateScope;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import io.guidepost.domain.organization.GuideLevel;
import java.util.Objects;

/**
 * What a rate is for.
 *
 * @param key the id of SKU, product, category or store, the name of the brand, the guide level; empty for the default
 */
public record RateTarget(Scope scope, String key) {

    /** From the closest to the widest (B6). */
    public enum Scope {
        SKU,
        SPU,
        CATEGORY,
        BRAND,
        STORE,
        GUIDE_LEVEL,
        DEFAULT
    }

    private static final String LONGEST = Long.toString(Long.MAX_VALUE);

    public static final RateTarget DEFAULT = new RateTarget(Scope.DEFAULT, "");

    public RateTarget {
        Objects.requireNonNull(scope, "scope");
        if (!isKeyOf(scope, key)) {
            throw new IllegalArgumentException("%s is no key of %s".formatted(key, scope));
        }
    }

    public static RateTarget of(Scope scope, long id) {
        return new RateTarget(scope, Long.toString(id));
    }

    /** Whether this text can name something of that kind; that it exists is another matter. */
    public static boolean isKeyOf(Scope scope, String key) {
        return switch (scope) {
            case DEFAULT -> key.isEmpty();
            case BRAND -> !key.isBlank() && key.length() <= 64;
            case GUIDE_LEVEL -> isNumber(key) && key.length() == 1 && Long.parseLong(key) <= GuideLevel.HIGHEST;
            case SKU, SPU, CATEGORY, STORE -> isNumber(key);
        };
    }

    /** A whole number above zero without leading zeros. */
    private static boolean isNumber(String key) {
        if (key.isEmpty() || key.length() > LONGEST.length() || key.charAt(0) == '0') {
            return false;
        }
        return key.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && (key.length() < LONGEST.length() || key.compareTo(LONGEST) <= 0);
    }

    /** The number in the key; only of what has one. */
    public long id() {
        return Long.parseLong(key);
    }

    /** As the rules of money see it. */
    public RateScope in(BrandNumbers brands) {
        return switch (scope) {
            case SKU -> new RateScope.Sku(new SkuId(id()));
            case SPU -> new RateScope.Spu(new SpuId(id()));
            case CATEGORY -> new RateScope.Category(new CategoryId(id()));
            case BRAND -> new RateScope.Brand(brands.of(key).orElseThrow());
            case STORE -> new RateScope.StorePolicy(new StoreId(id()));
            case GUIDE_LEVEL -> new RateScope.GuideLevel((int) id());
            case DEFAULT -> new RateScope.Everything();
        };
    }
}
