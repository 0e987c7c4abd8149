package io.guidepost.domain.search;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.search.SearchIndex.Posting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The index as one node has it in memory: all documents, and of the tokens those that were asked for. It is compared with the
 * database several times a second, so that what any node changes is found within a second.
 *
 * <p>One thread follows changes; any number may read meanwhile. A document keeps its place for ever; postings are lists of
 * places in order.
 */
final class Shelf {

    private static final int PAGE = 5_000;
    private static final int MOST_CHANGES = 5_000;
    private static final int WORDS_AT_ONCE = 2_000;
    /** Longer than any transaction that writes documents may run before others see its rows. */
    private static final Duration LATE = Duration.ofSeconds(20);

    private final SearchIndex index;
    private final Ids ids;
    private final long mostPostings;

    private final Map<Long, Integer> places = new ConcurrentHashMap<>();
    private final Map<String, Postings> postings = new ConcurrentHashMap<>();
    private final AtomicLong kept = new AtomicLong();
    private final SpokenWords spoken = new SpokenWords();
    private volatile SearchDocument[] documents = new SearchDocument[1024];
    private volatile int count;
    private volatile long generation;
    /** Up to where the words are read, for their sound; empty once all are. */
    private Optional<String> learntUntil = Optional.of("");

    /** @param mostPostings how many (token, product) pairs are kept in memory */
    Shelf(SearchIndex index, Ids ids, long mostPostings) {
        this.index = index;
        this.ids = ids;
        this.mostPostings = mostPostings;
    }

    record Postings(int[] places, short[] weights) {

        static final Postings NONE = new Postings(new int[0], new short[0]);

        boolean has(int place) {
            return Arrays.binarySearch(places, place) >= 0;
        }
    }

    int count() {
        return count;
    }

    /** Another number once anything that can be found has changed. */
    long generation() {
        return generation;
    }

    SearchDocument at(int place) {
        return documents[place];
    }

    /** Reads all documents; whoever asks before has to wait. */
    void load() {
        long after = 0;
        List<SearchDocument> page;
        do {
            page = index.documents(after, PAGE);
            page.forEach(this::put);
            after = page.isEmpty() ? after : page.get(page.size() - 1).productId();
        } while (page.size() == PAGE);
    }

    /**
     * Reads some more of the words that there are, to know them by their sound; nothing once all are known. Nobody waits for it:
     * until then letters are letters.
     */
    void learnMore() {
        if (learntUntil.isEmpty()) {
            return;
        }
        var page = index.chinese(learntUntil.get(), WORDS_AT_ONCE);
        page.forEach(word -> spoken.learn(word.token(), word.products()));
        if (page.size() == WORDS_AT_ONCE) {
            learntUntil = Optional.of(page.get(page.size() - 1).token());
        } else {
            learntUntil = Optional.empty();
            turn();
        }
    }

    /**
     * Chinese words on the shelf that these letters may say. One character alone is none where the letters are a word
     * themselves: who looks for men does not look for doors.
     */
    List<String> heardAs(String letters) {
        var heard = spoken.heardAs(letters);
        if (heard.stream().noneMatch(word -> word.length() == 1)
                || postings(List.of(letters)).get(letters).places().length == 0) {
            return heard;
        }
        return heard.stream().filter(word -> word.length() > 1).toList();
    }

    /** Takes in what changed lately; cheap when nothing has. */
    void follow() {
        take(index.changedSince(ids.olderThan(LATE), MOST_CHANGES));
    }

    /** Takes in what was missed, such as what a transaction of minutes has written. */
    void catchUp() {
        var revisions = index.revisions();
        boolean isBehind = revisions.entrySet().stream().anyMatch(entry -> {
            var place = places.get(entry.getKey());
            return place == null || documents[place].revision() != entry.getValue();
        });
        if (isBehind) {
            load();
            forgetPostings();
        }
    }

