package io.guidepost.domain.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Finds products that are on the shelf. Prices in fen; the general price, not that of a store. */
public interface ProductSearch {

    /** Never counts: a page ends where it ends. */
    Found search(Wanted wanted);

    enum Order {
        RELEVANCE,
        NEWEST,
        PRICE_ASC,
        PRICE_DESC,
        SALES
    }

    /**
     * @param text words; empty for all
     * @param categoryIds any of them; empty for all
     * @param storeId only what this store sells
     * @param after the last hit of the page before
     */
    record Wanted(
            Optional<String> text,
            Set<Long> categoryIds,
            Optional<String> brand,
            OptionalLong fromFen,
            OptionalLong toFen,
            boolean inStockOnly,
            Optional<Long> storeId,
            Order order,
            Optional<Hit> after,
            int limit) {

        public Wanted {
            categoryIds = Set.copyOf(categoryIds);
        }
    }

    /** @param key by which it stands where it stands: score, fen, units sold, or its own number */
    record Hit(long productId, long key) {}

    /** @param isLoose nothing has all the words; these have the most of them */
    record Found(List<Hit> hits, boolean isLoose) {

        public Found {
            hits = List.copyOf(hits);
        }
    }
}
