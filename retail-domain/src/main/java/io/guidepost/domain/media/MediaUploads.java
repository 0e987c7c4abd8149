package io.guidepost.domain.media;

import io.guidepost.domain.asset.FileType;
import java.nio.file.Path;

/** WeCom, as far as it keeps files: temporary ones three days each, pictures with an address for good. */
public interface MediaUploads {

    /**
     * Hands the file over; harmless to repeat.
     *
     * @param filename what customers see as the name of a document
     * @return WeCom's id of it, good for three days from now; of {@link MediaPurpose#ADDRESS} its address
     */
    String upload(MediaPurpose purpose, FileType type, String filename, Path file);
}
