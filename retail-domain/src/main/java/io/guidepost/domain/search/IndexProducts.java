package io.guidepost.domain.search;

import io.guidepost.domain.assortment.AssortmentFollower;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.search.SearchIndex.Source;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Keeps the index: with every change of a product in the transaction that makes it, and by looking through all of them for
 * what was changed by hand. Nothing in it is worth keeping; it can be emptied and fills itself again.
 */
@Service
public class IndexProducts implements AssortmentFollower {

    private static final int TITLE = 8;
    private static final int BRAND = 6;
    private static final int CATEGORY = 5;
    private static final int SPEC = 3;
    private static final int CODE = 10;
    private static final int MOST = 1_000;
    private static final int AT_ONCE = 500;
    private static final int STEP = 5_000;

    private final SearchIndex index;
    private final TransactionRetry transaction;

    IndexProducts(SearchIndex index, TransactionRetry transaction) {
        this.index = index;
        this.transaction = transaction;
    }

    @Override
    public void changed(Collection<Long> productIds) {
        var all = List.copyOf(productIds);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            var sources = index.sources(some);
            var tokens = new HashMap<Long, Map<String, Integer>>();
            sources.stream()
                    .filter(Source::isOnShelf)
                    .forEach(source -> tokens.put(source.productId(), tokens(source)));
            index.write(some, sources, tokens);
        }
    }

    @Override
    public void renamed(Collection<Long> categoryIds) {
        index.forgetCategories(categoryIds);
    }

    /** What a product is found by, and how much each word says about it. */
    static Map<String, Integer> tokens(Source source) {
        var tokens = new HashMap<String, Integer>();
        add(tokens, source.title(), TITLE);
        add(tokens, source.titleEn(), TITLE);
        add(tokens, source.brand(), BRAND);
        add(tokens, source.category(), CATEGORY);
        add(tokens, source.code(), CODE);
        source.skuTexts().stream().distinct().limit(AT_ONCE).forEach(text -> add(tokens, text, SPEC));
        return tokens;
    }

    /** A word in several places counts for each of them, but not for every SKU again. */
    private static void add(Map<String, Integer> tokens, String text, int weight) {
        for (var token : SearchWords.indexed(text)) {
            tokens.merge(
                    token,
                    weight,
                    (known, more) -> more == SPEC ? Math.max(known, more) : Math.min(MOST, known + more));
        }
    }

    /** A duty: indexes what is missing or outdated. */
    public int runDue(int limit) {
        var outdated = index.outdated(0, limit);
        if (!outdated.isEmpty()) {
            transaction.run(() -> changed(outdated));
        }
        return outdated.size();
    }

    /** A duty: stock and sales, by which results are filtered and sorted. Products are gone through in ranges of numbers. */
    public void refreshFigures() {
        long from = 0;
        for (long to = index.stepFrom(from, STEP); to > from; to = index.stepFrom(from, STEP)) {
            long after = from;
            long until = to;
            transaction.run(() -> index.refreshFigures(after, until));
            from = to;
        }
    }
}
