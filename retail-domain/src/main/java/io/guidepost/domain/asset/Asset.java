package io.guidepost.domain.asset;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.Instant;
import java.util.Map;

/**
 * A file we keep.
 *
 * @param digest SHA-256 of its bytes in hexadecimal, which is also its name in the store
 * @param width in pixels; 0 for what is no picture
 * @param height in pixels; 0 for what is no picture
 * @param createdBy the administrator or guide who handed it in first
 */
public record Asset(
        long id,
        String digest,
        FileType type,
        long bytes,
        int width,
        int height,
        State state,
        long createdBy,
        Instant createdAt) {

    /** Only what is clean is ever used, shown or sent. */
    public enum State {
        /** The scanner has not seen it yet. */
        SCANNING,
        CLEAN,
        /** The scanner has found something in it. */
        QUARANTINED
    }

    /** Refuses with {@code file_scanning} or {@code file_quarantined} what is not clean; answers the same file. */
    public Asset requireClean() {
        return switch (state) {
            case CLEAN -> this;
            case SCANNING ->
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "file_scanning",
                        new Words("文件正在查毒,请稍候", "The file is still being scanned; try again in a moment"),
                        Map.of("fileId", Long.toString(id)));
            case QUARANTINED -> requireNotQuarantined();
        };
    }

    /** Refuses with {@code file_quarantined}; what still waits for its scan passes. */
    Asset requireNotQuarantined() {
        if (state == State.QUARANTINED) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "file_quarantined",
                    new Words("文件未通过查毒,已被隔离", "The scanner has found something in this file; it cannot be used"),
                    Map.of("fileId", Long.toString(id)));
        }
        return this;
    }
}
