package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.SendsDue.Due;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SendsDueMapper {

    @Insert(
            """
            INSERT IGNORE INTO content_send_ahead (task_id)
            SELECT t.id FROM content_task t
            WHERE t.status IN ('DISPATCHING', 'RUNNING') AND t.type IN ('SEND_1V1', 'SEND_GROUP') AND t.deadline_at > #{now}
              AND NOT EXISTS (SELECT 1 FROM content_send_ahead s WHERE s.task_id = t.id)
            ORDER BY t.id LIMIT #{limit}
            """)
    void addTasks(@Param("now") Instant now, @Param("limit") int limit);

    @Select(
            """
            SELECT s.task_id, s.after_id, t.status NOT IN ('DISPATCHING', 'PAUSED') AS is_dispatched
            FROM content_send_ahead s JOIN content_task t ON t.id = s.task_id
            WHERE s.is_whole = FALSE ORDER BY s.task_id LIMIT #{limit}
            """)
    List<AheadRow> open(int limit);

    @Select(
            """
            SELECT MAX(id) FROM (SELECT id FROM content_assignment
                                 WHERE task_id = #{taskId} AND id > #{afterId} ORDER BY id LIMIT #{limit}) next_ones
            """)
    Long through(@Param("taskId") long taskId, @Param("afterId") long afterId, @Param("limit") int limit);

    @Insert(
            """
            INSERT IGNORE INTO content_send_due (assignment_id, due_at)
            SELECT id, CASE WHEN announce_at > #{now} THEN announce_at ELSE #{now} END FROM content_assignment
            WHERE task_id = #{taskId} AND id > #{afterId} AND id <= #{through}
              AND status IN ('PENDING', 'NOTIFIED', 'VIEWED') AND target_count > 0
            """)
    int addAhead(
            @Param("taskId") long taskId,
            @Param("afterId") long afterId,
            @Param("through") long through,
            @Param("now") Instant now);

    @Update("UPDATE content_send_ahead SET after_id = #{through} WHERE task_id = #{taskId}")
    void reached(@Param("taskId") long taskId, @Param("through") long through);

    @Update("UPDATE content_send_ahead SET is_whole = TRUE WHERE task_id = #{taskId}")
    void whole(long taskId);

    @Insert(
            """
            INSERT IGNORE INTO content_send_due (assignment_id, due_at)
            SELECT DISTINCT s.assignment_id, #{now}
            FROM content_send s
            JOIN content_assignment a ON a.id = s.assignment_id
            JOIN content_task t ON t.id = a.task_id AND t.status IN ('DISPATCHING', 'RUNNING') AND t.deadline_at > #{now}
            WHERE s.state IN ('SENDING', 'UNKNOWN') AND s.asked_at <= #{askedBefore}
              AND a.status NOT IN ('EXEMPT', 'FAILED', 'EXPIRED')
            ORDER BY s.assignment_id LIMIT #{limit}
            """)
    int addUnclear(@Param("now") Instant now, @Param("askedBefore") Instant askedBefore, @Param("limit") int limit);

    @Select(
            "SELECT assignment_id FROM content_send_due WHERE due_at <= #{now} ORDER BY due_at, assignment_id LIMIT #{limit}")
    List<Long> due(@Param("now") Instant now, @Param("limit") int limit);

    @Select(
            """
            <script>
            SELECT assignment_id FROM content_send_due
            WHERE due_at &lt;= #{now} AND assignment_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY assignment_id FOR UPDATE
            </script>
            """)
    List<Long> lock(@Param("ids") Collection<Long> ids, @Param("now") Instant now);

    @Select(
            """
            <script>
            SELECT d.assignment_id, a.guide_id, d.attempts
            FROM content_send_due d JOIN content_assignment a ON a.id = d.assignment_id
            WHERE d.assignment_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Due> all(@Param("ids") Collection<Long> ids);

    @Update(
            """
            <script>
            UPDATE content_send_due SET due_at = #{until}, attempts = attempts + 1 WHERE assignment_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int claim(@Param("ids") Collection<Long> ids, @Param("until") Instant until);

    @Update("UPDATE content_send_due SET due_at = #{at} WHERE assignment_id = #{id}")
    void later(@Param("id") long id, @Param("at") Instant at);

    @Delete(
            """
            <script>
            DELETE FROM content_send_due WHERE assignment_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void done(@Param("ids") Collection<Long> ids);

    record AheadRow(long taskId, long afterId, boolean isDispatched) {}
}
