package io.guidepost.domain.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A review, or what was added to it later.
 *
 * @param rating 1 to 5; 0 for what was added
 * @param media addresses of pictures and videos
 * @param nickname masked already; nobody's whole name is kept
 * @param reason why it is not shown, for the one who wrote it
 * @param reply of the shop; empty for none
 */
public record Review(
        long id,
        long orderId,
        long orderLineId,
        Kind kind,
        long memberId,
        long productId,
        String spec,
        int rating,
        String text,
        List<String> media,
        String nickname,
        State state,
        String reason,
        String reply,
        Optional<Instant> repliedAt,
        Instant writtenAt,
        int version) {

    public enum Kind {
        FIRST,
        FOLLOWUP
    }

    public enum State {
        PENDING,
        PUBLISHED,
        REJECTED
    }

    public Review {
        media = List.copyOf(media);
    }
}
