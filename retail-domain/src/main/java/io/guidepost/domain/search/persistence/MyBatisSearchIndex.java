package io.guidepost.domain.search.persistence;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.search.SearchDocument;
import io.guidepost.domain.search.SearchIndex;
import io.guidepost.domain.search.persistence.SearchMapper.DocumentRow;
import io.guidepost.domain.search.persistence.SearchMapper.ExceptionRow;
import io.guidepost.domain.search.persistence.SearchMapper.PostingRow;
import io.guidepost.domain.search.persistence.SearchMapper.RevisionRow;
import io.guidepost.domain.search.persistence.SearchMapper.SkuTextRow;
import io.guidepost.domain.search.persistence.SearchMapper.SourceRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisSearchIndex implements SearchIndex {

    private static final int TOKENS_AT_ONCE = 2_000;
    private static final int ROWS_AT_ONCE = 500;
    /** Tokens lie in the order of their characters' numbers: behind this are no letters and no pieces of words. */
    private static final String BEFORE_CHINESE = "\u2E7F";

    private final SearchMapper mapper;
    private final Ids ids;

    MyBatisSearchIndex(SearchMapper mapper, Ids ids) {
        this.mapper = mapper;
        this.ids = ids;
    }

    @Override
    public List<Source> sources(Collection<Long> productIds) {
        if (productIds.isEmpty()) {
            return List.of();
        }
        var texts = mapper.skuTexts(productIds).stream()
                .collect(Collectors.groupingBy(
                        SkuTextRow::productId, Collectors.mapping(SkuTextRow::text, Collectors.toList())));
        return mapper.sources(productIds).stream()
                .map(row -> new Source(
                        row.id(),
                        row.version(),
                        row.isOnShelf(),
                        row.code(),
                        row.categoryId(),
                        row.category(),
                        row.brand(),
                        row.title(),
                        row.titleEn(),
                        row.priceFromFen(),
                        row.isEverywhere(),
                        texts.getOrDefault(row.id(), List.of())))
                .toList();
    }

    @Override
    public void write(Collection<Long> productIds, List<Source> sources, Map<Long, Map<String, Integer>> tokens) {
        if (productIds.isEmpty()) {
            return;
        }
        long revision = ids.next();
        var gone = new HashSet<>(productIds);
        sources.forEach(source -> gone.remove(source.productId()));
        if (!gone.isEmpty()) {
            mapper.unlist(gone, revision);
        }
        if (!sources.isEmpty()) {
            mapper.writeDocuments(sources.stream().map(MyBatisSearchIndex::row).toList(), revision);
        }
        mapper.deleteTokens(productIds);
        var rows = new ArrayList<PostingRow>();
        tokens.forEach((product, weights) ->
                weights.forEach((token, weight) -> rows.add(new PostingRow(token, product, weight))));
        inParts(rows, TOKENS_AT_ONCE, mapper::insertTokens);
    }

    private static SourceRow row(Source source) {
        return new SourceRow(
                source.productId(),
                source.version(),
                source.isOnShelf(),
                source.code(),
                source.categoryId(),
                source.category(),
                source.brand(),
                source.title(),
                source.titleEn(),
                source.priceFromFen(),
                source.isEverywhere());
    }

    @Override
    public List<Long> outdated(long afterId, int limit) {
        return mapper.outdated(afterId, limit);
    }

    @Override
    public long stepFrom(long afterId, int size) {
        return mapper.stepFrom(afterId, size);
    }

    @Override
    public int refreshFigures(long afterId, long toId) {
        var changed = mapper.figures(afterId, toId);
        long revision = ids.next();
        inParts(changed, ROWS_AT_ONCE, rows -> mapper.writeFigures(rows, revision));
        return changed.size();
    }

    @Override
    public void forgetCategories(Collection<Long> categoryIds) {
        if (!categoryIds.isEmpty()) {
            mapper.forgetCategories(categoryIds);
        }
    }

    @Override
    public List<SearchDocument> documents(long afterId, int limit) {
        return documents(mapper.documents(afterId, limit));
    }

    @Override
    public List<SearchDocument> changedSince(long revision, int limit) {
        return documents(mapper.changedSince(revision, limit));
    }

    @Override
    public List<SearchDocument> feed(long revision, long afterId, int limit) {
        return documents(mapper.feed(revision, afterId, limit));
    }

    private List<SearchDocument> documents(List<DocumentRow> rows) {
        var exceptions = new HashMap<Long, Set<Long>>();
        var ids = rows.stream().map(DocumentRow::productId).toList();
        inParts(ids, ROWS_AT_ONCE, part -> {
            for (ExceptionRow row : mapper.exceptions(part)) {
                exceptions
                        .computeIfAbsent(row.productId(), key -> new HashSet<>())
                        .add(row.storeId());
            }
        });
        return rows.stream()
                .map(row -> new SearchDocument(
                        row.productId(),
                        row.isListed(),
                        row.categoryId(),
                        row.brand(),
                        row.priceFromFen(),
                        row.isInStock(),
                        row.sales(),
                        row.isEverywhere(),
                        exceptions.getOrDefault(row.productId(), Set.of()),
                        row.revision()))
                .toList();
    }

    @Override
    public Map<Long, Long> revisions() {
        return mapper.revisions().stream().collect(Collectors.toMap(RevisionRow::productId, RevisionRow::revision));
    }

    @Override
    public List<TokenCount> chinese(String after, int limit) {
        return mapper.tokenCounts(after.compareTo(BEFORE_CHINESE) < 0 ? BEFORE_CHINESE : after, limit);
    }

    @Override
    public List<Posting> postings(Collection<String> tokens) {
        return tokens.isEmpty() ? List.of() : postings(tokens, mapper::postings);
    }

    @Override
    public List<Posting> tokensOf(Collection<Long> productIds) {
        return productIds.isEmpty() ? List.of() : postings(productIds, mapper::tokensOf);
    }

    private static <T> List<Posting> postings(Collection<T> keys, Function<Collection<T>, List<PostingRow>> read) {
        return read.apply(keys).stream()
                .map(row -> new Posting(row.token(), row.productId(), row.weight()))
                .toList();
    }

    private static <T> void inParts(List<T> all, int size, Consumer<List<T>> work) {
        for (int from = 0; from < all.size(); from += size) {
            work.accept(all.subList(from, Math.min(all.size(), from + size)));
        }
    }
}
