package io.guidepost.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Empty Redis databases for tests.
 *
 * <p>One server per JVM, started with the first use and ended with the JVM. {@code REDIS_URL} in the environment leads
 * to a server from outside instead.
 */
public final class TestRedis {

    /** As many as a server has by default; further turns share with the oldest. */
    private static final int DATABASES_OUTSIDE = 16;

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static Server server;

    private TestRedis() {}

    /** The host of the server of this JVM. */
    public static String host() {
        return server().host();
    }

    /** The port of the server of this JVM. */
    public static int port() {
        return server().port();
    }

    /** A numbered database that is empty now and handed to nobody else in this JVM. */
    public static Database fresh() {
        var at = server();
        var database = new Database(at.host(), at.port(), at.password(), NEXT.getAndIncrement() % at.databases());
        database.flush();
        return database;
    }

    /**
     * One numbered database of the server.
     *
     * @param password empty if none is asked for
     * @param number what clients select
     */
    public record Database(String host, int port, String password, int number) {

        /** The URL that Redis clients understand, the number of the database included. */
        public String url() {
            return "redis://" + (password.isEmpty() ? "" : ":" + password + "@") + host + ":" + port + "/" + number;
        }

        /** Forgets everything in this database. */
        public void flush() {
            var commands = (password.isEmpty() ? "" : "AUTH " + password + "\r\n") + "SELECT " + number
                    + "\r\nFLUSHDB\r\nQUIT\r\n";
            try (var socket = new Socket(host, port)) {
                socket.getOutputStream().write(commands.getBytes(StandardCharsets.UTF_8));
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (answer.contains("-")) {
                    throw new IllegalStateException("Redis did not empty database " + number + ": " + answer.strip());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return "Database[" + host + ":" + port + "/" + number + "]";
        }
    }

    record Server(String host, int port, String password, int databases) {}

    private static synchronized Server server() {
        if (server == null) {
            var url = System.getenv("REDIS_URL");
            server = url == null || url.isBlank() ? embedded() : outside(URI.create(url));
        }
        return server;
    }

    private static Server embedded() {
        var redis = EmbeddedRedis.start(RedisSettings.in(TestServers.directory().resolve("redis")));
        TestServers.atEnd(redis::abandon);
        return new Server("127.0.0.1", redis.port(), "", EmbeddedRedis.DATABASES);
    }

    static Server outside(URI url) {
        var user = url.getUserInfo();
        var password = user == null ? "" : user.substring(user.indexOf(':') + 1);
        return new Server(url.getHost(), url.getPort() < 0 ? 6379 : url.getPort(), password, DATABASES_OUTSIDE);
    }
}
