package io.guidepost.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row by the names of its columns; serves as the pattern from which further rows are made. */
record Row(Map<String, Object> columns) {

    static List<Row> select(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var found = new ArrayList<Row>();
            try (var rows = statement.executeQuery()) {
                var names = rows.getMetaData();
                while (rows.next()) {
                    var columns = new LinkedHashMap<String, Object>();
                    for (int i = 1; i <= names.getColumnCount(); i++) {
                        columns.put(names.getColumnLabel(i), rows.getObject(i));
                    }
                    found.add(new Row(columns));
                }
            }
            return found;
        }
    }

    Object get(String column) {
        if (!columns.containsKey(column)) {
            throw new IllegalStateException("There is no column " + column + " in " + columns.keySet());
        }
        return columns.get(column);
    }

    long id(String column) {
        return ((Number) get(column)).longValue();
    }

    Row with(String column, Object value) {
        var changed = new LinkedHashMap<>(columns);
        changed.put(column, value);
        return new Row(changed);
    }
}
