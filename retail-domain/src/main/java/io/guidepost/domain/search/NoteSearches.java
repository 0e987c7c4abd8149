package io.guidepost.domain.search;

import io.guidepost.domain.search.SearchTerms.Asked;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Notes what is searched for, for everybody's hot words and the shopper's own history, without making anybody wait: once a
 * second all of it is written together. What a node that dies has not written is lost, and missed by nobody.
 */
@Component
class NoteSearches implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(NoteSearches.class);
    private static final int MOST = 5_000;
    private static final int AT_ONCE = 200;

    private final SearchTerms terms;
    private final Clock clock;
    private Map<String, Long> counts = new HashMap<>();
    private Map<Key, Instant> asked = new HashMap<>();
    private ScheduledExecutorService writing;

    NoteSearches(SearchTerms terms, Clock clock) {
        this.terms = terms;
        this.clock = clock;
    }

    private record Key(long memberId, String word) {}

    /** @param hasFound what finds nothing is nobody's hot word */
    synchronized void note(long memberId, String word, boolean hasFound) {
        begin();
        if (hasFound && (counts.size() < MOST || counts.containsKey(word))) {
            counts.merge(word, 1L, Long::sum);
        }
        if (asked.size() < MOST) {
            asked.put(new Key(memberId, word), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
    }

    private void begin() {
        if (writing == null) {
            writing = Executors.newSingleThreadScheduledExecutor(task -> {
                var thread = new Thread(task, "search-notes");
                thread.setDaemon(true);
                return thread;
            });
            writing.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
        }
    }

    /** What this shopper has asked for and is not written yet, is forgotten with the rest. */
    synchronized void forget(Collection<Long> memberIds) {
        asked.keySet().removeIf(key -> memberIds.contains(key.memberId()));
    }

    /** Writes what was noted so far. */
    void write() {
        Map<String, Long> countsNow;
        Map<Key, Instant> askedNow;
        synchronized (this) {
            countsNow = counts;
            askedNow = asked;
            counts = new HashMap<>();
            asked = new HashMap<>();
        }
        try {
            terms.count(LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")), countsNow);
            var rows = new ArrayList<Asked>();
            askedNow.forEach((key, at) -> rows.add(new Asked(key.memberId(), key.word(), at)));
            for (int from = 0; from < rows.size(); from += AT_ONCE) {
                terms.remember(rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
            }
        } catch (RuntimeException databaseAway) {
            log.warn("Searches could not be noted: {}", databaseAway.toString());
        }
    }

    @Override
    public void destroy() {
        if (writing != null) {
            writing.shutdownNow();
            write();
        }
    }
}
