package io.guidepost.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running server program whose output goes into a log file. */
final class ServerProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int LAST_LINES = 12;

    private final String name;
    private final Process process;

    private ServerProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /**
     * Starts the program and returns when its log says that it serves.
     *
     * @param directory working directory
     * @param readyText what the program writes when it serves
     * @throws PortTaken if the program found the port taken
     */
    static ServerProcess start(
            String name, List<String> command, Path directory, Path log, String readyText, int port) {
        try {
            if (Files.exists(log)) {
                // A crash is explained by the log of the run before.
                Files.move(
                        log, log.resolveSibling("previous-" + log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            var server = new ServerProcess(name, launch(name, command, directory, log));
            try {
                server.awaitReady(log, readyText, port);
            } catch (RuntimeException e) {
                server.kill();
                throw e;
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(String name, List<String> command, Path directory, Path log) {
        try {
            var process = new ProcessBuilder(inSessionOfItsOwn(command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new PlatformWithoutBinaries(name, e);
        }
    }

    /**
     * Ctrl-C on a terminal reaches every process of the foreground group. The server has to outlive the application,
     * which still writes while it stops, so it gets a session of its own.
     */
    private static List<String> inSessionOfItsOwn(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        var all = new ArrayList<String>();
        all.add(SETSID.toString());
        all.addAll(command);
        return all;
    }

    private void awaitReady(Path log, String readyText, int port) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            boolean alive = process.isAlive();
            // Read after asking, so that the last words of a dying server are not missed.
            var said = Files.readString(log, StandardCharsets.ISO_8859_1);
            if (alive && said.contains(readyText)) {
                return;
            }
            if (!alive) {
                throw said.contains("Address already in use") ? new PortTaken(port) : failure(name, said);
            }
            if (System.nanoTime() > deadline) {
                throw new CannotStart(
                        "%s 在 %d 秒内未能启动，详见 %s。".formatted(name, PATIENCE.toSeconds(), log),
                        "%s did not start within %d s; see %s.".formatted(name, PATIENCE.toSeconds(), log));
            }
            Pause.millis(20);
        }
    }

    /** What a server that ended at its start has said last. */
    static CannotStart failure(String name, String said) {
        var lines = said.strip().lines().toList();
        var last = String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        if (said.contains("error while loading shared libraries")) {
            return new PlatformWithoutBinaries(name, new IOException(last));
        }
        return new CannotStart(name + " 启动失败。", name + " ended at its start.", new IOException(last));
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the server to end and waits until it has written all its data. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the server at once, as a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }
}
