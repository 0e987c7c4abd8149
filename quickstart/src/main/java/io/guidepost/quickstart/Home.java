package io.guidepost.quickstart;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The folder in which everything of the quickstart lives: database, Redis, simulator, keys and logs. */
record Home(Path path) {

    private static final String MARK = ".guidepost-home";

    Home {
        path = path.toAbsolutePath().normalize();
    }

    Path database() {
        return path.resolve("mariadb");
    }

    Path redis() {
        return path.resolve("redis");
    }

    Path simulator() {
        return path.resolve("simulator");
    }

    /** Pictures and documents of the material library. */
    Path assets() {
        return path.resolve("assets");
    }

    Path secrets() {
        return path.resolve("secrets.properties");
    }

    Path log() {
        return path.resolve("logs").resolve("guidepost.log");
    }

    /**
     * Sends the error stream to a file beside the log: newer JVMs print warnings there about what libraries of ours will
     * have to change one day, which tell the person at the console nothing.
     */
    void keepErrorStream() {
        try {
            Files.createDirectories(log().getParent());
            System.setErr(new PrintStream(
                    new FileOutputStream(log().resolveSibling("errors.log").toFile(), true),
                    true,
                    StandardCharsets.UTF_8));
        } catch (IOException cannot) {
            throw new UncheckedIOException("The error log could not be opened", cannot);
        }
    }

    /** Makes the folder, and marks it as ours so that a reset never empties a folder of somebody else. */
    void create() {
        try {
            Files.createDirectories(path);
            if (!Files.exists(path.resolve(MARK))) {
                if (!isEmpty()) {
                    throw new CannotStart(
                            "GUIDEPOST_HOME %s 不是空目录,也不是 Guidepost 的数据目录,请换一个目录。".formatted(path),
                            "GUIDEPOST_HOME %s is neither empty nor a data folder of Guidepost; choose another one."
                                    .formatted(path));
                }
                Files.writeString(path.resolve(MARK), "Guidepost's data; --reset empties this folder.\n");
            }
        } catch (IOException cannot) {
            throw new CannotStart(
                    "无法使用数据目录 %s:%s".formatted(path, cannot.getMessage()),
                    "The data folder %s cannot be used: %s".formatted(path, cannot.getMessage()));
        }
    }

    /** Removes all data, if this is a folder of ours. */
    void reset() {
        if (!Files.exists(path.resolve(MARK))) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(path)) {
                    Files.delete(file);
                }
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException("The data folder could not be emptied: " + path, cannot);
        }
    }

    private boolean isEmpty() throws IOException {
        try (var files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }
}
