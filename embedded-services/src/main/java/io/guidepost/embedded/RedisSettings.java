package io.guidepost.embedded;

import java.nio.file.Path;

/**
 * Where an embedded Redis runs.
 *
 * @param dataDir what is written lives here and stays after a stop
 * @param cacheDir the unpacked program, shared by all data directories of a user
 * @param port 0 for any free one
 */
public record RedisSettings(Path dataDir, Path cacheDir, int port) {

    public RedisSettings {
        dataDir = dataDir.toAbsolutePath().normalize();
        cacheDir = cacheDir.toAbsolutePath().normalize();
        Ports.checked(port);
    }

    /** On any free port, its program in the user's cache. */
    public static RedisSettings in(Path dataDir) {
        return new RedisSettings(dataDir, Cache.standard(), 0);
    }

    public RedisSettings withPort(int port) {
        return new RedisSettings(dataDir, cacheDir, port);
    }

    public RedisSettings withCacheDir(Path cacheDir) {
        return new RedisSettings(dataDir, cacheDir, port);
    }
}
