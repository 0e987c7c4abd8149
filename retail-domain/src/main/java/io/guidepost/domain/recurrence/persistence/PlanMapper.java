package io.guidepost.domain.recurrence.persistence;

import io.guidepost.domain.recurrence.Plans.Occurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PlanMapper {

    String COLUMNS =
            """
            SELECT id, task_id, task_version, frequency, days, at_minute, window_minutes, from_on, until_on, state,
                stop_reason, created_by, created_at, approved_by, version
            FROM recurrence_plan
            """;

    @Insert(
            """
            INSERT INTO recurrence_plan (id, task_id, task_version, frequency, days, at_minute, window_minutes, from_on,
                until_on, state, stop_reason, created_by, created_at, version)
            VALUES (#{id}, #{taskId}, #{taskVersion}, #{frequency}, #{days}, #{atMinute}, #{windowMinutes}, #{fromOn},
                #{untilOn}, #{state}, #{stopReason}, #{createdBy}, #{createdAt}, 0)
            """)
    int insert(PlanRow row);

    @Select(COLUMNS + "WHERE id = #{id}")
    PlanRow find(long id);

    @Select(COLUMNS + "WHERE id = #{id} FOR UPDATE")
    PlanRow lock(long id);

    @Select(COLUMNS + "WHERE id < #{beforeId} ORDER BY id DESC LIMIT #{limit}")
    List<PlanRow> page(long beforeId, int limit);

    @Select(COLUMNS + "WHERE state = 'ACTIVE' AND id > #{afterId} ORDER BY id LIMIT #{limit}")
    List<PlanRow> active(long afterId, int limit);

    @Update(
            """
            UPDATE recurrence_plan SET state = 'ACTIVE', approved_by = #{adminId}, approved_at = #{at}, version = version + 1
            WHERE id = #{id}
            """)
    int approved(long id, long adminId, Instant at);

    @Update(
            """
            UPDATE recurrence_plan SET state = 'STOPPED', stop_reason = #{reason}, version = version + 1 WHERE id = #{id}
            """)
    int stopped(long id, String reason);

    @Select(
            """
            SELECT occurs_on FROM recurrence_occurrence
            WHERE plan_id = #{planId} AND occurs_on BETWEEN #{from} AND #{through}
            """)
    List<LocalDate> days(long planId, LocalDate from, LocalDate through);

    @Insert(
            """
            INSERT INTO recurrence_occurrence (plan_id, occurs_on, task_id, created_at)
            VALUES (#{planId}, #{on}, #{taskId}, #{at})
            """)
    int occurs(long planId, LocalDate on, long taskId, Instant at);

    @Select(
            """
            SELECT o.occurs_on, o.task_id, t.status, t.start_at, t.deadline_at
            FROM recurrence_occurrence o JOIN content_task t ON t.id = o.task_id
            WHERE o.plan_id = #{planId} AND o.occurs_on < #{before} ORDER BY o.occurs_on DESC LIMIT #{limit}
            """)
    List<Occurrence> occurrences(long planId, LocalDate before, int limit);

    record PlanRow(
            long id,
            long taskId,
            int taskVersion,
            String frequency,
            String days,
            int atMinute,
            int windowMinutes,
            LocalDate fromOn,
            LocalDate untilOn,
            String state,
            String stopReason,
            long createdBy,
            Instant createdAt,
            Long approvedBy,
            int version) {}
}
