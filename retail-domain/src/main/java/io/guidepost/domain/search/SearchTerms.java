package io.guidepost.domain.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words as data: which mean the same, which are put forward, and which were searched for. */
public interface SearchTerms {

    record Synonyms(long id, List<String> words, int version) {

        public Synonyms {
            words = List.copyOf(words);
        }
    }

    /** @param isBlocked never put forward, however often it is searched for */
    record HotWord(long id, String word, boolean isBlocked, int sortOrder, int version) {}

    record Asked(long memberId, String word, Instant at) {}

    List<Synonyms> synonyms();

    void insert(Synonyms synonyms, long adminId, Instant now);

    /** False when it has been changed since that version. */
    boolean update(Synonyms synonyms, long adminId, Instant now);

    boolean deleteSynonyms(long id);

    /** In the order in which they are put forward. */
    List<HotWord> hotWords();

    /** False when the word is there. */
    boolean insert(HotWord word);

    boolean update(HotWord word);

    boolean deleteHotWord(long id);

    /** The words searched for most since that day. */
    List<String> mostSearched(LocalDate since, int limit);

    void count(LocalDate day, Map<String, Long> searches);

    void remember(Collection<Asked> asked);

    /** The shopper's words, latest first. */
    List<String> history(Collection<Long> memberIds, int limit);

    /** @param word empty for all */
    void forget(Collection<Long> memberIds, Optional<String> word);

    /** Removes what is older; says how much of it there was. */
    int purge(Instant before, LocalDate beforeDay, int limit);
}
