package io.guidepost.domain.materialuse.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** {@code ${who}} is a constant of {@link MyBatisMaterialUses}: a guide for each row, or all of them in one. */
@Mapper
interface UseMapper {

    /** Part of a script about a table {@code k}: only these guides, only those who serve in the region now. */
    String OF_GUIDES =
            """
            <if test="f.guideIds != null">
              AND k.guide_id IN <foreach collection="f.guideIds" item="g" open="(" separator="," close=")">#{g}</foreach>
            </if>
            <bind name="sight" value="f.sight"/>
            <if test="!sight.isAll()">
              AND k.guide_id IN (SELECT e.guide_id FROM org_employment e
                JOIN org_store_region r ON r.store_id = e.store_id AND r.valid_from &lt;= #{f.at} AND r.valid_until > #{f.at}
                WHERE e.is_primary = 1 AND e.valid_from &lt;= #{f.at} AND e.valid_until > #{f.at}
            """
                    + WithinSight.REGION + "r.region_id" + WithinSight.OR_STORE + "r.store_id" + WithinSight.END
                    + """
            )
            </if>
            """;

    String TASKS =
            " <foreach collection=\"f.taskIds\" item=\"t\" open=\"(\" separator=\",\" close=\")\">#{t}</foreach> ";

    /** The links of the material: its own, as a look, and those of the tasks it is part of. */
    String LINKS = "(SELECT k.id, k.guide_id FROM sharing_link k WHERE k.material_id = #{f.materialId} " + OF_GUIDES
            + " UNION SELECT k.id, k.guide_id FROM sharing_link k WHERE k.look_id = #{f.materialId} " + OF_GUIDES
            + " <if test=\"!f.taskIds.isEmpty()\"> UNION SELECT l.id, k.guide_id FROM content_assignment k"
            + " JOIN sharing_link l ON l.assignment_id = k.id WHERE k.task_id IN" + TASKS + OF_GUIDES + "</if>) k";

    /** Links that a task's execution made are counted with it. */
    String NOT_OF_TASKS = " <if test=\"!f.taskIds.isEmpty()\"> AND NOT EXISTS (SELECT 1 FROM content_assignment a"
            + " WHERE a.id = k.assignment_id AND a.executed_at IS NOT NULL AND a.task_id IN" + TASKS + ")</if> ";

    String NEXT = " AND k.guide_id > #{after} " + OF_GUIDES + " ORDER BY k.guide_id LIMIT #{limit}) ";

    @Insert(
            """
            INSERT INTO material_use (id, material_id, guide_id, store_id, kind, used_at)
            VALUES (#{id}, #{materialId}, #{guideId}, #{storeId}, #{kind}, #{at})
            """)
    int insert(
            @Param("id") long id,
            @Param("materialId") long materialId,
            @Param("guideId") long guideId,
            @Param("storeId") long storeId,
            @Param("kind") String kind,
            @Param("at") Instant at);

    /**
     * Candidates: their list holds these digits somewhere. Looking into the list itself is left to whoever reads it, because
     * MariaDB compares numbers in JSON as floating ones, in which neighbouring ids are equal.
     */
    @Select(
            """
            SELECT id, material_ids FROM content_task
            WHERE CAST(material_ids AS CHAR) LIKE CONCAT('%', #{materialId}, '%') ORDER BY id DESC LIMIT 1000
            """)
    List<TaskRow> tasksWith(String materialId);

    /** Each branch reads its index from the last guide on and stops at the limit. */
    @Select("<script>SELECT x.guide_id AS id, g.name FROM ("
            + "(SELECT DISTINCT k.guide_id FROM material_use k WHERE k.material_id = #{f.materialId}" + NEXT
            + "UNION (SELECT DISTINCT k.guide_id FROM sharing_link k WHERE k.material_id = #{f.materialId}" + NEXT
            + "UNION (SELECT DISTINCT k.guide_id FROM sharing_link k WHERE k.look_id = #{f.materialId}" + NEXT
            + "<if test=\"!f.taskIds.isEmpty()\">UNION (SELECT DISTINCT k.guide_id FROM content_assignment k"
            + " WHERE k.executed_at IS NOT NULL AND k.task_id IN" + TASKS + NEXT + "</if>"
            + ") x JOIN org_guide g ON g.id = x.guide_id ORDER BY x.guide_id LIMIT #{limit}</script>")
    List<GuideRow> guides(@Param("f") Filter filter, @Param("after") long after, @Param("limit") int limit);

