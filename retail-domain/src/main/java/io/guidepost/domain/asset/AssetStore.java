package io.guidepost.domain.asset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where the bytes of files lie, shared by all nodes. Names are digests of the content: putting the same name twice is putting
 * the same bytes twice, and nothing that a user typed ever becomes part of a path.
 */
public interface AssetStore {

    /** Keeps a copy of the file; when this returns, every node can open it. Repeating it is harmless. */
    void put(String digest, FileType type, Path file) throws IOException;

    /** The bytes from the beginning; the caller closes the stream. {@link java.nio.file.NoSuchFileException} if unknown. */
    InputStream open(String digest) throws IOException;

    /** The bytes are gone when this returns; deleting what is not there is harmless. */
    void delete(String digest) throws IOException;
}
