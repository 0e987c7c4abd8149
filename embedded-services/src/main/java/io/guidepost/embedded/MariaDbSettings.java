package io.guidepost.embedded;

import java.nio.file.Path;

/**
 * Where and how an embedded database runs.
 *
 * @param dataDir what is written lives here and stays after a stop
 * @param cacheDir the unpacked programs, shared by all data directories of a user
 * @param port 0 for any free one
 * @param durable whether a commit waits for the disk; tests go without
 * @param bufferPoolMb memory for pages, in MiB
 * @param logFileMb size of the redo log, in MiB
 */
public record MariaDbSettings(Path dataDir, Path cacheDir, int port, boolean durable, int bufferPoolMb, int logFileMb) {

    public MariaDbSettings {
        dataDir = dataDir.toAbsolutePath().normalize();
        cacheDir = cacheDir.toAbsolutePath().normalize();
        Ports.checked(port);
        if (bufferPoolMb < 16 || logFileMb < 8) {
            throw new IllegalArgumentException("Too small: buffer pool %d MiB (at least 16), log %d MiB (at least 8)"
                    .formatted(bufferPoolMb, logFileMb));
        }
    }

    /** A durable database of modest size on any free port, its programs in the user's cache. */
    public static MariaDbSettings in(Path dataDir) {
        return new MariaDbSettings(dataDir, Cache.standard(), 0, true, 128, 64);
    }

    public MariaDbSettings withPort(int port) {
        return new MariaDbSettings(dataDir, cacheDir, port, durable, bufferPoolMb, logFileMb);
    }

    public MariaDbSettings withCacheDir(Path cacheDir) {
        return new MariaDbSettings(dataDir, cacheDir, port, durable, bufferPoolMb, logFileMb);
    }

    public MariaDbSettings withDurable(boolean durable) {
        return new MariaDbSettings(dataDir, cacheDir, port, durable, bufferPoolMb, logFileMb);
    }

    /** Buffer pool and redo log in MiB. */
    public MariaDbSettings withMemory(int bufferPoolMb, int logFileMb) {
        return new MariaDbSettings(dataDir, cacheDir, port, durable, bufferPoolMb, logFileMb);
    }
}
