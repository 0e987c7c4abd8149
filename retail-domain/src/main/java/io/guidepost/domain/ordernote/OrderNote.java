package io.guidepost.domain.ordernote;

import java.time.Instant;

/**
 * Something written on an order; it is never changed.
 *
 * @param isInternal for colleagues only
 */
public record OrderNote(
        long id, long orderId, Author author, long authorId, boolean isInternal, String text, Instant writtenAt) {

    /** Who wrote it. */
    public enum Author {
        SHOPPER,
        GUIDE,
        ADMIN
    }
}
