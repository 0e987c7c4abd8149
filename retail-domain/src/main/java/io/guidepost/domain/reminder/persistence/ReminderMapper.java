package io.guidepost.domain.reminder.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.reminder.Reminders.Digest;
import io.guidepost.domain.reminder.Reminders.StoreStanding;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReminderMapper {

    @Select(
            """
            <script>
            SELECT task_id, kind, due_at FROM reminder_sent WHERE task_id IN
            <foreach collection="taskIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<SentRow> sent(Collection<Long> taskIds);

    @Insert(
            "INSERT IGNORE INTO reminder_sent (task_id, kind, due_at, sent_at) VALUES (#{taskId}, #{kind}, #{dueAt}, #{at})")
    int first(long taskId, String kind, Instant dueAt, Instant at);

    @Select(
            """
            SELECT store_id, SUM(CASE WHEN status <> 'EXEMPT' THEN 1 ELSE 0 END) AS required,
                SUM(CASE WHEN status = 'DONE' THEN 1 ELSE 0 END) AS done
            FROM content_assignment WHERE task_id = #{taskId} AND store_id > #{after}
            GROUP BY store_id ORDER BY store_id LIMIT #{limit}
            """)
    List<StoreStanding> standings(long taskId, long after, int limit);

    @Select(
            """
            <script>
            SELECT store_id, guide_id FROM org_employment
            WHERE role = 'MANAGER' AND valid_from &lt;= #{at} AND valid_until > #{at} AND store_id IN
            <foreach collection="storeIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<ManagerRow> managers(Collection<Long> storeIds, Instant at);

    @Insert(
            """
            INSERT IGNORE INTO reminder_digest (on_date, region_id, task_id, required, done, missed, written_at)
            SELECT #{on}, a.region_id, a.task_id, SUM(CASE WHEN a.status <> 'EXEMPT' THEN 1 ELSE 0 END),
                SUM(CASE WHEN a.status = 'DONE' THEN 1 ELSE 0 END),
                SUM(CASE WHEN a.status IN ('EXPIRED', 'FAILED', 'DONE_UNVERIFIED') THEN 1 ELSE 0 END), #{at}
            FROM content_task t JOIN content_assignment a ON a.task_id = t.id
            WHERE t.status = 'ENDED' AND t.deadline_at > #{from} AND t.deadline_at <= #{through}
            GROUP BY a.region_id, a.task_id
            HAVING SUM(CASE WHEN a.status IN ('EXPIRED', 'FAILED', 'DONE_UNVERIFIED') THEN 1 ELSE 0 END) > 0
            """)
    int writeDigests(LocalDate on, Instant from, Instant through, Instant at);

    @Select(
            """
            <script>
            SELECT d.on_date, d.region_id, r.name AS region_name, d.task_id, t.title, d.required, d.done, d.missed
            FROM reminder_digest d JOIN org_region r ON r.id = d.region_id JOIN content_task t ON t.id = d.task_id
            WHERE d.on_date = #{on} AND (d.region_id, d.task_id) > (#{afterRegionId}, #{afterTaskId})
            """
                    + WithinSight.REGION + "d.region_id" + WithinSight.OR_STORE + "0" + WithinSight.END
                    + """
            ORDER BY d.region_id, d.task_id LIMIT #{limit}
            </script>
            """)
    List<Digest> digests(LocalDate on, Sight sight, long afterRegionId, long afterTaskId, int limit);

    record SentRow(long taskId, String kind, Instant dueAt) {}

    record ManagerRow(long storeId, long guideId) {}
}
