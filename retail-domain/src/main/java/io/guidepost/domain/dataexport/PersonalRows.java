package io.guidepost.domain.dataexport;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables as the schema has them, and a person's rows in them. */
public interface PersonalRows {

    /** @param isComputed it only repeats other columns */
    record Column(String name, String dataType, boolean isComputed) {}

    /** In their order; none where there is no such table. */
    List<Column> columns(String table);

    /**
     * Rows as maps from column to value, times as texts in UTC.
     *
     * @param key the column by which the rows are found; for {@code order_id} by the orders of these members
     */
    List<Map<String, Object>> rows(
            String table, List<Column> columns, String key, Collection<?> names, Set<Long> memberIds, int limit);
}
