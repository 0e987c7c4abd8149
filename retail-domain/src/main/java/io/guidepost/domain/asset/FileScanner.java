package io.guidepost.domain.asset;

import java.io.IOException;
import java.io.InputStream;

/** Looks for what harms in files that people hand in. Without one a file is known by its type alone. */
public interface FileScanner {

    /**
     * Reads the stream to its end and judges it; blocking. The caller closes the stream.
     *
     * @throws IOException when the scanner cannot be asked or gives no clear answer: the file is scanned again later
     */
    Verdict scan(InputStream bytes) throws IOException;

    /** @param finding what was found; empty for a clean file */
    record Verdict(String finding) {

        static final Verdict CLEAN = new Verdict("");

        public boolean isClean() {
            return finding.isEmpty();
        }
    }
}
