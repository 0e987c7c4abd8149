package io.guidepost.core.attribution;

import java.util.Objects;
import java.util.Optional;

/**
 * For which orders a rule set is meant (B1): all, those of one brand, those of one region, those of one store.
 *
 * @param key the brand's name, or the number of the region or store; empty for all
 */
public record RuleScope(Kind kind, String key) {

    /** From the widest to the narrowest; the narrower wins. */
    public enum Kind {
        ALL,
        BRAND,
        REGION,
        STORE
    }

    public static final RuleScope ALL = new RuleScope(Kind.ALL, "");

    public RuleScope {
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.ALL) != key.isBlank()) {
            throw new IllegalArgumentException("Scope %s cannot have the key '%s'".formatted(kind, key));
        }
    }

    public static RuleScope brand(String name) {
        return new RuleScope(Kind.BRAND, name);
    }

    public static RuleScope region(long regionId) {
        return new RuleScope(Kind.REGION, Long.toString(regionId));
    }

    public static RuleScope store(StoreId store) {
        return new RuleScope(Kind.STORE, Long.toString(store.value()));
    }

    /** Whether an order of this origin falls under it. */
    public boolean covers(Origin origin) {
        return switch (kind) {
            case ALL -> true;
            case BRAND -> isKey(origin.brand());
            case REGION -> isKey(origin.region());
            case STORE -> isKey(origin.store().map(StoreId::value));
        };
    }

    private boolean isKey(Optional<?> value) {
        return value.isPresent() && key.equals(value.get().toString());
    }
}
