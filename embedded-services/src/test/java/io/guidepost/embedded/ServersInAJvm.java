package io.guidepost.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A JVM that starts both servers, writes something into each, says so and waits to be killed.
 *
 * @param databasePid process of its MariaDB
 * @param redisPid process of its Redis
 */
record ServersInAJvm(Process jvm, long databasePid, long redisPid) implements AutoCloseable {

    private static final String SERVING = "SERVING ";

    /** @param launch the options of the JVM that lead to {@link #main} */
    static ServersInAJvm start(List<String> launch, Path directory, Path cache) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx128m");
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(launch);
        command.add(directory.toString());
        command.add(cache.toString());
        // Whoever inherits our own error stream keeps the test run waiting for its end.
        var jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new ArrayList<String>();
        var out = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(SERVING)) {
                var pids = Arrays.stream(line.substring(SERVING.length()).split(" "))
                        .map(Long::valueOf)
                        .toList();
                return new ServersInAJvm(jvm, pids.get(0), pids.get(1));
            }
            said.add(line);
        }
        throw new IllegalStateException("The JVM ended without serving: " + said);
    }

    static List<String> onThisClassPath() {
        return List.of("-cp", System.getProperty("java.class.path"), ServersInAJvm.class.getName());
    }

    static List<String> outOf(File fatJar) {
        return List.of("-jar", fatJar.toString());
    }

    /** As {@code kill -9} does. */
    void kill() {
        jvm.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
        ProcessHandle.of(databasePid).ifPresent(ProcessHandle::destroyForcibly);
        ProcessHandle.of(redisPid).ifPresent(ProcessHandle::destroyForcibly);
    }

    public static void main(String[] args) throws Exception {
        var directory = Path.of(args[0]);
        var cache = Path.of(args[1]);
        var database = EmbeddedMariaDb.start(
                MariaDbSettings.in(directory.resolve("mariadb")).withCacheDir(cache));
        var redis =
                EmbeddedRedis.start(RedisSettings.in(directory.resolve("redis")).withCacheDir(cache));
        Sql.asOwner(database, "").run("CREATE DATABASE guidepost_kept");
        Sql.asOwner(database, "guidepost_kept")
                .run("CREATE TABLE note (id BIGINT PRIMARY KEY)", "INSERT INTO note VALUES (42)");
        RedisTalk.say(redis.port(), "SET kept yes");
        System.out.println(SERVING + database.pid() + " " + redis.pid());
        System.out.flush();
        // Ends with the JVM that started this one, should that one forget.
        System.in.read();
        System.exit(0);
    }
}
