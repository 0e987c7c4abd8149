package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.TaskReports.Counts;
import io.guidepost.domain.content.TaskReports.Listed;
import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface TaskReportMapper {

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
            """
                    + WithinSight.REGION + "region_id" + WithinSight.OR_STORE + "store_id" + WithinSight.END
                    + """
            </script>
            """)
    Counts counts(@Param("taskId") long taskId, @Param("sight") Sight sight);

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
}
