package io.guidepost.embedded;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.function.Predicate;

/** Whole directories: copied out of a jar, deleted. */
final class Trees {

    private Trees() {}

    /**
     * Copies the wanted files below {@code root} on the class path.
     *
     * <p>The jar is opened through the URL of one known entry and not through a zip file system, because only the URL
     * still works when the jar lies inside another jar.
     *
     * @param anchor URL of one entry below the root
     * @param root path of the root on the class path, without a slash at its end
     * @param wanted judges paths relative to the root
     */
    static void copy(URL anchor, String root, Predicate<String> wanted, Path target) throws IOException {
        var connection = anchor.openConnection();
        if (connection instanceof JarURLConnection jar) {
            copyFromJar(jar, root + "/", wanted, target);
        } else {
            copyFromDirectory(anchor, root, wanted, target);
        }
    }

    private static void copyFromJar(JarURLConnection connection, String prefix, Predicate<String> wanted, Path target)
            throws IOException {
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            for (var entries = jar.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (entry.isDirectory() || !entry.getName().startsWith(prefix)) {
                    continue;
                }
                var relative = entry.getName().substring(prefix.length());
                if (wanted.test(relative)) {
                    try (var in = jar.getInputStream(entry)) {
                        var file = inside(target, relative);
                        Files.createDirectories(file.getParent());
                        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    private static void copyFromDirectory(URL anchor, String root, Predicate<String> wanted, Path target)
            throws IOException {
        try {
            var file = Path.of(anchor.toURI());
            var rootLength = Path.of(root).getNameCount();
            var source = file;
            while (!source.endsWith(root) || source.getNameCount() < rootLength) {
                source = source.getParent();
            }
            var top = source;
            try (var files = Files.walk(top)) {
                for (var each : files.filter(Files::isRegularFile).toList()) {
                    var relative = top.relativize(each).toString().replace('\\', '/');
                    if (wanted.test(relative)) {
                        var to = inside(target, relative);
                        Files.createDirectories(to.getParent());
                        Files.copy(each, to, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException("Not a place to read from: " + anchor, e);
        }
    }

    private static Path inside(Path target, String relative) throws IOException {
        var file = target.resolve(relative).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("Entry leads out of its directory: " + relative);
        }
        return file;
    }

    /** Deletes the directory with all it holds; one that does not exist is fine. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
