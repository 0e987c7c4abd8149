package io.guidepost.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An {@code INSERT … (columns) VALUES (…), (…)} that is filled from rows by the names of its columns. */
final class Insert {

    private static final Pattern SHAPE =
            Pattern.compile("INSERT (?:IGNORE )?INTO \\w+ ?\\(([^)]*)\\) VALUES ?\\(([^)]*)\\).*");

    private final PreparedStatement statement;
    private final List<String> columns = new ArrayList<>();

    Insert(Connection connection, String sql) throws SQLException {
        Matcher shape = SHAPE.matcher(sql);
        if (!shape.matches()) {
            throw new IllegalStateException("Not an INSERT of rows: " + sql);
        }
        var names = shape.group(1).split(",");
        var values = shape.group(2).split(",");
        for (int i = 0; i < names.length; i++) {
            // What is written out in the text needs no value.
            if (values[i].strip().equals("?")) {
                columns.add(names[i].strip());
            }
        }
        statement = connection.prepareStatement(sql);
    }

    void execute(List<Row> rows) throws SQLException {
        int at = 1;
        for (var row : rows) {
            for (var column : columns) {
                statement.setObject(at++, row.get(column));
            }
        }
        statement.executeUpdate();
    }
}
