package io.guidepost.domain.search;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.search.SearchIndex.Source;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Tells the engine outside what has changed; a duty that does nothing where there is no engine. */
@Service
public class FeedEngine {

    private static final int AT_ONCE = 500;
    private static final int MOST_REMEMBERED = 50_000;
    /** Revisions are given before they are committed: what is as young as this is looked at again. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private final EngineSettings settings;
    private final SearchEngine engine;
    private final SearchIndex index;
    private final SearchFeeds feeds;
    private final Ids ids;
    private final Set<Told> told = new HashSet<>();
    private boolean isOpen;

    FeedEngine(EngineSettings settings, SearchEngine engine, SearchIndex index, SearchFeeds feeds, Ids ids) {
        this.settings = settings;
        this.engine = engine;
        this.index = index;
        this.feeds = feeds;
        this.ids = ids;
    }

    private record Told(long productId, long revision) {}

    /** Goes on where any node has stopped. */
    public synchronized void run() {
        if (!settings.isConfigured()) {
            return;
        }
        if (!isOpen) {
            engine.open();
            isOpen = true;
        }
        long reached = feeds.reached(settings.index());
        long revision = Math.min(reached, ids.olderThan(LATE));
        long after = 0;
        List<SearchDocument> page;
        do {
            page = index.feed(revision, after, AT_ONCE);
            tell(page);
            if (!page.isEmpty()) {
                var last = page.get(page.size() - 1);
                revision = last.revision();
                after = last.productId();
            }
        } while (page.size() == AT_ONCE);
        if (revision > reached) {
            feeds.reach(settings.index(), revision);
        }
    }

    private void tell(List<SearchDocument> page) {
        if (told.size() > MOST_REMEMBERED) {
            told.clear();
        }
        var fresh = page.stream()
                .filter(document -> !told.contains(new Told(document.productId(), document.revision())))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        Map<Long, Source> sources = index
                .sources(fresh.stream().map(SearchDocument::productId).toList())
                .stream()
                .collect(Collectors.toMap(Source::productId, Function.identity()));
        engine.write(fresh, sources);
        fresh.forEach(document -> told.add(new Told(document.productId(), document.revision())));
    }
}
