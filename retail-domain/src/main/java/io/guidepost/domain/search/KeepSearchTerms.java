package io.guidepost.domain.search;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.search.SearchTerms.HotWord;
import io.guidepost.domain.search.SearchTerms.Synonyms;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Headquarters looks after the words of the search. What is changed holds within a second on every node. */
@Service
public class KeepSearchTerms {

    private static final int MOST_WORDS = 50;

    private final SearchTerms terms;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;
    private final Duration historyFor;

    KeepSearchTerms(
            SearchTerms terms,
            TransactionRetry transaction,
            Ids ids,
            Clock clock,
            @Value("${guidepost.search.history-days:90}") int historyDays) {
        this.terms = terms;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.historyFor = Duration.ofDays(historyDays);
    }

    public Synonyms addSynonyms(List<String> words, long adminId) {
        var synonyms = new Synonyms(ids.next(), fit(words), 0);
        transaction.run(() -> terms.insert(synonyms, adminId, clock.instant()));
        return synonyms;
    }

    public Synonyms changeSynonyms(long id, int version, List<String> words, long adminId) {
        return transaction.call(() -> {
            requireKnown(terms.synonyms().stream().anyMatch(each -> each.id() == id), "同义词", "set of synonyms");
            requireFresh(terms.update(new Synonyms(id, fit(words), version), adminId, clock.instant()));
            return new Synonyms(id, fit(words), version + 1);
        });
    }

    public void removeSynonyms(long id) {
        transaction.run(() -> requireKnown(terms.deleteSynonyms(id), "同义词", "set of synonyms"));
    }

    public HotWord addHotWord(String word, boolean isBlocked, int sortOrder) {
        var hot = new HotWord(ids.next(), SearchWords.plain(word), isBlocked, sortOrder, 0);
        return transaction.call(() -> {
            if (!terms.insert(hot)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT, "hot_word_exists", new Words("热词已存在", "The word is there already"));
            }
            return hot;
        });
    }

    public HotWord changeHotWord(HotWord wanted) {
        return transaction.call(() -> {
            requireKnown(terms.hotWords().stream().anyMatch(each -> each.id() == wanted.id()), "热词", "hot word");
            requireFresh(terms.update(wanted));
            return new HotWord(
                    wanted.id(), wanted.word(), wanted.isBlocked(), wanted.sortOrder(), wanted.version() + 1);
        });
    }

    public void removeHotWord(long id) {
        transaction.run(() -> requireKnown(terms.deleteHotWord(id), "热词", "hot word"));
    }

    /** A duty: what shoppers searched for long ago is nobody's business any more. */
    public int runDue(int limit) {
        var before = clock.instant().minus(historyFor);
        return transaction.call(
                () -> terms.purge(before, LocalDate.ofInstant(before, ZoneId.of("Asia/Shanghai")), limit));
    }

    private static List<String> fit(List<String> words) {
        var plain = words.stream()
                .map(SearchWords::plain)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (plain.size() < 2 || plain.size() > MOST_WORDS) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "synonyms_range",
                    new Words("一组同义词须有 2 至 50 个不同的词", "A set of synonyms has 2 to 50 different words"));
        }
        return plain;
    }

    private static void requireFresh(boolean isFresh) {
        if (!isFresh) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words("已被他人修改，请刷新后重试", "Somebody else has changed it; load it again"));
        }
    }

    private static void requireKnown(boolean isKnown, String zh, String en) {
        if (!isKnown) {
            throw Refusal.notFound(zh, en);
        }
    }
}
