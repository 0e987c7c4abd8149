package io.guidepost.webedge.paging;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list. {@code nextCursor} is null on the last page.
 *
 * @param <T> the view of one item
 */
public record Page<T>(List<T> items, String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of what was asked for with one row more than the limit: the surplus row says that there is a next page.
     *
     * @param fetched at most {@code limit + 1} rows in order
     * @param keyOf the keyset of a row, by which the next query continues
     */
    public static <R, T> Page<T> of(
            List<R> fetched, PageRequest request, Function<R, T> view, Function<R, Cursor> keyOf) {
        boolean more = fetched.size() > request.limit();
        var shown = more ? fetched.subList(0, request.limit()) : fetched;
        var next = more ? keyOf.apply(shown.get(shown.size() - 1)).encoded() : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
