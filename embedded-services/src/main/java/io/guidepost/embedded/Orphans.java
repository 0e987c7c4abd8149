package io.guidepost.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servers that outlived their JVM, for it was killed. They hold the data files, so nobody else can open them.
 *
 * <p>Call it only while holding the lock of the directory: then a server working there can have no JVM any more.
 */
final class Orphans {

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);
    private static final List<String> PROGRAMS = List.of("mariadbd", "mysqld", "redis-server");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Orphans() {}

    /** Ends the database and Redis servers whose command line names that directory or something in it. */
    static void endThoseIn(Path directory) {
        var orphans = ProcessHandle.allProcesses()
                .filter(process -> worksIn(directory, process.info()))
                .toList();
        for (var orphan : orphans) {
            log.info("Ending process {}: it outlived the JVM that started it in {}", orphan.pid(), directory);
            orphan.destroy();
        }
        for (var orphan : orphans) {
            if (!hasEnded(orphan, PATIENCE)) {
                orphan.destroyForcibly();
                if (!hasEnded(orphan, PATIENCE)) {
                    throw new CannotStart(
                            "遗留进程 %d 占用 %s 且无法结束。".formatted(orphan.pid(), directory),
                            "Process %d still works in %s and cannot be ended.".formatted(orphan.pid(), directory));
                }
            }
        }
    }

    private static boolean worksIn(Path directory, ProcessHandle.Info info) {
        var commandLine = info.commandLine().orElse("");
        return isServer(info.command().orElse(commandLine)) && names(directory.toString(), commandLine);
    }

    private static boolean isServer(String command) {
        var program = command.split(" -", 2)[0];
        var name = program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
        return PROGRAMS.stream().anyMatch(name::startsWith);
    }

    /** Whether the text names the directory itself or something below, and not only a longer name that begins alike. */
    static boolean names(String directory, String commandLine) {
        for (int at = commandLine.indexOf(directory); at >= 0; at = commandLine.indexOf(directory, at + 1)) {
            int end = at + directory.length();
            if (end == commandLine.length() || " /\\".indexOf(commandLine.charAt(end)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasEnded(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot watch process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
