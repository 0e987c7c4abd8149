package io.guidepost.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** The directory where unpacked programs are kept once per user, shared by all JVMs of that user. */
final class Cache {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String COMPLETE = ".complete";

    /** Fills an empty directory. */
    interface Filling {
        void fill(Path directory) throws IOException;
    }

    private Cache() {}

    /** {@code GUIDEPOST_CACHE} if set, else {@code guidepost} in the place where this system keeps a user's caches. */
    static Path standard() {
        var chosen = System.getenv("GUIDEPOST_CACHE");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath();
        }
        return usersCaches().resolve("guidepost").toAbsolutePath();
    }

    private static Path usersCaches() {
        var xdg = System.getenv("XDG_CACHE_HOME");
        if (xdg != null && !xdg.isBlank()) {
            return Path.of(xdg);
        }
        var localAppData = System.getenv("LOCALAPPDATA");
        if (Platform.isWindows() && localAppData != null) {
            return Path.of(localAppData);
        }
        var home = Path.of(System.getProperty("user.home", "?"));
        if (!Files.isWritable(home)) {
            // Service accounts often have no home of their own.
            return Path.of(System.getProperty("java.io.tmpdir"), "cache-of-" + System.getProperty("user.name"));
        }
        return Platform.isMac() ? home.resolve("Library").resolve("Caches") : home.resolve(".cache");
    }

    /**
     * The directory of that name, filled by exactly one JVM however many ask at the same time. A filling that was
     * interrupted never counts: it happens beside the place and is moved there when whole.
     */
    static Path filledOnce(Path cache, String name, Filling filling) throws IOException {
        var directory = cache.resolve(name);
        if (Files.exists(directory.resolve(COMPLETE))) {
            return directory;
        }
        OwnerOnly.createDirectories(cache);
        try (var lock = DirectoryLock.await(cache.resolve(name + ".lock"), PATIENCE)) {
            if (!Files.exists(directory.resolve(COMPLETE))) {
                var part = cache.resolve(name + ".part");
                Trees.delete(part);
                Trees.delete(directory);
                Files.createDirectories(part);
                filling.fill(part);
                Files.createFile(part.resolve(COMPLETE));
                Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return directory;
    }
}
