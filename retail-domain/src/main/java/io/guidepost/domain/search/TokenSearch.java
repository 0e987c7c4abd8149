package io.guidepost.domain.search;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.changes.Changes.About;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.search.SearchQuestion.Way;
import io.guidepost.domain.search.Shelf.Postings;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Searches the table of tokens through what this node has of it in memory. A node begins to read it when it is asked for the
 * first time, so that applications nobody searches in carry nothing.
 */
@Component
class TokenSearch implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(TokenSearch.class);

    private static final long FOLLOW_EVERY_MILLIS = 400;
    private static final int CATCH_UP_EVERY = 150;
    private static final long PATIENCE_SECONDS = 10;
    /** What means the same is worth a little less than what was said. */
    private static final int OWN = 4;

    private static final int SYNONYM = 3;
    /** Pages of hits; a few kilobytes each. */
    private static final int MOST_KEPT = 5_000;

    private final Shelf shelf;
    private final Changes changes;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private ScheduledExecutorService following;
    private int rounds;
    private volatile Kept kept = new Kept(-1, Map.of(), Map.of());

    TokenSearch(
            SearchIndex index,
            Ids ids,
            Changes changes,
            @Value("${guidepost.search.memory-postings:20000000}") long memoryPostings) {
        this.changes = changes;
        this.shelf = new Shelf(index, ids, memoryPostings);
    }

    /** What was found while nothing that can be found has changed. */
    private record Kept(
            long generation, Map<String, Set<String>> synonyms, Map<ProductSearch.Wanted, ProductSearch.Found> found) {

        /** The same with these synonyms, if they are other words for nothing else than before. */
        Kept under(long other, Map<String, Set<String>> words) {
            if (generation == other && found.size() < MOST_KEPT) {
                if (synonyms == words) {
                    return this;
                }
                if (synonyms.equals(words)) {
                    return new Kept(generation, words, found);
                }
            }
            return new Kept(other, words, new ConcurrentHashMap<>());
        }
    }

    /** Answers what it has answered before as long as it would find the same. */
    ProductSearch.Found search(ProductSearch.Wanted wanted, Map<String, Set<String>> synonyms) {
        awaitShelf();
        // The generation is read before the search, so that what changes meanwhile is searched again.
        var now = kept.under(shelf.generation(), synonyms);
        kept = now;
        var known = now.found().get(wanted);
        if (known != null) {
            return known;
        }
        var found = found(wanted, synonyms);
        now.found().put(wanted, found);
        return found;
    }

    private ProductSearch.Found found(ProductSearch.Wanted wanted, Map<String, Set<String>> synonyms) {
        var ranking = new Ranking(wanted);
        if (wanted.text().isEmpty()) {
            for (int place = 0; place < shelf.count(); place++) {
                ranking.offer(shelf.at(place), 0);
            }
            return new ProductSearch.Found(ranking.best(), false);
        }
        var question = SearchQuestion.of(wanted.text().get(), synonyms, shelf::heardAs);
        if (question.parts().isEmpty()) {
            return new ProductSearch.Found(List.of(), false);
        }
        var postings = shelf.postings(tokensOf(question));
        var whole = whole(question, postings);
        if (whole.isEmpty()) {
            offer(loose(question, postings), ranking);
            return new ProductSearch.Found(ranking.best(), true);
        }
        offer(whole, ranking);
        return new ProductSearch.Found(ranking.best(), false);
    }

    private static Collection<String> tokensOf(SearchQuestion question) {
        var tokens = new HashSet<>(question.loose());
        question.parts().forEach(ways -> ways.forEach(way -> tokens.addAll(way.tokens())));
        return tokens;
    }

    private void offer(Scores scores, Ranking ranking) {
        for (int i = 0; i < scores.size(); i++) {
            ranking.offer(shelf.at(scores.place(i)), scores.score(i));
        }
    }

    /** What has all parts, each in whichever way. */
    private static Scores whole(SearchQuestion question, Map<String, Postings> postings) {
        Scores all = null;
        for (var ways : question.parts()) {
            var ofPart = Scores.NONE;
            for (var way : ways) {
                ofPart = Scores.either(ofPart, allOf(way, postings));
            }
            all = all == null ? ofPart : Scores.both(all, ofPart);
            if (all.isEmpty()) {
                return all;
            }
        }
        return all == null ? Scores.NONE : all;
    }

    private static Scores allOf(Way way, Map<String, Postings> postings) {
        var lists = way.tokens().stream()
                .map(postings::get)
                .sorted((a, b) -> Integer.compare(a.places().length, b.places().length))
                .toList();
        Scores all = null;
        for (var list : lists) {
            var one = Scores.of(list, way.isOwn() ? OWN : SYNONYM);
            all = all == null ? one : Scores.both(all, one);
            if (all.isEmpty()) {
                break;
            }
        }
        // Pieces of words are many; what is found by two of them is not better for it than what is found by one.
        return all == null ? Scores.NONE : all.dividedBy(way.tokens().size());
    }

    /** What has at least half of the tokens, and of a single one nothing less. */
    private static Scores loose(SearchQuestion question, Map<String, Postings> postings) {
        int least = (question.loose().size() + 1) / 2;
        var lists = question.loose().stream().map(postings::get).toList();
        return Scores.atLeast(least, lists);
    }

    private void awaitShelf() {
        begin();
        try {
            if (!loaded.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw starting();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw starting();
        }
    }

    private static Refusal starting() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "search_starting",
                new Words("搜索正在准备，请稍后重试", "The search is starting; try again"));
    }

    private synchronized void begin() {
        if (following == null) {
            following = Executors.newSingleThreadScheduledExecutor(task -> {
                var thread = new Thread(task, "search-shelf");
                thread.setDaemon(true);
                return thread;
            });
            following.scheduleWithFixedDelay(this::follow, 0, FOLLOW_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            changes.whenTold(Set.of(About.GOODS), following, this::follow);
        }
    }

    private void follow() {
        try {
            if (loaded.getCount() > 0) {
                shelf.load();
                loaded.countDown();
                return;
            }
            if (++rounds % CATCH_UP_EVERY == 0) {
                shelf.catchUp();
            } else {
                shelf.follow();
            }
            shelf.learnMore();
        } catch (RuntimeException databaseAway) {
            log.warn("The search index could not be compared with the database: {}", databaseAway.toString());
        }
    }

    @Override
    public synchronized void destroy() {
        if (following != null) {
            following.shutdownNow();
        }
    }
}
