package io.guidepost.domain.search;

import io.guidepost.domain.search.ProductSearch.Hit;
import io.guidepost.domain.search.ProductSearch.Order;
import io.guidepost.domain.search.ProductSearch.Wanted;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the best of what it is offered: so many as a page holds, behind the page before. */
final class Ranking {

    private final Wanted wanted;
    private final Comparator<Hit> bestFirst;
    private final PriorityQueue<Hit> worstFirst;

    Ranking(Wanted wanted) {
        this.wanted = wanted;
        var byKey = Comparator.comparingLong(Hit::key);
        var byId = Comparator.comparingLong(Hit::productId);
        this.bestFirst = wanted.order() == Order.PRICE_ASC
                ? byKey.thenComparing(byId)
                : byKey.reversed().thenComparing(byId.reversed());
        this.worstFirst = new PriorityQueue<>(wanted.limit() + 1, bestFirst.reversed());
    }

    void offer(SearchDocument document, int score) {
        if (!fits(document)) {
            return;
        }
        long key =
                switch (wanted.order()) {
                    case RELEVANCE -> score;
                    case NEWEST -> document.productId();
                    case PRICE_ASC, PRICE_DESC -> document.priceFromFen();
                    case SALES -> document.sales();
                };
        var hit = new Hit(document.productId(), key);
        if (wanted.after().isPresent() && bestFirst.compare(hit, wanted.after().get()) <= 0) {
            return;
        }
        if (worstFirst.size() < wanted.limit()) {
            worstFirst.add(hit);
        } else if (bestFirst.compare(hit, worstFirst.peek()) < 0) {
            worstFirst.poll();
            worstFirst.add(hit);
        }
    }

    private boolean fits(SearchDocument document) {
        return document.isListed()
                && (wanted.categoryIds().isEmpty() || wanted.categoryIds().contains(document.categoryId()))
                && (wanted.brand().isEmpty() || wanted.brand().get().equals(document.brand()))
                && (wanted.fromFen().isEmpty()
                        || document.priceFromFen() >= wanted.fromFen().getAsLong())
                && (wanted.toFen().isEmpty()
                        || document.priceFromFen() <= wanted.toFen().getAsLong())
                && (!wanted.inStockOnly() || document.isInStock())
                && (wanted.storeId().isEmpty()
                        || document.isSoldAt(wanted.storeId().get()));
    }

    List<Hit> best() {
        return worstFirst.stream().sorted(bestFirst).toList();
    }
}
