package io.guidepost.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A MariaDB server run from Maven artefacts, on loopback only, that answers like the MySQL 8 of production wherever it
 * can be told to.
 *
 * <p>Close it after everything that uses it: it has no shutdown hook of its own. If the JVM is killed the server lives
 * on, and the next start in the same directory ends it first; what was committed is kept.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    /**
     * What every connection says: UTC, no TLS on loopback, statements prepared on the server and kept, batches sent as
     * one, and utf8mb4 compared by code point, because other collations take all emoji for equal.
     */
    static final String URL_PARAMETERS = "?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC"
            + "&cachePrepStmts=true&useServerPrepStmts=true&useLocalSessionState=true&elideSetAutoCommits=true"
            + "&rewriteBatchedStatements=true&characterEncoding=UTF-8&connectionCollation=utf8mb4_bin";

    /** The default of MySQL 8, and its refusal to make users by GRANT, which MariaDB has to be told. */
    private static final String SQL_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_CREATE_USER";

    private static final String READY = "ready for connections";
    private static final int ATTEMPTS_ON_FREE_PORTS = 5;

    private final int port;
    private final Accounts accounts;
    private final ServerProcess server;
    private final DirectoryLock lock;

    private EmbeddedMariaDb(int port, Accounts accounts, ServerProcess server, DirectoryLock lock) {
        this.port = port;
        this.accounts = accounts;
        this.server = server;
        this.lock = lock;
    }

    /** As {@link #start(MariaDbSettings, Consumer)}, telling nobody. */
    public static EmbeddedMariaDb start(MariaDbSettings settings) {
        return start(settings, step -> {});
    }

    /**
     * Starts the server, creating its files the first time, and returns when it serves.
     *
     * @param progress is told what is being done, in words for people
     * @throws PortTaken if another program listens on the port asked for
     * @throws PlatformWithoutBinaries if there is no server for this machine
     * @throws CannotStart if the directory is in use by a living JVM, or the server refuses
     */
    public static EmbeddedMariaDb start(MariaDbSettings settings, Consumer<String> progress) {
        try {
            var programs = MariaDbPrograms.unpackedIn(settings.cacheDir(), progress);
            var home = OwnerOnly.createDirectories(settings.dataDir()).toRealPath();
            var lock = DataDirectory.claim(home);
            try {
                OwnerOnly.createDirectories(home.resolve("tmp"));
                var accounts = Accounts.keptIn(home.resolve("accounts.properties"));
                if (!Files.exists(home.resolve("data"))) {
                    progress.accept("正在创建数据库 / Creating the database");
                    create(programs, settings, home);
                }
                progress.accept("正在启动 MariaDB / Starting MariaDB");
                return serve(programs, settings, home, accounts, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates the system tables beside their place, so that a start cut short here begins again next time. */
    private static void create(MariaDbPrograms programs, MariaDbSettings settings, Path home) throws IOException {
        var unfinished = home.resolve("data.new");
        Trees.delete(unfinished);
        Files.createDirectories(unfinished);
        var command = common(programs, settings, home, unfinished);
        command.add("--bootstrap");
        command.add("--skip-networking");
        command.add("--log-warnings=0");
        command.add("--enforce-storage-engine=");
        command.add("--max-allowed-packet=8M");
        command.add("--net-buffer-length=16K");
        command.add("--innodb-flush-log-at-trx-commit=0");

        var log = home.resolve("create.log");
        Process bootstrap;
        try {
            bootstrap = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new PlatformWithoutBinaries("MariaDB", e);
        }
        try (var in = bootstrap.getOutputStream()) {
            in.write(systemTables(programs));
        } catch (IOException e) {
            // A server that cannot even begin closes its input; its log says why.
        }
        try {
            if (!bootstrap.waitFor(3, TimeUnit.MINUTES) || bootstrap.exitValue() != 0) {
                throw ServerProcess.failure("MariaDB", Files.readString(log, StandardCharsets.ISO_8859_1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("启动被中断。", "The start was interrupted.", e);
        } finally {
            bootstrap.destroyForcibly();
        }
        Files.move(unfinished, home.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The bootstrap reads one statement a line; only the files of the distribution may span lines. */
    private static byte[] systemTables(MariaDbPrograms programs) throws IOException {
        var sql = new StringBuilder("create database mysql;\nuse mysql;\nSET @auth_root_socket=NULL;\n");
        for (var part : List.of(
                "mariadb_system_tables",
                "mariadb_performance_tables",
                "mariadb_system_tables_data",
                "maria_add_gis_sp_bootstrap")) {
            sql.append(Files.readString(programs.share().resolve(part + ".sql")))
                    .append('\n');
        }
        // The distribution gives root all rights on loopback without a password. Nobody needs that account here.
        sql.append("DELETE FROM mysql.global_priv WHERE User='root';\n");
        sql.append("DELETE FROM mysql.proxies_priv WHERE User='root';\n");
        return sql.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static EmbeddedMariaDb serve(
            MariaDbPrograms programs, MariaDbSettings settings, Path home, Accounts accounts, DirectoryLock lock)
            throws IOException {
        OwnerOnly.write(home.resolve("init.sql"), accounts.statements());
        if (settings.port() != 0) {
            Ports.mustBeFree(settings.port());
        }
        for (int attempt = 1; ; attempt++) {
            int port = settings.port() != 0 ? settings.port() : Ports.free();
            try {
                var server = ServerProcess.start(
                        "MariaDB",
                        serving(programs, settings, home, port),
                        home,
                        home.resolve("server.log"),
                        READY,
                        port);
                return new EmbeddedMariaDb(port, accounts, server, lock);
            } catch (PortTaken e) {
                if (settings.port() != 0 || attempt == ATTEMPTS_ON_FREE_PORTS) {
                    throw e;
                }
            }
        }
    }

    private static List<String> serving(MariaDbPrograms programs, MariaDbSettings settings, Path home, int port) {
        var command = common(programs, settings, home, home.resolve("data"));
        command.addAll(List.of(
                "--init-file=" + home.resolve("init.sql"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                // Relative to the data directory: a socket's absolute path may have no more than about 100 characters.
                "--socket=mariadb.sock",
                "--pid-file=mariadb.pid",
                "--skip-ssl",
                "--skip-name-resolve",
                "--sql-mode=" + SQL_MODE,
                "--transaction-isolation=READ-COMMITTED",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--character-set-collations=utf8mb4=utf8mb4_bin",
                "--default-time-zone=+00:00",
                "--max-connections=300",
                "--max-allowed-packet=64M",
                "--performance-schema=OFF",
                "--local-infile=OFF",
                // For engines and batches that the product does not use; by default they take memory all the same.
                "--key-buffer-size=1M",
                "--aria-pagecache-buffer-size=8M",
                "--innodb-log-buffer-size=4M",
                "--innodb-buffer-pool-size=" + settings.bufferPoolMb() + "M",
                "--innodb-flush-log-at-trx-commit=" + (settings.durable() ? 1 : 0)));
        if (!settings.durable()) {
            command.add("--sync-frm=OFF");
            command.add("--innodb-doublewrite=OFF");
            // Pages go through the system's cache and are never waited for.
            command.add("--innodb-flush-method=nosync");
        }
        return command;
    }

    /** What creation and service must have in common; the data directory first, so that an orphan is recognised. */
    private static List<String> common(MariaDbPrograms programs, MariaDbSettings settings, Path home, Path data) {
        var command = new ArrayList<>(List.of(
                programs.server().toString(),
                "--no-defaults",
                "--datadir=" + data,
                "--basedir=" + programs.home(),
                "--lc-messages-dir=" + programs.share(),
                // A server that starts deletes the temporary tables it finds: shared, that would be those of others.
                "--tmpdir=" + home.resolve("tmp"),
                "--innodb-log-file-size=" + settings.logFileMb() + "M"));
        if ("root".equals(System.getProperty("user.name")) && !Platform.isWindows()) {
            // Without being told, the server refuses to run as root.
            command.add("--user=root");
        }
        return command;
    }

    /** The URL for Connector/J; an empty name leads to the server without choosing a schema. */
    public String jdbcUrl(String schema) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + schema + URL_PARAMETERS;
    }

    /** The port it really listens on. */
    public int port() {
        return port;
    }

    /** May do everything, handing on rights included, in schemas whose names begin with {@code guidepost}. */
    public String ownerUser() {
        return Accounts.OWNER;
    }

    public String ownerPassword() {
        return accounts.ownerPassword();
    }

    /** May log in and nothing else, until the owner grants it more. */
    public String appUser() {
        return Accounts.APP;
    }

    public String appPassword() {
        return accounts.appPassword();
    }

    /** The process of the server. */
    public long pid() {
        return server.pid();
    }

    /** Stops the server in good order; the data stay. */
    @Override
    public void close() {
        server.stop();
        release();
    }

    /** Ends the server without letting it write, for data that nobody wants any more. */
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
