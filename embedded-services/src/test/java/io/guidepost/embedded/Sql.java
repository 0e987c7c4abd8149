package io.guidepost.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements run each on a connection of their own, as one user. */
record Sql(String url, String user, String password) {

    static Sql asOwner(TestDatabase database) {
        return new Sql(database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
    }

    static Sql asApp(TestDatabase database) {
        return new Sql(database.jdbcUrl(), database.appUser(), database.appPassword());
    }

    static Sql asOwner(EmbeddedMariaDb database, String schema) {
        return new Sql(database.jdbcUrl(schema), database.ownerUser(), database.ownerPassword());
    }

    void run(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of every row. */
    List<String> query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
