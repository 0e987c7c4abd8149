package io.guidepost.domain.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * How Chinese characters are read, without tones and with {@code v} for ü. A character that is read in several ways has all of
 * them: which of them a word means is not known here, so 长裙 is heard as changqun and as zhangqun.
 */
final class Pinyin {

    private static final char FIRST = '\u4E00';
    private static final char LAST = '\u9FFF';
    private static final String FILE = "pinyin.txt";
    private static final List<List<String>> READINGS = read();

    private Pinyin() {}

    /** Empty for what is no Chinese character. */
    static List<String> of(char character) {
        return character < FIRST || character > LAST ? List.of() : READINGS.get(character - FIRST);
    }

    private static List<List<String>> read() {
        var readings = new String[LAST - FIRST + 1][];
        try (var lines = new BufferedReader(
                new InputStreamReader(Pinyin.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int gap = line.indexOf(' ');
                var syllable = line.substring(0, gap);
                line.substring(gap + 1).chars().forEach(character -> add(readings, character - FIRST, syllable));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE, unreadable);
        }
        return Arrays.stream(readings)
                .map(all -> all == null ? List.<String>of() : List.of(all))
                .toList();
    }

    private static void add(String[][] readings, int at, String syllable) {
        var before = readings[at];
        var after = before == null ? new String[1] : Arrays.copyOf(before, before.length + 1);
        after[after.length - 1] = syllable;
        readings[at] = after;
    }
}
