package io.guidepost.domain.search;

import io.guidepost.domain.search.SearchWords.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What has to be in a product: of each part one of its ways, of each way all tokens.
 *
 * @param parts the words of the question; each can be there in several ways
 * @param loose tokens of which half suffice when nothing has all
 */
record SearchQuestion(List<List<Way>> parts, Set<String> loose) {

    private static final int MOST_PARTS = 12;

    /** @param isOwn the shopper's own word and not one that means the same */
    record Way(List<String> tokens, boolean isOwn) {}

    /**
     * @param synonyms for each word (in its plain form) those that mean the same
     * @param heardAs Chinese words that letters may say
     */
    static SearchQuestion of(String text, Map<String, Set<String>> synonyms, Function<String, List<String>> heardAs) {
        var parts = new ArrayList<List<Way>>();
        var loose = new LinkedHashSet<String>();
        for (var piece : pieces(SearchWords.plain(text), synonyms)) {
            var words = SearchWords.words(piece);
            words.forEach(word -> loose.addAll(SearchWords.loose(word)));
            var same = synonyms.getOrDefault(piece, Set.of());
            if (same.isEmpty()) {
                words.forEach(word -> parts.add(ways(word, heardAs)));
            } else {
                var ways = new ArrayList<>(ways(words, true));
                same.forEach(other -> ways.addAll(ways(SearchWords.words(other), false)));
                parts.add(ways);
            }
        }
        return new SearchQuestion(List.copyOf(parts.subList(0, Math.min(MOST_PARTS, parts.size()))), loose);
    }

    private static List<Way> ways(Word word, Function<String, List<String>> heardAs) {
        var own = ways(List.of(word), true);
        if (word.isHan()) {
            return own;
        }
        var ways = new ArrayList<>(own);
        heardAs.apply(word.text()).forEach(heard -> ways.addAll(ways(List.of(new Word(heard, true)), false)));
        return ways;
    }

    private static List<Way> ways(List<Word> words, boolean isOwn) {
        if (words.size() == 1) {
            return SearchWords.ways(words.get(0)).stream()
                    .map(tokens -> new Way(tokens, isOwn))
                    .toList();
        }
        var all = words.stream()
                .flatMap(word -> SearchWords.ways(word).get(0).stream())
                .distinct()
                .toList();
        return all.isEmpty() ? List.of() : List.of(new Way(all, isOwn));
    }

    /** The text cut at words that have synonyms, the longest first; the rest stays as it is. */
    private static List<String> pieces(String text, Map<String, Set<String>> synonyms) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (synonyms.containsKey(text)) {
            return List.of(text);
        }
        for (int length = Math.min(text.length() - 1, SearchWords.LONGEST); length > 0; length--) {
            for (int from = 0; from + length <= text.length(); from++) {
                if (isWhole(text, from, from + length) && synonyms.containsKey(text.substring(from, from + length))) {
                    var pieces = new ArrayList<>(pieces(text.substring(0, from).strip(), synonyms));
                    pieces.add(text.substring(from, from + length));
                    pieces.addAll(pieces(text.substring(from + length).strip(), synonyms));
                    return pieces;
                }
            }
        }
        return List.of(text);
    }

    /** In Chinese a word can begin and end anywhere; in letters only where they do. */
    private static boolean isWhole(String text, int from, int to) {
        return !(from > 0 && isLatin(text.charAt(from - 1)) && isLatin(text.charAt(from)))
                && !(to < text.length() && isLatin(text.charAt(to - 1)) && isLatin(text.charAt(to)));
    }

    private static boolean isLatin(char c) {
        return c < 0x2E80 && Character.isLetterOrDigit(c);
    }
}
