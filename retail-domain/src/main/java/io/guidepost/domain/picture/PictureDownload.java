package io.guidepost.domain.picture;

import java.time.Instant;

/**
 * A picture to be fetched, or one that was.
 *
 * @param kept the address of the file of ours, once there is one
 * @param error why it was not to be had the last time
 */
public record PictureDownload(
        long id, String url, State state, String kept, int attempts, Instant dueAt, String error, long askedBy) {

    public enum State {
        PENDING,
        DONE,
        FAILED
    }
}
