package io.guidepost.domain.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The index as it is kept. */
public interface SearchIndex {

    /** What is known of a product for indexing; missing for one that is not there. */
    record Source(
            long productId,
            int version,
            boolean isOnShelf,
            String code,
            long categoryId,
            String category,
            String brand,
            String title,
            String titleEn,
            long priceFromFen,
            boolean isEverywhere,
            List<String> skuTexts) {}

    List<Source> sources(Collection<Long> productIds);

    /** Writes documents and tokens anew, and what is not among the sources as not listed; joins the transaction. */
    void write(Collection<Long> productIds, List<Source> sources, Map<Long, Map<String, Integer>> tokens);

    /** Products behind {@code afterId} whose document is missing or of another version. */
    List<Long> outdated(long afterId, int limit);

    /** The highest product number in reach of one step through all. */
    long stepFrom(long afterId, int size);

    /** Brings stock and sales of these products' documents up to date; says how many changed. */
    int refreshFigures(long afterId, long toId);

    /** Documents of these categories are written anew by the next check. */
    void forgetCategories(Collection<Long> categoryIds);

    /** All documents in the order of their numbers. */
    List<SearchDocument> documents(long afterId, int limit);

    /** Those that changed since this revision. */
    List<SearchDocument> changedSince(long revision, int limit);

    /** All documents in the order of their changes, behind this one. */
    List<SearchDocument> feed(long revision, long afterId, int limit);

    /** Revision by product of all documents: small, to see what was missed. */
    Map<Long, Long> revisions();

    /** Chinese tokens behind this one, in their order, each with how many products have it. */
    List<TokenCount> chinese(String after, int limit);

    List<Posting> postings(Collection<String> tokens);

    List<Posting> tokensOf(Collection<Long> productIds);

    record Posting(String token, long productId, int weight) {}

    record TokenCount(String token, int products) {}
}
