package io.guidepost.domain.kpi.persistence;

import io.guidepost.domain.kpi.Node;
import io.guidepost.domain.kpi.Target;
import io.guidepost.domain.kpi.TargetKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface TargetMapper {

    String COLUMNS = "month, kind, node_type, node_id, amount, version, source, set_by, set_at";

    @Select(
            "SELECT " + COLUMNS
                    + """
             FROM target_value
            WHERE month = #{month} AND kind = #{kind} AND node_type = #{type} AND node_id = #{id} FOR UPDATE
            """)
    TargetRow lock(
            @Param("month") String month,
            @Param("kind") TargetKind kind,
            @Param("type") Node.Type type,
            @Param("id") long id);

    @Select(
            "<script>SELECT " + COLUMNS
                    + """
             FROM target_value WHERE month = #{month} AND kind = #{kind} AND node_type = #{type} AND node_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<TargetRow> of(
            @Param("month") String month,
            @Param("kind") TargetKind kind,
            @Param("type") Node.Type type,
            @Param("ids") Collection<Long> ids);

    @Select(
            "SELECT " + COLUMNS
                    + """
             FROM target_value
            WHERE month = #{month} AND (kind > #{kind} OR (kind = #{kind} AND
                  (node_type > #{type} OR (node_type = #{type} AND node_id > #{id}))))
            ORDER BY kind, node_type, node_id LIMIT #{limit}
            """)
    List<TargetRow> page(
            @Param("month") String month,
            @Param("kind") String kind,
            @Param("type") String type,
            @Param("id") long id,
            @Param("limit") int limit);

    @Insert(
            "<script>INSERT INTO target_value (" + COLUMNS + ") VALUES "
                    + TargetMapper.ROWS
                    + """
            ON DUPLICATE KEY UPDATE amount = VALUES(amount), version = VALUES(version), source = VALUES(source),
                set_by = VALUES(set_by), set_at = VALUES(set_at)
            </script>
            """)
    void put(@Param("rows") List<TargetRow> rows);

    /** Two changes of one version are a duplicate key: whoever is second has read too early. */
    @Insert("<script>INSERT INTO target_change (" + COLUMNS + ") VALUES " + TargetMapper.ROWS + "</script>")
    void remember(@Param("rows") List<TargetRow> rows);

    @Select(
            "SELECT " + COLUMNS
                    + """
             FROM target_change
            WHERE month = #{month} AND kind = #{kind} AND node_type = #{type} AND node_id = #{id}
            ORDER BY version DESC LIMIT 200
            """)
    List<TargetRow> history(
            @Param("month") String month,
            @Param("kind") TargetKind kind,
            @Param("type") Node.Type type,
            @Param("id") long id);

    String ROWS =
            """
            <foreach collection="rows" item="row" separator=",">
            (#{row.month}, #{row.kind}, #{row.nodeType}, #{row.nodeId}, #{row.amount}, #{row.version}, #{row.source},
             #{row.setBy}, #{row.setAt})
            </foreach>
            """;

    record TargetRow(
            String month,
            TargetKind kind,
            Node.Type nodeType,
            long nodeId,
            long amount,
            int version,
            Target.Source source,
            long setBy,
            Instant setAt) {}
}
