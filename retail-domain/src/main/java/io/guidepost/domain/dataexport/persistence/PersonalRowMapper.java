package io.guidepost.domain.dataexport.persistence;

import io.guidepost.domain.dataexport.PersonalRows.Column;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** Names of tables and columns come from the features' declarations and the schema, never from a user. */
@Mapper
interface PersonalRowMapper {

    @Select(
            """
            SELECT column_name AS name, data_type, extra LIKE '%GENERATED%' AS is_computed
            FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = #{table} ORDER BY ordinal_position
            """)
    List<Column> columns(String table);

    @Select("<script>SELECT ${columns} FROM ${table} WHERE ${key} IN"
            + " <foreach item='name' collection='names' open='(' separator=',' close=')'>#{name}</foreach>"
            + " LIMIT #{limit}</script>")
    List<Map<String, Object>> rows(String table, String columns, String key, Collection<?> names, int limit);

    @Select("<script>SELECT ${columns} FROM ${table} WHERE order_id IN (SELECT id FROM order_header WHERE member_id IN"
            + " <foreach item='id' collection='memberIds' open='(' separator=',' close=')'>#{id}</foreach>)"
            + " LIMIT #{limit}</script>")
    List<Map<String, Object>> ofOrders(String table, String columns, Set<Long> memberIds, int limit);
}
