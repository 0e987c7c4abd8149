package io.guidepost.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A lock that the operating system takes back when its JVM ends, however it ends. */
final class DirectoryLock implements AutoCloseable {

    /** A lock that the collector found would be given back silently. */
    private static final Set<DirectoryLock> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final FileLock lock;

    private DirectoryLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
        HELD.add(this);
    }

    static Optional<DirectoryLock> tryLock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held within this JVM: as good as held by another one.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new DirectoryLock(channel, lock));
    }

    static DirectoryLock await(Path file, Duration patience) throws IOException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var lock = tryLock(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (System.nanoTime() > deadline) {
                throw new CannotStart(
                        "等待另一进程释放 %s 超时。".formatted(file),
                        "Another process has held %s for more than %d s.".formatted(file, patience.toSeconds()));
            }
            Pause.millis(50);
        }
    }

    @Override
    public void close() throws IOException {
        HELD.remove(this);
        lock.release();
        channel.close();
    }
}
