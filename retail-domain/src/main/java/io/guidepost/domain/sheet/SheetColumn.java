package io.guidepost.domain.sheet;

import io.guidepost.core.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A column of a table, found by its title in either language, whatever its place.
 *
 * @param key names it in the program and in row errors
 * @param title as it is written
 * @param also other titles under which it is accepted
 */
public record SheetColumn(String key, Words title, Kind kind, List<String> also) {

    /** What its cells are. */
    public enum Kind {
        TEXT,
        /** A date with or without a time. Workbooks keep it as a number of days. */
        MOMENT,
        /** Part of what is exported, and of no meaning when it comes back. */
        IGNORED
    }

    /** Who had the table written and when: in each row, so that a part of it tells as well. */
    public static final SheetColumn WATERMARK = ignored("watermark", "水印", "Watermark");

    /** What is wrong with each row of a table that is handed back. */
    public static final SheetColumn FAULTS = ignored("rowErrors", "错误", "Errors");

    public SheetColumn {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        also = List.copyOf(also);
    }

    public static SheetColumn text(String key, String zh, String en, String... also) {
        return new SheetColumn(key, new Words(zh, en), Kind.TEXT, List.of(also));
    }

    public static SheetColumn moment(String key, String zh, String en, String... also) {
        return new SheetColumn(key, new Words(zh, en), Kind.MOMENT, List.of(also));
    }

    public static SheetColumn ignored(String key, String zh, String en) {
        return new SheetColumn(key, new Words(zh, en), Kind.IGNORED, List.of());
    }

    boolean isTitled(String written) {
        var asked = plain(written);
        return asked.equals(plain(title.zh()))
                || asked.equals(plain(title.en()))
                || asked.equals(plain(key))
                || also.stream().anyMatch(other -> asked.equals(plain(other)));
    }

    /** Case, spaces, a star for "required" and the width of brackets make no other title. */
    private static String plain(String written) {
        return written.strip()
                .toLowerCase(Locale.ROOT)
                .replace('（', '(')
                .replace('）', ')')
                .replaceAll("[\\s*＊_]+", "");
    }
}