    @Select("<script>SELECT ${who} AS who, COUNT(*) AS amount FROM material_use k"
            + " WHERE k.material_id = #{f.materialId} " + OF_GUIDES + " GROUP BY who</script>")
    List<Amount> taken(@Param("f") Filter filter, @Param("who") String who);

    @Select("<script>SELECT ${who} AS who, COUNT(*) AS amount FROM sharing_link k"
            + " WHERE k.material_id = #{f.materialId} AND k.medium = 'LINK' " + NOT_OF_TASKS + OF_GUIDES
            + " GROUP BY who</script>")
    List<Amount> shared(@Param("f") Filter filter, @Param("who") String who);

    @Select("<script>SELECT ${who} AS who, COUNT(*) AS amount FROM sharing_link k"
            + " WHERE k.look_id = #{f.materialId} " + NOT_OF_TASKS + OF_GUIDES + " GROUP BY who</script>")
    List<Amount> sharedAsLook(@Param("f") Filter filter, @Param("who") String who);

    @Select("<script>SELECT ${who} AS who,"
            + " SUM(CASE WHEN k.executed_at IS NULL THEN 0 ELSE 1 END) AS executed, SUM(k.sent_count) AS sent"
            + " FROM content_assignment k WHERE k.task_id IN" + TASKS + OF_GUIDES + " GROUP BY who</script>")
    List<Executed> executed(@Param("f") Filter filter, @Param("who") String who);

    @Select(
            "<script>SELECT ${who} AS who, COUNT(DISTINCT k.guide_id, COALESCE(m.merged_into, m.id)) AS amount FROM "
                    + LINKS
                    + """
             JOIN sharing_touch t ON t.link_id = k.id AND t.is_valid = 1
             JOIN shopper_member m ON m.id = t.member_id
             GROUP BY who</script>
            """)
    List<Amount> opened(@Param("f") Filter filter, @Param("who") String who);

    /**
     * Orders decided by a touch on the material: of the credited guide's touches on the shopper none is later, up to the order.
     */
    @Select(
            "<script>SELECT ${who} AS who, COUNT(*) AS orders, SUM(k.net_fen) AS net_sales_fen FROM ( SELECT DISTINCT"
                    + " o.id, d.guide_id, (SELECT SUM(l.paid_fen - l.refunded_fen) FROM order_line l WHERE l.order_id ="
                    + " o.id) AS net_fen FROM "
                    + LINKS
                    + """
             JOIN sharing_touch t ON t.link_id = k.id AND t.is_valid = 1
             JOIN shopper_member m ON m.id = t.member_id
             JOIN order_header o ON o.member_id = COALESCE(m.merged_into, m.id) AND o.paid_at IS NOT NULL
                 AND o.placed_at >= t.occurred_at
             JOIN attribution_decision d ON d.order_id = o.id AND d.guide_id = k.guide_id AND d.basis = 'LAST_TOUCH'
                 AND t.received_at &lt;= d.decided_at
             WHERE d.revision = (SELECT MAX(x.revision) FROM attribution_decision x WHERE x.order_id = o.id)
               AND NOT EXISTS (SELECT 1 FROM sharing_touch n
                 WHERE n.member_id IN (t.member_id, o.member_id) AND n.is_valid = 1 AND n.guide_id = k.guide_id
                   AND n.occurred_at &lt;= o.placed_at AND n.received_at &lt;= d.decided_at
                   AND (n.occurred_at > t.occurred_at OR (n.occurred_at = t.occurred_at AND n.id > t.id)))
            ) k GROUP BY who</script>
            """)
    List<Ordered> ordered(@Param("f") Filter filter, @Param("who") String who);

    /** {@code guideIds} null for all of them. */
    record Filter(long materialId, List<Long> taskIds, Collection<Long> guideIds, Sight sight, Instant at) {}

    record TaskRow(long id, String materialIds) {}

    record GuideRow(long id, String name) {}

    record Amount(long who, long amount) {}

    record Executed(long who, long executed, long sent) {}

    record Ordered(long who, long orders, long netSalesFen) {}
}
