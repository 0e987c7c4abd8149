package io.guidepost.domain.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The Chinese words of the shelf by their sound, so that letters find them: whole syllables (lianyiqun), their initials (lyq), or
 * some of each (lianyq). What a word is nobody has written down; a word is what the index has as neighbours, character by
 * character. So the index itself is not larger for it, and letters that sound like nothing on the shelf cost nothing.
 *
 * <p>One thread adds; any number may listen meanwhile.
 */
final class SpokenWords {

    private static final Pattern LETTERS = Pattern.compile("[a-zü]{2,32}");
    private static final int MOST = 32;
    private static final int LONGEST = 8;
    /** For letters that could be a thousand words: those that were looked at must do. */
    private static final int PATIENCE = 20_000;

    private final Map<String, Integer> products = new ConcurrentHashMap<>();
    private final Map<Character, Set<Character>> followers = new ConcurrentHashMap<>();
    private final Map<Character, Set<Character>> byInitial = new ConcurrentHashMap<>();

    /**
     * @param shortened of how many characters not the whole syllable was said
     * @param count of how many products at the most
     */
    private record Heard(String word, int shortened, int count) {

        private static final Comparator<Heard> BEST_FIRST = Comparator.comparingInt(Heard::shortened)
                .thenComparing(Comparator.comparingInt(Heard::count).reversed())
                .thenComparing(Heard::word);
    }

    /** Up to where a character takes letters, and whether it takes less than its syllable. */
    private record Step(int until, boolean isShort) {}

    /** A token of the index, one or two characters, in so many products. */
    void learn(String token, int count) {
        if (token.length() > 2 || token.isEmpty() || Pinyin.of(token.charAt(0)).isEmpty()) {
            return;
        }
        products.put(token, count);
        for (var reading : Pinyin.of(token.charAt(0))) {
            byInitial
                    .computeIfAbsent(reading.charAt(0), any -> ConcurrentHashMap.newKeySet())
                    .add(token.charAt(0));
        }
        if (token.length() == 2) {
            followers
                    .computeIfAbsent(token.charAt(0), any -> ConcurrentHashMap.newKeySet())
                    .add(token.charAt(1));
        }
    }

    /** A token that some product has now; how many do is counted another time. */
    void meet(String token) {
        if (!products.containsKey(token)) {
            learn(token, 1);
        }
    }

    /** What these letters may say, the best first; empty for letters that are no pinyin of anything here. */
    List<String> heardAs(String letters) {
        if (!LETTERS.matcher(letters).matches()) {
            return List.of();
        }
        var listening = new Listening(letters.replace('ü', 'v'));
        for (char first : byInitial.getOrDefault(listening.letters.charAt(0), Set.of())) {
            listening.go(String.valueOf(first), 0, 0, products.getOrDefault(String.valueOf(first), 1));
        }
        return listening.heard.stream()
                .sorted(Heard.BEST_FIRST)
                .map(Heard::word)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Whether the word begins with what these letters say. */
    static boolean begins(String word, String letters) {
        return LETTERS.matcher(letters).matches() && begins(word, 0, letters.replace('ü', 'v'), 0);
    }

    private static boolean begins(String word, int character, String letters, int at) {
        return at == letters.length()
                || character < word.length()
                        && steps(word.charAt(character), letters, at).stream()
                                .anyMatch(step -> begins(word, character + 1, letters, step.until()));
    }

    private static Set<Step> steps(char character, String letters, int at) {
        var steps = new LinkedHashSet<Step>();
        for (var reading : Pinyin.of(character)) {
            if (letters.startsWith(reading, at)) {
                steps.add(new Step(at + reading.length(), false));
            } else if (letters.length() - at > 1 && reading.startsWith(letters.substring(at))) {
                // The last syllable is still being typed.
                steps.add(new Step(letters.length(), true));
            }
            if (reading.length() > 1 && letters.charAt(at) == reading.charAt(0)) {
                steps.add(new Step(at + 1, true));
                if (reading.charAt(1) == 'h' && letters.startsWith(reading.substring(0, 2), at)) {
                    steps.add(new Step(at + 2, true));
                }
            }
        }
        return steps;
    }

    private final class Listening {

        final String letters;
        final Set<Heard> heard = new HashSet<>();
        private int patience = PATIENCE;

        Listening(String letters) {
            this.letters = letters;
        }

        /** @param word whose last character has not taken its letters yet */
        void go(String word, int at, int shortened, int count) {
            if (patience-- <= 0) {
                return;
            }
            char last = word.charAt(word.length() - 1);
            for (var step : steps(last, letters, at)) {
                int less = shortened + (step.isShort() ? 1 : 0);
                if (step.until() == letters.length()) {
                    // One character is too little to be guessed from its beginning.
                    if (word.length() > 1 || !step.isShort()) {
                        heard.add(new Heard(word, less, count));
                    }
                } else if (word.length() < LONGEST) {
                    for (char next : followers.getOrDefault(last, Set.of())) {
                        var pair = new String(new char[] {last, next});
                        go(word + next, step.until(), less, Math.min(count, products.getOrDefault(pair, 1)));
                    }
                }
            }
        }
    }
}
