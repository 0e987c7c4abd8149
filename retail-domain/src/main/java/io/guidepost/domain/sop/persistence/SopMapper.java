package io.guidepost.domain.sop.persistence;

import io.guidepost.domain.sop.Sops.Progress;
import io.guidepost.domain.sop.Sops.Run;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SopMapper {

    String SOP = "SELECT id, kind, name, stop_on, state, created_by, approved_by, version FROM sop_template ";

    String COHORT =
            """
            SELECT id, template_id, target, list_id, start_on, state, stop_reason, filled_after, created_by, created_at
            FROM sop_cohort
            """;

    @Insert(
            """
            INSERT INTO sop_template (id, kind, name, stop_on, state, created_by, created_at)
            VALUES (#{row.id}, #{row.kind}, #{row.name}, #{row.stopOn}, #{row.state}, #{row.createdBy}, #{at})
            """)
    int insert(SopRow row, Instant at);

    @Insert(
            """
            <script>
            INSERT INTO sop_step (template_id, step_no, day_offset, at_minute, window_minutes, type, title, instruction,
                copy_text, material_ids, parameters) VALUES
            <foreach collection="steps" item="s" separator=",">(#{s.templateId}, #{s.stepNo}, #{s.dayOffset},
                #{s.atMinute}, #{s.windowMinutes}, #{s.type}, #{s.title}, #{s.instruction}, #{s.copyText},
                #{s.materialIds}, #{s.parameters})</foreach>
            </script>
            """)
    int insertSteps(List<StepRow> steps);

    @Select(SOP + "WHERE id = #{id}")
    SopRow find(long id);

    @Select(SOP + "WHERE id = #{id} FOR UPDATE")
    SopRow lock(long id);

    @Select(SOP + "WHERE id < #{beforeId} ORDER BY id DESC LIMIT #{limit}")
    List<SopRow> page(long beforeId, int limit);

    @Select(
            """
            SELECT template_id, step_no, day_offset, at_minute, window_minutes, type, title, instruction, copy_text,
                material_ids, parameters
            FROM sop_step WHERE template_id = #{templateId} ORDER BY step_no
            """)
    List<StepRow> steps(long templateId);

    @Update(
            """
            UPDATE sop_template SET state = 'ACTIVE', approved_by = #{adminId}, approved_at = #{at}, version = version + 1
            WHERE id = #{id}
            """)
    int approved(long id, long adminId, Instant at);

    @Update("UPDATE sop_template SET state = 'RETIRED', version = version + 1 WHERE id = #{id}")
    int retired(long id);

    @Insert(
            """
            INSERT INTO sop_cohort (id, template_id, target, list_id, start_on, state, created_by, created_at)
            VALUES (#{id}, #{templateId}, #{target}, #{listId}, #{startOn}, #{state}, #{createdBy}, #{createdAt})
            """)
    int insertCohort(CohortRow row);

    @Select(COHORT + "WHERE id = #{id}")
    CohortRow cohort(long id);

    @Select(COHORT + "WHERE id = #{id} FOR UPDATE")
    CohortRow lockCohort(long id);

    @Select(COHORT + "WHERE template_id = #{sopId} AND id < #{beforeId} ORDER BY id DESC LIMIT #{limit}")
    List<CohortRow> cohorts(long sopId, long beforeId, int limit);

    @Select(COHORT + "WHERE state IN ('FILLING', 'RUNNING') AND id > #{afterId} ORDER BY id LIMIT #{limit}")
    List<CohortRow> open(long afterId, int limit);

    @Update(
            """
            UPDATE sop_cohort SET state = #{state}, stop_reason = #{reason}
            WHERE id = #{id} AND state IN ('FILLING', 'RUNNING')
            """)
    int state(long id, String state, String reason);

    @Select(
            """
            SELECT MAX(external_userid) FROM (SELECT external_userid FROM audience_list_member
                WHERE list_id = #{listId} AND external_userid > #{after} ORDER BY external_userid LIMIT #{members}) x
            """)
    String endOfStep(long listId, String after, int members);

    @Insert(
            """
            INSERT IGNORE INTO sop_member (cohort_id, external_userid)
            SELECT #{cohortId}, external_userid FROM audience_list_member
            WHERE list_id = #{listId} AND external_userid > #{after} AND external_userid <= #{through}
            """)
    int fill(long cohortId, long listId, String after, String through);

    @Update("UPDATE sop_cohort SET filled_after = #{through} WHERE id = #{id}")
    int filled(long id, String through);

    @Update(
            """
            UPDATE sop_member SET stopped_by = 'BOUGHT', stopped_at = #{at}
            WHERE cohort_id = #{cohortId} AND stopped_by = '' AND external_userid IN (
                SELECT f.external_userid FROM shopper_friendship f JOIN order_header o ON o.member_id = f.member_id
                WHERE f.external_userid = sop_member.external_userid AND o.paid_at >= #{since})
            LIMIT #{limit}
            """)
    int stopBuyers(long cohortId, Instant since, Instant at, int limit);

    @Update(
            """
            UPDATE sop_member SET stopped_by = 'REPLIED', stopped_at = #{at}
            WHERE cohort_id = #{cohortId} AND stopped_by = '' AND EXISTS (
                SELECT 1 FROM sop_reply r
                WHERE r.external_userid = sop_member.external_userid AND r.replied_at >= #{since})
            LIMIT #{limit}
            """)
    int stopRepliers(long cohortId, Instant since, Instant at, int limit);

    @Update(
            """
            UPDATE sop_member SET stopped_by = 'DELETED', stopped_at = #{at}
            WHERE cohort_id = #{cohortId} AND stopped_by = '' AND NOT EXISTS (
                SELECT 1 FROM shopper_friendship f
                WHERE f.external_userid = sop_member.external_userid AND f.added_at <= #{at} AND f.ended_at > #{at})
            LIMIT #{limit}
            """)
    int stopLost(long cohortId, Instant at, int limit);

    @Select("SELECT step_no, task_id, members, created_at FROM sop_run WHERE cohort_id = #{cohortId} ORDER BY step_no")
    List<Run> runs(long cohortId);

    @Insert(
            """
            INSERT INTO sop_run (cohort_id, step_no, task_id, members, created_at)
            VALUES (#{cohortId}, #{stepNo}, #{taskId}, #{members}, #{at})
            """)
    int ran(long cohortId, int stepNo, long taskId, int members, Instant at);

    @Insert(
            """
            INSERT IGNORE INTO audience_list_member (list_id, external_userid)
            SELECT #{listId}, external_userid FROM sop_member WHERE cohort_id = #{cohortId} AND stopped_by = ''
            """)
    int putGoingOnInto(long listId, long cohortId);

    @Insert(
            "INSERT IGNORE INTO sop_reply (external_userid, replied_at, guide_id) VALUES (#{externalUserid}, #{at}, #{guideId})")
    int replied(String externalUserid, long guideId, Instant at);

    @Select(
            """
            SELECT COUNT(*) AS members, COUNT(CASE WHEN stopped_by = 'BOUGHT' THEN 1 END) AS bought,
                COUNT(CASE WHEN stopped_by = 'REPLIED' THEN 1 END) AS replied,
                COUNT(CASE WHEN stopped_by = 'DELETED' THEN 1 END) AS deleted
            FROM sop_member WHERE cohort_id = #{cohortId}
            """)
    Progress progress(long cohortId);

    record SopRow(
            long id,
            String kind,
            String name,
            String stopOn,
            String state,
            long createdBy,
            Long approvedBy,
            int version) {}

    record StepRow(
            long templateId,
            int stepNo,
            int dayOffset,
            int atMinute,
            int windowMinutes,
            String type,
            String title,
            String instruction,
            String copyText,
            String materialIds,
            String parameters) {}

    record CohortRow(
            long id,
            long templateId,
            String target,
            Long listId,
            LocalDate startOn,
            String state,
            String stopReason,
            String filledAfter,
            long createdBy,
            Instant createdAt) {}
}
