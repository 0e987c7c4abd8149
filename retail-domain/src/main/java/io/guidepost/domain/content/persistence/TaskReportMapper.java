package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.TaskReports.Counts;
import io.guidepost.domain.content.TaskReports.Listed;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** {@code ${key}} and {@code ${names}} are constants of {@link MyBatisTaskReports}. */
@Mapper
interface TaskReportMapper {

    @Select(
            """
            <script>
            SELECT a.${key} AS id,
                SUM(CASE WHEN a.status &lt;> 'EXEMPT' THEN 1 ELSE 0 END) AS required,
                SUM(CASE WHEN a.status = 'DONE' THEN 1 ELSE 0 END) AS done,
                SUM(CASE WHEN a.evidence = 'E3' THEN 1 ELSE 0 END) AS e3,
                SUM(CASE WHEN a.evidence = 'E2' THEN 1 ELSE 0 END) AS e2,
                SUM(CASE WHEN a.evidence = 'E1' THEN 1 ELSE 0 END) AS e1,
                SUM(CASE WHEN a.evidence = 'E0' THEN 1 ELSE 0 END) AS e0,
                SUM(a.target_count) AS targeted,
                SUM(a.sent_count) AS sent
            FROM content_assignment a
            WHERE a.task_id = #{taskId}
            <if test="regionId != null">AND a.region_id = #{regionId}</if>
            GROUP BY a.${key} ORDER BY a.${key}
            </script>
            """)
    List<Executed> executed(@Param("taskId") long taskId, @Param("key") String key, @Param("regionId") Long regionId);

    @Select(
            """
            <script>
            SELECT a.${key} AS id, COUNT(DISTINCT a.id, t.member_id) AS amount
            FROM content_assignment a JOIN sharing_touch t ON t.assignment_id = a.id AND t.is_valid = 1
            WHERE a.task_id = #{taskId}
            <if test="regionId != null">AND a.region_id = #{regionId}</if>
            GROUP BY a.${key}
            </script>
            """)
    List<Amount> clicked(@Param("taskId") long taskId, @Param("key") String key, @Param("regionId") Long regionId);

    @Select(
            """
            <script>
            SELECT a.${key} AS id, COUNT(DISTINCT o.id) AS orders, SUM(l.paid_fen - l.refunded_fen) AS net_sales_fen
            FROM content_assignment a
            JOIN attribution_decision d ON d.assignment_id = a.id AND d.guide_id = a.guide_id
            JOIN order_header o ON o.id = d.order_id AND o.paid_at IS NOT NULL
            JOIN order_line l ON l.order_id = o.id
            WHERE a.task_id = #{taskId}
              AND d.revision = (SELECT MAX(x.revision) FROM attribution_decision x WHERE x.order_id = d.order_id)
            <if test="regionId != null">AND a.region_id = #{regionId}</if>
            GROUP BY a.${key}
            </script>
            """)
    List<Sold> sold(@Param("taskId") long taskId, @Param("key") String key, @Param("regionId") Long regionId);

    @Select(
            """
            <script>
            SELECT id, name FROM ${names}
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Named> names(@Param("names") String names, @Param("ids") Collection<Long> ids);

    @Select(
            """
            <script>
            SELECT COUNT(*) AS assigned,
                COALESCE(SUM(CASE WHEN status = 'EXEMPT' THEN 1 ELSE 0 END), 0) AS exempt,
                COALESCE(SUM(CASE WHEN status = 'DONE' THEN 1 ELSE 0 END), 0) AS done,
                COALESCE(SUM(CASE WHEN status = 'DONE_UNVERIFIED' THEN 1 ELSE 0 END), 0) AS done_unverified,
                COALESCE(SUM(CASE WHEN status = 'EXPIRED' THEN 1 ELSE 0 END), 0) AS expired,
                COALESCE(SUM(CASE WHEN status = 'FAILED' THEN 1 ELSE 0 END), 0) AS failed,
                COALESCE(SUM(CASE WHEN reason = 'PRODUCT_OFF_SHELF' AND status IN
                    ('PENDING', 'NOTIFIED', 'VIEWED', 'EXECUTING', 'PARTIAL') THEN 1 ELSE 0 END), 0) AS off_shelf
            FROM content_assignment WHERE task_id = #{taskId}
            <if test="regionId != null">AND region_id = #{regionId}</if>
            </script>
            """)
    Counts counts(@Param("taskId") long taskId, @Param("regionId") Long regionId);

    @Select(
            """
            <script>
            SELECT a.id, a.task_id, t.title, t.type, a.status, t.deadline_at, a.nudged_at, a.target_count
            FROM content_assignment a JOIN content_task t ON t.id = a.task_id
            WHERE a.guide_id = #{guideId} AND a.status IN
            <foreach collection="statuses" item="status" open="(" separator="," close=")">#{status}</foreach>
            <if test="todo">AND t.status IN ('DISPATCHING', 'RUNNING')</if>
            <if test="after">
              AND ((a.nudged_at IS NULL) > #{notNudged}
                OR ((a.nudged_at IS NULL) = #{notNudged} AND (t.deadline_at, a.id) > (#{deadlineAt}, #{id})))
            </if>
            ORDER BY (a.nudged_at IS NULL), t.deadline_at, a.id LIMIT #{limit}
            </script>
            """)
    List<Listed> listed(
            @Param("guideId") long guideId,
            @Param("statuses") Collection<String> statuses,
            @Param("todo") boolean todo,
            @Param("after") boolean after,
            @Param("notNudged") boolean notNudged,
            @Param("deadlineAt") Instant deadlineAt,
            @Param("id") long id,
            @Param("limit") int limit);

    record Executed(long id, long required, long done, long e3, long e2, long e1, long e0, long targeted, long sent) {}

    record Amount(long id, long amount) {}

    record Sold(long id, long orders, long netSalesFen) {}

    record Named(long id, String name) {}
}
