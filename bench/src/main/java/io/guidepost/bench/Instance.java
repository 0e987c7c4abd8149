package io.guidepost.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The quickstart as a user starts it, in a process and a folder of its own, on free ports of the loopback. */
final class Instance implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** As the applications connect, so that both sides talk to the database in the same way. */
    private static final String URL_PARAMETERS = "?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC"
            + "&cachePrepStmts=true&useServerPrepStmts=true&useLocalSessionState=true&elideSetAutoCommits=true"
            + "&rewriteBatchedStatements=true&characterEncoding=UTF-8&connectionCollation=utf8mb4_bin";

    /** Measuring goes on at night, gives one task after another to the same customers, and has guides who are nobody in WeCom. */
    private static final Map<String, String> MEASURED = Map.of(
            "GUIDEPOST_DISPATCH_OPENS", "00:00",
            "GUIDEPOST_DISPATCH_CLOSES", "24:00",
            "GUIDEPOST_FATIGUE_PER_DAY", "1000",
            "GUIDEPOST_FATIGUE_PER_WEEK", "1000",
            "GUIDEPOST_FATIGUE_PER_MONTH", "1000",
            "GUIDEPOST_CONTENT_SENDS_AHEAD", "false");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path home;
    private final Process process;
    private final URI guide;
    private final URI shop;
    private final URI simulator;
    private final double secondsToFirstAnswer;
    private final ProcessHandle database;
    private final ProcessHandle redis;
    private final String databaseUrl;
    private final Connection watching;

    private Instance(Path home, Process process, URI guide, URI shop, URI simulator, double secondsToFirstAnswer) {
        this.home = home;
        this.process = process;
        this.guide = guide;
        this.shop = shop;
        this.simulator = simulator;
        this.secondsToFirstAnswer = secondsToFirstAnswer;
        this.database = child("mariadbd");
        this.redis = child("redis");
        this.databaseUrl = "jdbc:mysql://127.0.0.1:" + portOf(database) + "/guidepost" + URL_PARAMETERS;
        this.watching = connect();
    }

    /** Starts it and returns when all of it answers. */
    static Instance start(Settings settings, Path home, String... javaOptions) {
        try {
            int[] ports = freePorts();
            var command = new java.util.ArrayList<>(List.of(java()));
            command.addAll(Arrays.asList(javaOptions));
            command.addAll(List.of(
                    "-jar",
                    settings.quickstart().toString(),
                    "--guide-port=" + ports[0],
                    "--shop-port=" + ports[1],
                    "--scheduler-port=" + ports[2],
                    "--simulator-port=" + ports[3]));
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("GUIDEPOST_HOME", home.toString());
            builder.environment().putAll(MEASURED);
            builder.redirectOutput(
                    home.resolveSibling(home.getFileName() + ".log").toFile());
            long began = System.nanoTime();
            var process = builder.start();
            // Ctrl-C must not leave it behind.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            var guide = URI.create("http://127.0.0.1:" + ports[0]);
            var shop = URI.create("http://127.0.0.1:" + ports[1]);
            var scheduler = URI.create("http://127.0.0.1:" + ports[2]);
            while (!isReady(shop) || !isReady(scheduler)) {
                if (!process.isAlive() || System.nanoTime() - began > START_LIMIT.toNanos()) {
                    process.destroy();
                    throw new IllegalStateException("The quickstart did not start; see " + home + ".log");
                }
                Thread.sleep(50);
            }
            var simulator = URI.create("http://127.0.0.1:" + ports[3]);
            return new Instance(home, process, guide, shop, simulator, (System.nanoTime() - began) / 1e9);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static int[] freePorts() throws IOException {
        var sockets = new ServerSocket[4];
        var ports = new int[sockets.length];
        for (int i = 0; i < sockets.length; i++) {
            sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            ports[i] = sockets[i].getLocalPort();
        }
        for (var socket : sockets) {
            socket.close();
        }
        return ports;
    }

    static boolean isReady(URI application) {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(application.resolve("/actuator/health/readiness"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private ProcessHandle child(String program) {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").contains(program))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The quickstart has no process " + program));
    }

    private static String portOf(ProcessHandle server) {
        return Arrays.stream(server.info().arguments().orElseThrow())
                .filter(argument -> argument.startsWith("--port="))
                .map(argument -> argument.substring("--port=".length()))
                .findFirst()
                .orElseThrow();
    }

    /** As the applications do: with their user and rights, and their isolation. */
    Connection connect() {
        return connect("guidepost_app", "app.password");
    }

    /** With the rights of the migrations, to load what is measured. */
    Connection connectAsOwner() {
        return connect("guidepost_owner", "owner.password");
    }

    /** With which the domain runs in another process, as a further node on this instance's database. */
    Properties settingsOfTheDomain() {
        var settings = secrets();
        settings.setProperty("spring.config.name", "retail-domain");
        settings.setProperty("spring.datasource.url", databaseUrl);
        settings.setProperty("spring.datasource.username", "guidepost_app");
        settings.setProperty("spring.datasource.password", accounts().getProperty("app.password"));
        // The quickstart has migrated it.
        settings.setProperty("spring.flyway.enabled", "false");
        settings.setProperty("guidepost.assets.folder", home.resolve("assets").toString());
        settings.setProperty("logging.level.root", "warn");
        return settings;
    }

    private Properties accounts() {
        return properties(home.resolve("mariadb").resolve("accounts.properties"));
    }

    private Connection connect(String user, String passwordKey) {
        try {
            var connection =
                    DriverManager.getConnection(databaseUrl, user, accounts().getProperty(passwordKey));
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            return connection;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** How many statements the database has been sent. */
    synchronized long statementsSoFar() {
        try {
            return Long.parseLong((String) Row.select(watching, "SHOW GLOBAL STATUS LIKE 'Questions'")
                    .get(0)
                    .get("Value"));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Properties secrets() {
        return properties(home.resolve("secrets.properties"));
    }

    /** The simulator's keys, with which it signs what WeChat Pay tells. */
    JsonNode weChatKeys() {
        try (var lines = Files.lines(home.resolve("simulator").resolve("state.jsonl"))) {
            return lines.filter(line -> line.contains("\"credentials\""))
                    .map(JSON::readTree)
                    .filter(line -> line.path("t").asString("").equals("credentials"))
                    .findFirst()
                    .orElseThrow()
                    .path("v");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Properties properties(Path file) {
        try (var in = Files.newBufferedReader(file)) {
            var properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** To the shop, unless {@code path} is an address of its own. */
    HttpResponse<String> send(String method, String path, String token, String body, String... headers) {
        return send(PATIENCE, method, path, token, body, headers);
    }

    HttpResponse<String> send(
            Duration patience, String method, String path, String token, String body, String... headers) {
        try {
            var request = HttpRequest.newBuilder(shop.resolve(path))
                    .timeout(patience)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            if (headers.length > 0) {
                request.headers(headers);
            }
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    URI guide() {
        return guide;
    }

    URI shop() {
        return shop;
    }

    /** Of the simulator's control panel. */
    URI simulator() {
        return simulator;
    }

    long pid() {
        return process.pid();
    }

    long databasePid() {
        return database.pid();
    }

    /** All processes whose CPU is not foreign: the product, its servers, and this driver. */
    List<Long> pids() {
        return List.of(
                pid(), databasePid(), redis.pid(), ProcessHandle.current().pid());
    }

    double secondsToFirstAnswer() {
        return secondsToFirstAnswer;
    }

    String resident() {
        long jvm = Processes.residentMb(pid());
        long mariadb = Processes.residentMb(databasePid());
        long cache = Processes.residentMb(redis.pid());
        return "%d MB = JVM %d + MariaDB %d + Redis %d".formatted(jvm + mariadb + cache, jvm, mariadb, cache);
    }

    /** Stops it as a user would, and tells how many seconds that took. */
    double stop() {
        try {
            watching.close();
            long began = System.nanoTime();
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return (System.nanoTime() - began) / 1e9;
        } catch (SQLException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
