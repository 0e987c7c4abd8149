package io.guidepost.webedge.paging;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The keyset after which a list continues: a few numbers and texts, opaque to clients. It is not signed: it only says where
 * to go on in a list that is filtered by what the caller may see anyway.
 */
public record Cursor(List<Object> parts) {

    private static final int MAX_LENGTH = 512;
    private static final char NUMBER = 'n';
    private static final char TEXT = 't';

    public Cursor {
        parts = List.copyOf(parts);
        for (var part : parts) {
            if (!(part instanceof Long) && !(part instanceof String)) {
                throw new IllegalArgumentException("A cursor holds Long and String, not " + part.getClass());
            }
        }
    }

    public static Cursor of(Object... parts) {
        return new Cursor(List.of(parts));
    }

    /** The number at this place; a cursor of another list is refused with {@code invalid_cursor}. */
    public long longAt(int index) {
        if (index < parts.size() && parts.get(index) instanceof Long number) {
            return number;
        }
        throw invalid();
    }

    /** The text at this place; a cursor of another list is refused with {@code invalid_cursor}. */
    public String stringAt(int index) {
        if (index < parts.size() && parts.get(index) instanceof String text) {
            return text;
        }
        throw invalid();
    }

    /** The opaque text that clients hand back. */
    public String encoded() {
        var plain = new StringBuilder();
        for (var part : parts) {
            var text = part.toString();
            plain.append(part instanceof Long ? NUMBER : TEXT)
                    .append(text.length())
                    .append(':')
                    .append(text);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #encoded()} wrote; anything else is refused with {@code invalid_cursor}. */
    public static Cursor decode(String encoded) {
        if (encoded.isEmpty() || encoded.length() > MAX_LENGTH) {
            throw invalid();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(encoded);
            var plain = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Cursor(parts(plain));
        } catch (IllegalArgumentException | CharacterCodingException | IndexOutOfBoundsException unreadable) {
            throw invalid();
        }
    }

    private static List<Object> parts(String plain) {
        var parts = new ArrayList<>();
        int at = 0;
        while (at < plain.length()) {
            char kind = plain.charAt(at);
            int colon = plain.indexOf(':', at);
            int length = Integer.parseInt(plain.substring(at + 1, colon));
            var text = plain.substring(colon + 1, colon + 1 + length);
            parts.add(
                    switch (kind) {
                        case NUMBER -> (Object) Long.valueOf(text);
                        case TEXT -> text;
                        default -> throw invalid();
                    });
            at = colon + 1 + length;
        }
        return parts;
    }

    static Refusal invalid() {
        return new Refusal(
                Refusal.Kind.MALFORMED,
                "invalid_cursor",
                new Words(
                        "分页游标无效，请从第一页重新开始", "The cursor is not valid for this list; start again from the first page"));
    }
}
