package io.guidepost.domain.material;

import java.time.Instant;
import java.util.List;

/** Something guides can pass on: a text, a picture, a link, products of the shop. {@code url} is where media lie. */
public record Material(
        long id,
        Kind kind,
        String title,
        String text,
        String url,
        List<Long> productIds,
        long createdBy,
        Instant createdAt) {

    public enum Kind {
        TEXT,
        IMAGE,
        VIDEO,
        FILE,
        LINK,
        MINIPROGRAM,
        POSTER,
        LOOK
    }
}
