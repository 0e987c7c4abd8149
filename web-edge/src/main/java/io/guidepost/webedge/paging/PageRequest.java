package io.guidepost.webedge.paging;

import java.util.Optional;

/**
 * Which page is asked for: {@code ?limit=} (1 to 200, 20 when absent) and {@code ?cursor=}. Controllers take it as a parameter.
 */
public record PageRequest(int limit, Optional<Cursor> after) {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 200;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to %d, not %d".formatted(MAX_LIMIT, limit));
        }
    }

    /** How many rows to fetch: one more than shown tells whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }
}
