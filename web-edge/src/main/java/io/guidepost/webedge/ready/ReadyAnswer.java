package io.guidepost.webedge.ready;

import io.guidepost.core.digest.Sha256;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer as it is sent. Whoever has it already names its tag and is told that nothing has changed.
 *
 * @param bytes JSON
 * @param tag the same for the same bytes, on whichever node they were made; as it stands in {@code ETag}
 */
public record ReadyAnswer(byte[] bytes, String tag) {

    /** A phone may keep it, and asks each time whether it still holds; nobody in between may. */
    public static final String KEPT =
            CacheControl.maxAge(Duration.ZERO).cachePrivate().mustRevalidate().getHeaderValue();

    private static final int TAG_BYTES = 12;

    public static ReadyAnswer of(byte[] bytes) {
        return new ReadyAnswer(bytes, '"' + HexFormat.of().formatHex(Sha256.of(bytes), 0, TAG_BYTES) + '"');
    }

    /** The same answer on the ordinary way: 304 where the caller has it. */
    public ResponseEntity<byte[]> entity() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate().mustRevalidate())
                .eTag(tag)
                .body(bytes);
    }
}
