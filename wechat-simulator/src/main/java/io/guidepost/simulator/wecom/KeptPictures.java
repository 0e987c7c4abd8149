package io.guidepost.simulator.wecom;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pictures that were uploaded last, to look at; the oldest go when they are more than a few megabytes together. */
final class KeptPictures {

    private static final int MOST_BYTES = 24 << 20;

    private final Map<String, byte[]> pictures = new LinkedHashMap<>();
    private long bytes;

    synchronized void keep(String id, byte[] picture) {
        if (picture.length > MOST_BYTES || type(picture).isEmpty()) {
            return;
        }
        pictures.put(id, picture);
        bytes += picture.length;
        var oldest = pictures.values().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }

    synchronized Optional<byte[]> find(String id) {
        return Optional.ofNullable(pictures.get(id));
    }

    /** By its first bytes; empty for what is no picture that WeCom takes. */
    static Optional<String> type(byte[] picture) {
        if (picture.length > 3 && picture[0] == (byte) 0x89 && picture[1] == 'P' && picture[2] == 'N') {
            return Optional.of("image/png");
        }
        boolean isJpeg = picture.length > 3 && picture[0] == (byte) 0xFF && picture[1] == (byte) 0xD8;
        return isJpeg ? Optional.of("image/jpeg") : Optional.empty();
    }
}
