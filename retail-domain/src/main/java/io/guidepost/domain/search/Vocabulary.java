package io.guidepost.domain.search;

import io.guidepost.domain.assortment.Brand;
import io.guidepost.domain.assortment.Brands;
import io.guidepost.domain.assortment.ShopCategories;
import io.guidepost.domain.assortment.ShopCategory;
import io.guidepost.domain.assortment.ShopCategoryTree;
import io.guidepost.domain.search.SearchTerms.HotWord;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The words that a node knows, read anew when they are most of a second old and somebody asks. */
@Component
class Vocabulary {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int DAYS_COUNTED = 7;
    private static final int MOST_COUNTED = 500;

    private final SearchTerms terms;
    private final ShopCategories categories;
    private final Brands brands;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Known known;

    Vocabulary(SearchTerms terms, ShopCategories categories, Brands brands, Clock clock) {
        this.terms = terms;
        this.categories = categories;
        this.brands = brands;
        this.clock = clock;
    }

    /**
     * @param synonyms by each word
     * @param hot those of headquarters first, then what is searched for most
     * @param suggestable all that a beginning of a word may grow into
     */
    record Known(
            Map<String, Set<String>> synonyms,
            ShopCategoryTree tree,
            List<String> hot,
            List<String> suggestable,
            long readAt) {}

    Known now() {
        var before = known;
        if (before != null && System.nanoTime() - before.readAt() < FRESH_NANOS) {
            return before;
        }
        // One reads; others go by what they have, if they have anything.
        if (before != null && !reading.tryLock()) {
            return before;
        }
        if (before == null) {
            reading.lock();
        }
        try {
            known = read();
            return known;
        } finally {
            reading.unlock();
        }
    }

    private Known read() {
        long readAt = System.nanoTime();
        var all = categories.all();
        var words = terms.hotWords();
        var blocked =
                words.stream().filter(HotWord::isBlocked).map(HotWord::word).collect(Collectors.toSet());
        var counted = terms
                .mostSearched(LocalDate.ofInstant(clock.instant(), SHANGHAI).minusDays(DAYS_COUNTED), MOST_COUNTED)
                .stream()
                .filter(word -> !blocked.contains(word))
                .toList();
        var hot = new LinkedHashSet<String>();
        words.stream().filter(word -> !word.isBlocked()).map(HotWord::word).forEach(hot::add);
        hot.addAll(counted);
        var suggestable = new LinkedHashSet<>(hot);
        Stream.concat(
                        all.stream().map(ShopCategory::name),
                        brands.all().stream().map(Brand::name))
                .filter(word -> !blocked.contains(SearchWords.plain(word)))
                .forEach(suggestable::add);
        return new Known(synonyms(), new ShopCategoryTree(all), List.copyOf(hot), List.copyOf(suggestable), readAt);
    }

    private Map<String, Set<String>> synonyms() {
        var byWord = new HashMap<String, Set<String>>();
        for (var set : terms.synonyms()) {
            for (var word : set.words()) {
                var others = new ArrayList<>(set.words());
                others.remove(word);
                byWord.computeIfAbsent(word, key -> new LinkedHashSet<>()).addAll(others);
            }
        }
        return byWord;
    }
}
