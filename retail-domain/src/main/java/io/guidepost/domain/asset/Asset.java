package io.guidepost.domain.asset;

import java.time.Instant;

/**
 * A file we keep.
 *
 * @param digest SHA-256 of its bytes in hexadecimal, which is also its name in the store
 * @param width in pixels; 0 for what is no picture
 * @param height in pixels; 0 for what is no picture
 */
public record Asset(
        long id, String digest, FileType type, long bytes, int width, int height, long createdBy, Instant createdAt) {}
