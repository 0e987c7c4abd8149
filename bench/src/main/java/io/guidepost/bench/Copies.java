package io.guidepost.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A great past, made by SQL out of one order that the product has really carried out: each of its rows comes again for each
 * number of a sequence, with another value in the columns named. Without the checks of keys, which the rows pass by how they
 * are made.
 */
final class Copies {

    /** The number of a copy, from one on, in the expressions of columns. */
    static final String NUMBER = "s.seq";

    private static final int AT_ONCE = 50_000;

    private final Connection connection;
    private final Report report;

    Copies(Connection connection, Report report) throws SQLException {
        this.connection = connection;
        this.report = report;
        try (var statement = connection.createStatement()) {
            statement.execute("SET SESSION foreign_key_checks = 0, unique_checks = 0");
        }
    }

    /**
     * @param where which rows of the table are copied, of an alias {@code p}
     * @param expressions what stands in a column instead; all others are as they were
     */
    void make(String table, String where, int copies, Map<String, String> expressions) throws SQLException {
        long began = System.nanoTime();
        var columns = Row.select(connection, "SELECT * FROM " + table + " LIMIT 1")
                .get(0)
                .columns()
                .keySet();
        if (!columns.containsAll(expressions.keySet())) {
            throw new IllegalStateException(table + " has " + columns + " and not all of " + expressions.keySet());
        }
        var values = columns.stream()
                .map(column -> expressions.getOrDefault(column, "p." + column))
                .collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            for (int first = 1; first <= copies; first += AT_ONCE) {
                statement.execute("INSERT INTO %s (%s) SELECT %s FROM seq_%d_to_%d s JOIN %s p WHERE %s"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                values,
                                first,
                                Math.min(copies, first + AT_ONCE - 1),
                                table,
                                where));
            }
            statement.execute("ANALYZE TABLE " + table);
        }
        report.say("%,d times %s in %d s".formatted(copies, table, (System.nanoTime() - began) / 1_000_000_000));
    }
}
