package io.guidepost.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.session.Configuration;

/**
 * The product's own SQL, read out of its mappers: what plain JDBC executes as the ceiling can therefore never drift from
 * what the product executes.
 */
final class Statements {

    private static final String FEATURES = "io.guidepost.domain.";

    private final Configuration configuration = new Configuration();

    /**
     * The text of a statement with {@code ?} for its parameters.
     *
     * @param mapper below the domain's package, such as {@code order.persistence.OrderMapper}
     * @param collections as many elements as the text shall have room for, and whatever decides about its parts
     */
    String text(String mapper, String method, Map<String, ?> collections) {
        return onOneLine(boundSql(mapper, method, collections));
    }

    /** The names of a statement's parameters, in their order; an element of a collection has the name of the loop's item. */
    List<String> names(String mapper, String method, Map<String, ?> collections) {
        return boundSql(mapper, method, collections).getParameterMappings().stream()
                .map(parameter -> parameter.getProperty().replaceAll("^__frch_([a-zA-Z]+)_\\d+", "$1"))
                .toList();
    }

    /** A statement with the values of its parameters, in their order; {@code q.asOf} is found in the map called {@code q}. */
    record Bound(String sql, List<Object> values) {}

    Bound bound(String mapper, String method, Map<String, ?> parameters) {
        var sql = boundSql(mapper, method, parameters);
        var given = configuration.newMetaObject(parameters);
        var values = new ArrayList<Object>();
        for (var parameter : sql.getParameterMappings()) {
            var name = parameter.getProperty();
            values.add(sql.hasAdditionalParameter(name) ? sql.getAdditionalParameter(name) : given.getValue(name));
        }
        return new Bound(onOneLine(sql), values);
    }

    private static String onOneLine(BoundSql sql) {
        return sql.getSql().replaceAll("\\s+", " ").strip();
    }

    private synchronized BoundSql boundSql(String mapper, String method, Map<String, ?> parameters) {
        try {
            var type = Class.forName(FEATURES + mapper);
            if (!configuration.hasMapper(type)) {
                configuration.addMapper(type);
            }
            return configuration
                    .getMappedStatement(type.getName() + "." + method)
                    .getBoundSql(parameters);
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException("The product has no mapper " + mapper + " any more", renamed);
        }
    }
}
