package io.guidepost.core.attribution;

import java.util.Objects;

/** Whose a guide's shoppers are when the guide moves to another store (B4). */
public enum MoveRule {
    STAY_WITH_STORE,
    FOLLOW_GUIDE;

    /**
     * Whose a store is.
     *
     * @param legalEntity the company that runs it; empty is the corporation itself
     */
    public record StoreOwner(boolean isFranchise, String legalEntity) {

        public StoreOwner {
            Objects.requireNonNull(legalEntity, "legalEntity");
        }
    }

    /** Shoppers go along only between stores that the same company runs itself. */
    public static MoveRule of(StoreOwner from, StoreOwner to) {
        boolean isWithinOneHouse =
                !from.isFranchise() && !to.isFranchise() && from.legalEntity().equals(to.legalEntity());
        return isWithinOneHouse ? FOLLOW_GUIDE : STAY_WITH_STORE;
    }
}
