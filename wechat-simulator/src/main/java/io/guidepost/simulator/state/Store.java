package io.guidepost.simulator.state;

import io.guidepost.simulator.http.Body;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the simulator remembers, as a file of JSON lines to which each change is appended before it is answered: a
 * process that is killed loses nothing that it has told. Without a folder everything lives in memory alone.
 */
public final class Store implements AutoCloseable {

    /** A row of an earlier version has no value yet for what came later. */
    private static final JsonMapper SAVED = Body.JSON
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final long COMPACT_AFTER_BYTES = 64_000_000;

    /** Takes lines of the state file. */
    interface Lines {
        void write(String table, String key, Object valueOrNull);
    }

    private final Optional<Path> file;
    private final Map<String, Map<String, JsonNode>> saved;
    private final List<Table<?>> tables = new ArrayList<>();
    private final Optional<FileChannel> lockFile;
    private final ReentrantLock lock = new ReentrantLock();
    private OutputStream out = OutputStream.nullOutputStream();
    private long appended;

    private Store(Optional<Path> file, Optional<FileChannel> lockFile, Map<String, Map<String, JsonNode>> saved) {
        this.file = file;
        this.lockFile = lockFile;
        this.saved = saved;
    }

    public static Store open(Optional<Path> folder) {
        if (folder.isEmpty()) {
            return new Store(Optional.empty(), Optional.empty(), new HashMap<>());
        }
        try {
            Files.createDirectories(folder.get());
            FileChannel lockFile =
                    FileChannel.open(folder.get().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lockOrFail(lockFile, folder.get());
            Path file = folder.get().resolve("state.jsonl");
            return new Store(Optional.of(file), Optional.of(lockFile), replay(file));
        } catch (IOException failed) {
            throw new UncheckedIOException("The simulator cannot keep its state in " + folder.get(), failed);
        }
    }

    /** Its earlier rows are there already; {@code limit} bounds the number of rows. */
    public <V> Table<V> table(String name, Class<V> type, int limit) {
        Table<V> table = new Table<>(this, name, type, limit, saved.getOrDefault(name, Map.of()));
        tables.add(table);
        return table;
    }

    /** Called once, when all tables exist: rewrites the file without what is outdated and begins to append. */
    public void begin() {
        compact();
        saved.clear();
    }

    /** Runs a change alone: everything that reads or writes the tables goes through here, one at a time. */
    public <T> T alone(Supplier<T> change) {
        lock.lock();
        try {
            T result = change.get();
            tidy();
            return result;
        } finally {
            lock.unlock();
        }
    }

    public void alone(Runnable change) {
        alone(() -> {
            change.run();
            return null;
        });
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
            out = OutputStream.nullOutputStream();
            if (lockFile.isPresent()) {
                lockFile.get().close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    <V> V read(JsonNode value, Class<V> type) {
        return SAVED.treeToValue(value, type);
    }

    void append(String table, String key, Object valueOrNull) {
        if (file.isEmpty()) {
            return;
        }
        byte[] line = line(table, key, valueOrNull);
        synchronized (this) {
            try {
                out.write(line);
                appended += line.length;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Keeps the file from growing for ever. */
    private void tidy() {
        synchronized (this) {
            if (appended < COMPACT_AFTER_BYTES) {
                return;
            }
        }
        compact();
    }

    private synchronized void compact() {
        if (file.isEmpty()) {
            return;
        }
        try {
            Path fresh = file.get().resolveSibling("state.jsonl.new");
            try (OutputStream lines = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
                onlyForTheOwner(fresh);
                for (Table<?> table : tables) {
                    table.writeAll((name, key, value) -> {
                        try {
                            lines.write(line(name, key, value));
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        }
                    });
                }
            }
            out.close();
            Files.move(fresh, file.get(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            // Unbuffered on purpose: the bytes are the kernel's before the caller is answered.
            out = Files.newOutputStream(file.get(), StandardOpenOption.APPEND);
            appended = 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] line(String table, String key, Object valueOrNull) {
        ObjectNode line = Body.object().put("t", table).put("k", key);
        if (valueOrNull != null) {
            line.set("v", Body.JSON.valueToTree(valueOrNull));
        }
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Map<String, JsonNode>> replay(Path file) throws IOException {
        Map<String, Map<String, JsonNode>> tables = new HashMap<>();
        if (!Files.exists(file)) {
            return tables;
        }
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.forEach(text -> {
                try {
                    JsonNode line = Body.JSON.readTree(text);
                    tables.computeIfAbsent(line.path("t").asString(), any -> new LinkedHashMap<>())
                            .put(line.path("k").asString(), line.get("v"));
                } catch (JacksonException half) {
                    // Only the last line can be half written: its change was never answered.
                }
            });
        }
        return tables;
    }

    private static void lockOrFail(FileChannel lockFile, Path folder) throws IOException {
        FileLock lock = null;
        try {
            lock = lockFile.tryLock();
        } catch (java.nio.channels.OverlappingFileLockException sameProcess) {
            // Told below, like a lock of another process.
        }
        if (lock == null) {
            lockFile.close();
            throw new IllegalStateException("Another simulator already keeps its state in " + folder);
        }
    }

    private static void onlyForTheOwner(Path path) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    path, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
    }
}
