package io.guidepost.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A Redis server run from a Maven artefact, on loopback only, that keeps its data over restarts.
 *
 * <p>Close it after everything that uses it: it has no shutdown hook of its own. If the JVM is killed the server lives
 * on, and the next start in the same directory ends it first, which makes it save.
 */
public final class EmbeddedRedis implements AutoCloseable {

    /** How many numbered databases it has; tests take one each. */
    static final int DATABASES = 1024;

    private static final String READY = "eady to accept connections";
    private static final int ATTEMPTS_ON_FREE_PORTS = 5;

    private final int port;
    private final ServerProcess server;
    private final DirectoryLock lock;

    private EmbeddedRedis(int port, ServerProcess server, DirectoryLock lock) {
        this.port = port;
        this.server = server;
        this.lock = lock;
    }

    /** As {@link #start(RedisSettings, Consumer)}, telling nobody. */
    public static EmbeddedRedis start(RedisSettings settings) {
        return start(settings, step -> {});
    }

    /**
     * Starts the server and returns when it serves.
     *
     * @param progress is told what is being done, in words for people
     * @throws PortTaken if another program listens on the port asked for
     * @throws PlatformWithoutBinaries if there is no server for this machine
     * @throws CannotStart if the directory is in use by a living JVM, or the server refuses
     */
    public static EmbeddedRedis start(RedisSettings settings, Consumer<String> progress) {
        try {
            var program = RedisProgram.unpackedIn(settings.cacheDir(), progress);
            return start(program, settings, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EmbeddedRedis start(Path program, RedisSettings settings, Consumer<String> progress) throws IOException {
        var home = OwnerOnly.createDirectories(settings.dataDir()).toRealPath();
        var lock = DataDirectory.claim(home);
        try {
            progress.accept("正在启动 Redis / Starting Redis");
            return serve(program, settings, home, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedRedis serve(Path program, RedisSettings settings, Path home, DirectoryLock lock)
            throws IOException {
        if (settings.port() != 0) {
            Ports.mustBeFree(settings.port());
        }
        for (int attempt = 1; ; attempt++) {
            int port = settings.port() != 0 ? settings.port() : Ports.free();
            try {
                var server = ServerProcess.start(
                        "Redis", serving(program, home, port), home, home.resolve("server.log"), READY, port);
                return new EmbeddedRedis(port, server, lock);
            } catch (PortTaken e) {
                if (settings.port() != 0 || attempt == ATTEMPTS_ON_FREE_PORTS) {
                    throw e;
                }
            }
        }
    }

    private static List<String> serving(Path program, Path home, int port) {
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--dir",
                home.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--databases",
                Integer.toString(DATABASES),
                "--save",
                "60",
                "1000"));
        if (!Platform.isWindows()) {
            // Redis would overwrite its command line, by which an orphan is recognised. Unknown to the 5.0 of Windows.
            command.addAll(List.of("--set-proc-title", "no"));
        }
        return command;
    }

    /** The port it really listens on. */
    public int port() {
        return port;
    }

    /** The URL that Redis clients understand. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** The process of the server. */
    public long pid() {
        return server.pid();
    }

    /** Stops the server after it has saved. */
    @Override
    public void close() {
        server.stop();
        release();
    }

    /** Ends the server without letting it save, for data that nobody wants any more. */
    void abandon() {
        server.kill();
        release();
    }

    private void release() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
