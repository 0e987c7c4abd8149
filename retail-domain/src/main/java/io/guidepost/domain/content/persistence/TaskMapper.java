package io.guidepost.domain.content.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface TaskMapper {

    String COLUMNS =
            """
            id, type, title, instruction, copy_text, material_ids, target, start_at, deadline_at, min_evidence, status,
            created_by, created_at, approved_by, dispatched_at, audience_size, version
            """;

    /**
     * The main employments that hold at {@code asOf} within the target, by guide. An empty list means "not restricted";
     * three empty lists mean everybody.
     */
    String AUDIENCE =
            """
            FROM org_employment e
            JOIN org_guide g ON g.id = e.guide_id
            JOIN org_store_region r ON r.store_id = e.store_id AND r.valid_from &lt;= #{asOf} AND r.valid_until > #{asOf}
            WHERE e.is_primary = 1 AND e.valid_from &lt;= #{asOf} AND e.valid_until > #{asOf} AND g.status &lt;> 'LEFT'
            <if test="!everybody">
              AND (1 = 0
              <if test="!regionIds.isEmpty()">
                OR r.region_id IN <foreach collection="regionIds" item="x" open="(" separator="," close=")">#{x}</foreach>
              </if>
              <if test="!storeIds.isEmpty()">
                OR e.store_id IN <foreach collection="storeIds" item="x" open="(" separator="," close=")">#{x}</foreach>
              </if>
              <if test="!guideIds.isEmpty()">
                OR e.guide_id IN <foreach collection="guideIds" item="x" open="(" separator="," close=")">#{x}</foreach>
              </if>
              )
            </if>
            """;

    @Insert(
            """
            INSERT INTO content_task (id, type, title, instruction, copy_text, material_ids, target, start_at, deadline_at,
                min_evidence, status, created_by, created_at)
            VALUES (#{id}, #{type}, #{title}, #{instruction}, #{copyText}, #{materialIds}, #{target}, #{startAt},
                #{deadlineAt}, #{minEvidence}, #{status}, #{createdBy}, #{createdAt})
            """)
    int insert(TaskRow row);

    @Select("SELECT " + COLUMNS + " FROM content_task WHERE id = #{id}")
    TaskRow find(long id);

    @Select("SELECT " + COLUMNS + " FROM content_task WHERE id = #{id} FOR UPDATE")
    TaskRow lock(long id);

    @Select(
            "<script>SELECT " + COLUMNS
                    + """
              FROM content_task WHERE id &lt; #{beforeId}
              <if test="status != null">AND status = #{status}</if>
              ORDER BY id DESC LIMIT #{limit}</script>
              """)
    List<TaskRow> page(@Param("status") String status, @Param("beforeId") long beforeId, @Param("limit") int limit);

    @Update(
            "UPDATE content_task SET status = 'PENDING_APPROVAL', submitted_at = #{at}, version = version + 1 WHERE id = #{id}")
    int submitted(@Param("id") long id, @Param("at") Instant at);

    @Update(
            """
            UPDATE content_task SET status = 'SCHEDULED', approved_by = #{adminId}, approved_at = #{at}, version = version + 1
            WHERE id = #{id}
            """)
    int approved(@Param("id") long id, @Param("adminId") long adminId, @Param("at") Instant at);

    @Update("UPDATE content_task SET status = #{to}, version = version + 1 WHERE id = #{id}")
    int moved(@Param("id") long id, @Param("to") String to);

    @Select(
            """
            SELECT id FROM content_task WHERE status IN ('SCHEDULED', 'DISPATCHING') AND start_at <= #{now}
              AND (lease_until IS NULL OR lease_until < #{now})
            ORDER BY start_at, id LIMIT #{limit}
            """)
    List<Long> due(@Param("now") Instant now, @Param("limit") int limit);

    @Select(
            """
            SELECT id FROM content_task WHERE status IN ('RUNNING', 'PAUSED') AND deadline_at <= #{now}
            ORDER BY deadline_at, id LIMIT #{limit}
            """)
    List<Long> over(@Param("now") Instant now, @Param("limit") int limit);

    @Update(
            """
            UPDATE content_task SET lease_owner = #{owner}, lease_until = #{until}
            WHERE id = #{id} AND status IN ('SCHEDULED', 'DISPATCHING')
              AND (lease_until IS NULL OR lease_until < #{now} OR lease_owner = #{owner})
            """)
    int lease(
            @Param("id") long id,
            @Param("owner") String owner,
            @Param("now") Instant now,
            @Param("until") Instant until);

    @Update(
            "UPDATE content_task SET lease_owner = NULL, lease_until = NULL WHERE id = #{id} AND lease_owner = #{owner}")
    int release(@Param("id") long id, @Param("owner") String owner);

    @Update(
            """
            UPDATE content_task SET status = 'DISPATCHING', dispatched_at = #{at}, version = version + 1
            WHERE id = #{id} AND status = 'SCHEDULED'
            """)
    int beginDispatch(@Param("id") long id, @Param("at") Instant at);

    @Select("SELECT dispatch_after FROM content_task WHERE id = #{id} FOR UPDATE")
    long dispatchedThrough(long id);

    /** The last guide of the next stretch of the audience; null at the end. */
    @Select("<script>SELECT MAX(guide_id) FROM (SELECT DISTINCT e.guide_id AS guide_id " + AUDIENCE
            + " AND e.guide_id > #{after} ORDER BY e.guide_id LIMIT #{guides}) next_guides</script>")
    Long endOfStretch(
            @Param("asOf") Instant asOf,
            @Param("everybody") boolean everybody,
            @Param("regionIds") Collection<Long> regionIds,
            @Param("storeIds") Collection<Long> storeIds,
            @Param("guideIds") Collection<Long> guideIds,
            @Param("after") long after,
            @Param("guides") int guides);

    @Insert("<script>INSERT IGNORE INTO content_assignment"
            + " (task_id, guide_id, store_id, region_id, status, target_count, dispatched_at)"
            + " SELECT #{taskId}, e.guide_id, e.store_id, r.region_id, 'PENDING', 0, #{asOf} " + AUDIENCE
            + " AND e.guide_id > #{after} AND e.guide_id &lt;= #{through}</script>")
    int insertAssignments(
            @Param("taskId") long taskId,
            @Param("asOf") Instant asOf,
            @Param("everybody") boolean everybody,
            @Param("regionIds") Collection<Long> regionIds,
            @Param("storeIds") Collection<Long> storeIds,
            @Param("guideIds") Collection<Long> guideIds,
            @Param("after") long after,
            @Param("through") long through);

    /**
     * A customer who is the friend of several guides of the audience is given to one of them (C3): the guide he is bound
     * to, else the one who became his friend last, else the smaller id. The order of the inner join is fixed: a few friends
     * of one customer first, and never all guides of a store for each customer, whatever the statistics say.
     */
    @Insert(
            """
            <script>
            INSERT IGNORE INTO content_delivery (assignment_id, external_userid, status)
            SELECT a.id, f.external_userid, 'NOT_SENT'
            FROM content_assignment a
            JOIN shopper_friendship f ON f.guide_id = a.guide_id AND f.added_at &lt;= #{asOf} AND f.ended_at > #{asOf}
            LEFT JOIN shopper_binding b ON b.member_id = f.member_id AND b.guide_id = f.guide_id
                AND b.bound_at &lt;= #{asOf} AND b.ended_at > #{asOf}
            WHERE a.task_id = #{taskId} AND a.guide_id > #{after} AND a.guide_id &lt;= #{through}
              AND NOT EXISTS (
                SELECT STRAIGHT_JOIN 1
                FROM shopper_friendship o FORCE INDEX (shopper_friendship_external)
                LEFT JOIN shopper_binding ob ON ob.member_id = o.member_id AND ob.guide_id = o.guide_id
                    AND ob.bound_at &lt;= #{asOf} AND ob.ended_at > #{asOf}
                JOIN org_employment e ON e.guide_id = o.guide_id AND e.is_primary = 1
                    AND e.valid_from &lt;= #{asOf} AND e.valid_until > #{asOf}
                JOIN org_guide g ON g.id = o.guide_id AND g.status &lt;> 'LEFT'
                JOIN org_store_region r ON r.store_id = e.store_id AND r.valid_from &lt;= #{asOf} AND r.valid_until > #{asOf}
                WHERE o.external_userid = f.external_userid AND o.guide_id &lt;> f.guide_id
                  AND o.added_at &lt;= #{asOf} AND o.ended_at > #{asOf}
                  AND (CASE WHEN ob.id IS NULL THEN 0 ELSE 1 END > CASE WHEN b.id IS NULL THEN 0 ELSE 1 END
                    OR (CASE WHEN ob.id IS NULL THEN 0 ELSE 1 END = CASE WHEN b.id IS NULL THEN 0 ELSE 1 END
                        AND (o.added_at > f.added_at OR (o.added_at = f.added_at AND o.guide_id &lt; f.guide_id))))
                <if test="!everybody">
                  AND (1 = 0
                  <if test="!regionIds.isEmpty()">
                    OR r.region_id IN <foreach collection="regionIds" item="x" open="(" separator="," close=")">#{x}</foreach>
                  </if>
                  <if test="!storeIds.isEmpty()">
                    OR e.store_id IN <foreach collection="storeIds" item="x" open="(" separator="," close=")">#{x}</foreach>
                  </if>
                  <if test="!guideIds.isEmpty()">
                    OR e.guide_id IN <foreach collection="guideIds" item="x" open="(" separator="," close=")">#{x}</foreach>
                  </if>
                  )
                </if>)
            </script>
            """)
    int insertDeliveries(
            @Param("taskId") long taskId,
            @Param("asOf") Instant asOf,
            @Param("everybody") boolean everybody,
            @Param("regionIds") Collection<Long> regionIds,
            @Param("storeIds") Collection<Long> storeIds,
            @Param("guideIds") Collection<Long> guideIds,
            @Param("after") long after,
            @Param("through") long through);

    /** Counts each guide's customers; a guide without any, or suspended, is exempt and not in the denominator. */
    @Update(
            """
            UPDATE content_assignment a
            LEFT JOIN (SELECT d.assignment_id, COUNT(*) AS targets
                       FROM content_delivery d JOIN content_assignment x ON x.id = d.assignment_id
                       WHERE x.task_id = #{taskId} AND x.guide_id > #{after} AND x.guide_id <= #{through}
                       GROUP BY d.assignment_id) t ON t.assignment_id = a.id
            JOIN org_guide g ON g.id = a.guide_id
            SET a.target_count = COALESCE(t.targets, 0),
                a.reason = CASE WHEN g.status = 'SUSPENDED' THEN 'SUSPENDED' WHEN t.targets IS NULL THEN 'NO_TARGET' END,
                a.status = CASE WHEN g.status = 'SUSPENDED' OR t.targets IS NULL THEN 'EXEMPT' ELSE 'PENDING' END
            WHERE a.task_id = #{taskId} AND a.guide_id > #{after} AND a.guide_id <= #{through} AND a.status = 'PENDING'
            """)
    int countTargets(@Param("taskId") long taskId, @Param("after") long after, @Param("through") long through);

    @Update("UPDATE content_task SET dispatch_after = #{through} WHERE id = #{id}")
    int reached(@Param("id") long id, @Param("through") long through);

    @Update(
            """
            UPDATE content_task
            SET status = 'RUNNING', version = version + 1, lease_owner = NULL, lease_until = NULL,
                audience_size = (SELECT COUNT(*) FROM content_assignment a WHERE a.task_id = #{id})
            WHERE id = #{id} AND status = 'DISPATCHING'
            """)
    int endDispatch(long id);
}
