package io.guidepost.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A directory in which at most one server works at a time. */
final class DataDirectory {

    private DataDirectory() {}

    /**
     * Makes the directory ours until the lock is closed or the JVM ends, and ends the servers of JVMs that are no more.
     *
     * @throws CannotStart if a living JVM has it
     */
    static DirectoryLock claim(Path directory) throws IOException {
        var lock = DirectoryLock.tryLock(directory.resolve("lock"))
                .orElseThrow(() -> new CannotStart(
                        "%s 正被另一个运行中的进程使用。".formatted(directory),
                        "%s is in use by another running process.".formatted(directory)));
        try {
            Orphans.endThoseIn(directory);
            return lock;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }
}
