package io.guidepost.domain.media;

import io.guidepost.domain.asset.FileType;
import java.nio.file.Path;

/** WeCom, as far as it keeps temporary files: three days each. */
public interface MediaUploads {

    /**
     * Hands the file over; harmless to repeat.
     *
     * @param filename what customers see as the name of a document
     * @return WeCom's id of it, good for three days from now
     */
    String upload(MediaPurpose purpose, FileType type, String filename, Path file);
}
