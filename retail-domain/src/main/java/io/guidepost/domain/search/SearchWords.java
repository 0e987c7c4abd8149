package io.guidepost.domain.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * From text to tokens. Chinese is written without spaces, so each two neighbouring characters are a token, and each one by
 * itself for one-character questions; words in letters and digits are tokens whole and, marked by {@code ~}, in pieces of
 * three, by which parts of words and misspelt ones are found.
 */
final class SearchWords {

    static final int LONGEST = 64;
    private static final int LONGEST_WORD = 32;
    private static final int GRAM = 3;

    private SearchWords() {}

    /** One run of characters of a kind. */
    record Word(String text, boolean isHan) {}

    /** Full-width letters, case and surrounding spaces make no other word. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }

    static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        var run = new StringBuilder();
        boolean isHan = false;
        var plain = plain(text);
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            boolean isLetter = Character.isLetterOrDigit(c);
            boolean han = isLetter && isHan(c);
            if (!isLetter || han != isHan) {
                add(words, run, isHan);
            }
            if (isLetter) {
                run.appendCodePoint(c);
            }
            isHan = han;
        }
        add(words, run, isHan);
        return words;
    }

    private static void add(List<Word> words, StringBuilder run, boolean isHan) {
        if (!run.isEmpty()) {
            words.add(new Word(run.toString(), isHan));
            run.setLength(0);
        }
    }

    private static boolean isHan(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    /** Everything by which a text can be found. */
    static Set<String> indexed(String text) {
        var tokens = new LinkedHashSet<String>();
        for (var word : words(text)) {
            if (word.isHan()) {
                tokens.addAll(pieces(word.text(), 1, ""));
                tokens.addAll(pieces(word.text(), 2, ""));
            } else {
                tokens.add(cut(word.text()));
                tokens.addAll(grams(word.text()));
            }
        }
        return tokens;
    }

    /** The ways in which a word can be in a text, the best first: all tokens of a way have to be there. */
    static List<List<String>> ways(Word word) {
        if (word.isHan()) {
            boolean isOne = word.text().codePointCount(0, word.text().length()) == 1;
            return List.of(List.copyOf(pieces(word.text(), isOne ? 1 : 2, "")));
        }
        var grams = List.copyOf(grams(word.text()));
        return grams.isEmpty() ? List.of(List.of(cut(word.text()))) : List.of(List.of(cut(word.text())), grams);
    }

    /** Tokens of which a misspelt word still has most. */
    static List<String> loose(Word word) {
        if (word.isHan()) {
            return ways(word).get(0);
        }
        var grams = List.copyOf(grams(word.text()));
        return grams.isEmpty() ? List.of(cut(word.text())) : grams;
    }

    private static Set<String> grams(String word) {
        return word.codePointCount(0, word.length()) < GRAM ? Set.of() : pieces(word, GRAM, "~");
    }

    private static Set<String> pieces(String text, int length, String mark) {
        var points = text.codePoints().limit(LONGEST_WORD * 2L).toArray();
        var pieces = new LinkedHashSet<String>();
        for (int i = 0; i + length <= points.length; i++) {
            pieces.add(mark + new String(points, i, length));
        }
        return pieces;
    }

    private static String cut(String word) {
        return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
    }
}
