package io.guidepost.domain.dataexport.persistence;

import io.guidepost.domain.dataexport.PersonalRows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisPersonalRows implements PersonalRows {

    private final PersonalRowMapper mapper;

    MyBatisPersonalRows(PersonalRowMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Column> columns(String table) {
        return mapper.columns(table);
    }

    @Override
    public List<Map<String, Object>> rows(
            String table, List<Column> columns, String key, Collection<?> names, Set<Long> memberIds, int limit) {
        var selected = columns.stream().map(MyBatisPersonalRows::selected).collect(Collectors.joining(", "));
        return key.equals("order_id")
                ? mapper.ofOrders(table, selected, memberIds, limit)
                : mapper.rows(table, selected, key, names, limit);
    }

    private static String selected(Column column) {
        return switch (column.dataType()) {
            case "datetime" -> "DATE_FORMAT(%1$s, '%%Y-%%m-%%dT%%H:%%i:%%sZ') AS %1$s".formatted(column.name());
            case "date" -> "DATE_FORMAT(%1$s, '%%Y-%%m-%%d') AS %1$s".formatted(column.name());
            default -> column.name();
        };
    }
}
