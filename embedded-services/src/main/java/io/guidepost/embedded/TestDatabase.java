package io.guidepost.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A brand-new empty schema for tests.
 *
 * <p>One server per JVM, started with the first schema and ended with the JVM. {@code DB_URL}, {@code DB_USER} and
 * {@code DB_PASSWORD} in the environment lead to a server from outside instead; its user must be allowed to make
 * schemas and users, and what tests made there is dropped at the end.
 *
 * @param jdbcUrl leads to the schema
 * @param ownerUser may do everything in the schema and hand on rights; for migrations
 * @param appUser may do nothing until granted; for the application
 */
public record TestDatabase(
        String jdbcUrl, String ownerUser, String ownerPassword, String appUser, String appPassword, String schema) {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static Server server;

    /** A new schema, empty and shared with nobody. */
    public static TestDatabase fresh() {
        return server().newSchema();
    }

    private static synchronized Server server() {
        if (server == null) {
            var url = System.getenv("DB_URL");
            server = url == null || url.isBlank() ? embedded() : outside(url);
        }
        return server;
    }

    private static Server embedded() {
        var home = TestServers.directory().resolve("mariadb");
        var database = EmbeddedMariaDb.start(
                MariaDbSettings.in(home).withDurable(false).withMemory(192, 96));
        TestServers.atEnd(database::abandon);
        return new Server(
                database.jdbcUrl("%s"),
                "guidepost_test_",
                database.ownerUser(),
                database.ownerPassword(),
                database.appUser(),
                database.appPassword());
    }

    private static Server outside(String url) {
        var owner = System.getenv("DB_USER");
        var ownerPassword = System.getenv("DB_PASSWORD");
        // Several JVMs may share that server: names of ours must not meet those of others.
        var mark = Long.toString(ProcessHandle.current().pid(), 36) + Long.toString(System.nanoTime() & 0xFFFFFF, 36);
        var outside = new Server(
                urlPattern(url),
                "guidepost_test_" + mark + "_",
                owner == null ? "root" : owner,
                ownerPassword == null ? "" : ownerPassword,
                "guidepost_" + mark,
                // Servers that check passwords want all kinds of characters.
                Accounts.newPassword() + "aA1-");
        outside.execute("CREATE USER '" + outside.app + "'@'%' IDENTIFIED BY '" + outside.appPassword + "'");
        TestServers.directory();
        TestServers.atEnd(() -> outside.execute("DROP USER '" + outside.app + "'@'%'"));
        return outside;
    }

    /** The URL with {@code %s} in place of its schema, and with our parameters if it has none. */
    static String urlPattern(String url) {
        int question = url.indexOf('?');
        var address = question < 0 ? url : url.substring(0, question);
        var parameters = question < 0 ? EmbeddedMariaDb.URL_PARAMETERS : url.substring(question);
        int schema = address.indexOf('/', address.indexOf("//") + 2);
        var host = schema < 0 ? address : address.substring(0, schema);
        return (host + "/").replace("%", "%%") + "%s" + parameters.replace("%", "%%");
    }

    /** Neither password appears in logs. */
    @Override
    public String toString() {
        return "TestDatabase[" + schema + "]";
    }

    private record Server(
            String urlPattern, String prefix, String owner, String ownerPassword, String app, String appPassword) {

        TestDatabase newSchema() {
            var schema = prefix + COUNT.incrementAndGet();
            execute("CREATE DATABASE " + schema + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            if (!prefix.equals("guidepost_test_")) {
                TestServers.atEnd(() -> execute("DROP DATABASE IF EXISTS " + schema));
            }
            return new TestDatabase(urlPattern.formatted(schema), owner, ownerPassword, app, appPassword, schema);
        }

        void execute(String sql) {
            try (Connection connection = DriverManager.getConnection(urlPattern.formatted(""), owner, ownerPassword);
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException("The test database refuses: " + e.getMessage(), e);
            }
        }
    }
}
