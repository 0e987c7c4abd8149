package io.guidepost.domain.closure;

import java.io.IOException;
import java.util.Optional;

/**
 * Erasures, numbered from 1 without a gap, kept where no backup of the database goes and none is restored from. An entry names
 * nobody: it has numbers and times.
 */
public interface ErasureRegister {

    /** Empty for a number that nobody has written yet. */
    Optional<byte[]> read(long no) throws IOException;

    /** When this returns the entry is kept; repeating it is harmless. */
    void write(long no, byte[] entry) throws IOException;

    /** Its name below the folder or prefix of the files. */
    static String name(long no) {
        return "erasures/%012d.json".formatted(no);
    }
}
