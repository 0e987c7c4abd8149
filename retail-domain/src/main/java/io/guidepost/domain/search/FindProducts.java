package io.guidepost.domain.search;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.shopper.OneShopper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The search as shoppers meet it. With an engine outside that is asked, and when it does not answer our own table of tokens
 * is, unless that is not wanted; a dead engine is left alone for a few seconds.
 */
@Service
public class FindProducts implements ProductSearch {

    private static final Logger log = LoggerFactory.getLogger(FindProducts.class);
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int MOST_SUGGESTED = 10;
    private static final int MOST_HOT = 20;
    private static final int MOST_HISTORY = 30;

    private final TokenSearch tokens;
    private final SearchEngine engine;
    private final EngineSettings settings;
    private final Vocabulary vocabulary;
    private final NoteSearches notes;
    private final SearchTerms terms;
    private final OneShopper shoppers;
    private volatile long restsUntil = System.nanoTime() - 1;

    FindProducts(
            TokenSearch tokens,
            SearchEngine engine,
            EngineSettings settings,
            Vocabulary vocabulary,
            NoteSearches notes,
            SearchTerms terms,
            OneShopper shoppers) {
        this.tokens = tokens;
        this.engine = engine;
        this.settings = settings;
        this.vocabulary = vocabulary;
        this.notes = notes;
        this.terms = terms;
        this.shoppers = shoppers;
    }

    @Override
    public Found search(Wanted wanted) {
        var synonyms = vocabulary.now().synonyms();
        if (!settings.isConfigured()) {
            return tokens.search(wanted, synonyms);
        }
        if (System.nanoTime() - restsUntil >= 0) {
            try {
                return engine.search(wanted, synonyms);
            } catch (EngineAway away) {
                restsUntil = System.nanoTime() + REST_NANOS;
                log.warn("{}; it is left alone for a while", away.getMessage());
            }
        }
        if (settings.hasFallback()) {
            // A place in the engine's order means nothing in ours.
            return wanted.order() == Order.RELEVANCE && wanted.after().isPresent()
                    ? new Found(List.of(), false)
                    : tokens.search(wanted, synonyms);
        }
        throw new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "search_unavailable",
                new Words("搜索暂不可用，请稍后重试", "The search is not available; please try again shortly"));
    }

    /** The category with all below it; empty for an unknown one. */
    public Set<Long> categoriesBelow(long categoryId) {
        return Set.copyOf(vocabulary.now().tree().below(categoryId));
    }

    /** What is put forward to everybody. */
    public List<String> hotWords() {
        return vocabulary.now().hot().stream().limit(MOST_HOT).toList();
    }

    /** What the beginning of a word may grow into: first what begins so, then what sounds so, then what has it in itself. */
    public List<String> suggestions(String beginning) {
        var plain = SearchWords.plain(beginning);
        if (plain.isEmpty()) {
            return List.of();
        }
        var all = vocabulary.now().suggestable();
        var begins = all.stream().filter(word -> SearchWords.plain(word).startsWith(plain));
        var sounds = all.stream().filter(word -> SpokenWords.begins(word, plain));
        var contains = all.stream().filter(word -> SearchWords.plain(word).contains(plain));
        return Stream.of(begins, sounds, contains)
                .flatMap(Function.identity())
                .distinct()
                .limit(MOST_SUGGESTED)
                .toList();
    }

    /** Remembers that this shopper searched for it, within a second and without waiting. */
    public void note(long memberId, String text, boolean hasFound) {
        var word = SearchWords.plain(text);
        if (!word.isEmpty() && word.length() <= SearchWords.LONGEST) {
            notes.note(memberId, word, hasFound);
        }
    }

    /** What the shopper searched for lately, latest first. */
    public List<String> history(long memberId) {
        return terms.history(shoppers.recordsOf(memberId), MOST_HISTORY);
    }

    /** Forgets a word of the shopper's history, or all of it. */
    public void forget(long memberId, Optional<String> word) {
        var records = shoppers.recordsOf(memberId);
        if (word.isEmpty()) {
            notes.forget(records);
        } else {
            notes.write();
        }
        terms.forget(records, word.map(SearchWords::plain));
    }
}
