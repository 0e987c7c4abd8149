package io.guidepost.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** A page of a list behind an opaque cursor that is good for its own list only; an empty next cursor is the end. */
public record Page<T>(List<T> items, String nextCursor) {

    /** The cursor is not one that this list has handed out. */
    public static final class ForeignCursor extends RuntimeException {
        ForeignCursor() {
            super("The cursor is not of this list", null, false, false);
        }
    }

    public static <T> Page<T> of(List<T> all, Body request, String list, int usual, int most) {
        int from = request.text("cursor").map(cursor -> offset(cursor, list)).orElse(0);
        long asked = request.number("limit").orElse(usual);
        int limit = (int) (asked <= 0 ? usual : Math.min(asked, most));
        int start = Math.min(from, all.size());
        int end = Math.min(start + limit, all.size());
        return new Page<>(List.copyOf(all.subList(start, end)), end < all.size() ? cursor(end, list) : "");
    }

    private static String cursor(int offset, String list) {
        String text = offset + "." + seal(offset, list);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static int offset(String cursor, String list) {
        return decode(cursor)
                .map(text -> text.split("\\."))
                .filter(parts -> parts.length == 2 && parts[0].matches("\\d{1,9}"))
                .filter(parts -> seal(Integer.parseInt(parts[0]), list).equals(parts[1]))
                .map(parts -> Integer.parseInt(parts[0]))
                .orElseThrow(ForeignCursor::new);
    }

    private static Optional<String> decode(String cursor) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String seal(int offset, String list) {
        CRC32 crc = new CRC32();
        crc.update((list + '#' + offset).getBytes(StandardCharsets.UTF_8));
        return Long.toString(crc.getValue(), 36);
    }
}