    private void take(List<SearchDocument> recent) {
        if (recent.size() >= MOST_CHANGES) {
            load();
            forgetPostings();
            return;
        }
        var changed = recent.stream()
                .filter(document -> {
                    var place = places.get(document.productId());
                    return place == null || documents[place].revision() != document.revision();
                })
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        var touched = new HashSet<Integer>();
        changed.forEach(document -> touched.add(put(document)));
        var tokens = tokensOf(changed);
        tokens.forEach(spoken::meet);
        forget(tokens, touched);
    }

    private Set<String> tokensOf(List<SearchDocument> changed) {
        var tokens = new HashSet<String>();
        index.tokensOf(changed.stream().map(SearchDocument::productId).toList())
                .forEach(posting -> tokens.add(posting.token()));
        return tokens;
    }

    /** The tokens that these products have now, and those that they had. */
    private synchronized void forget(Set<String> tokens, Set<Integer> touched) {
        generation++;
        postings.entrySet().removeIf(entry -> {
            boolean isStale = tokens.contains(entry.getKey())
                    || touched.stream().anyMatch(place -> entry.getValue().has(place));
            if (isStale) {
                kept.addAndGet(-entry.getValue().places().length);
            }
            return isStale;
        });
    }

    private synchronized void forgetPostings() {
        generation++;
        postings.clear();
        kept.set(0);
        learntUntil = Optional.of("");
    }

    private synchronized void turn() {
        generation++;
    }

    private synchronized int put(SearchDocument document) {
        var known = places.get(document.productId());
        if (known != null) {
            documents[known] = document;
            return known;
        }
        int place = count;
        if (place == documents.length) {
            documents = Arrays.copyOf(documents, place * 2);
        }
        documents[place] = document;
        count = place + 1;
        places.put(document.productId(), place);
        return place;
    }

    /** Of each of these tokens where it is; from memory, and otherwise by one statement. */
    Map<String, Postings> postings(Collection<String> tokens) {
        var found = new HashMap<String, Postings>();
        var missing = new ArrayList<String>();
        for (var token : tokens) {
            var known = postings.get(token);
            if (known == null) {
                missing.add(token);
            } else {
                found.put(token, known);
            }
        }
        if (!missing.isEmpty()) {
            long began = generation;
            var read = read(missing);
            found.putAll(read);
            keep(read, began);
        }
        return found;
    }

    private Map<String, Postings> read(List<String> tokens) {
        var byToken = new HashMap<String, List<Posting>>();
        index.postings(tokens).forEach(posting -> byToken.computeIfAbsent(posting.token(), key -> new ArrayList<>())
                .add(posting));
        var read = new HashMap<String, Postings>();
        for (var token : tokens) {
            read.put(token, placed(byToken.getOrDefault(token, List.of())));
        }
        return read;
    }

    private Postings placed(List<Posting> found) {
        if (found.isEmpty()) {
            return Postings.NONE;
        }
        // Place and weight in one number, so that sorting keeps them together.
        var packed = found.stream()
                .filter(posting -> places.containsKey(posting.productId()))
                .mapToLong(posting -> (long) places.get(posting.productId()) << 16 | posting.weight())
                .sorted()
                .toArray();
        var at = new int[packed.length];
        var weights = new short[packed.length];
        for (int i = 0; i < packed.length; i++) {
            at[i] = (int) (packed[i] >> 16);
            weights[i] = (short) packed[i];
        }
        return new Postings(at, weights);
    }

    /** Only if nothing was forgotten since it was read: it might be what should have been. */
    private synchronized void keep(Map<String, Postings> read, long began) {
        if (began != generation) {
            return;
        }
        long more =
                read.values().stream().mapToLong(each -> each.places().length).sum();
        if (kept.get() + more > mostPostings || postings.size() > mostPostings / 10) {
            // Starting over is simpler than choosing what to forget.
            postings.clear();
            kept.set(0);
        }
        read.forEach((token, list) -> {
            if (postings.put(token, list) == null) {
                kept.addAndGet(list.places().length);
            }
        });
    }
}
