package io.guidepost.domain.moment.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface MomentMapper {

    String COLUMNS =
            """
            task_id, chunk_no, after_guide_id, through_guide_id, state, jobid, moment_id, asked_at, made_at, looked_at, version
            """;

    @Select(
            """
            SELECT t.id FROM content_task t
            WHERE t.status = 'RUNNING' AND t.type = 'MOMENTS_CORP'
              AND NOT EXISTS (SELECT 1 FROM moment_job j WHERE j.task_id = t.id)
            ORDER BY t.id LIMIT #{limit}
            """)
    List<Long> unplanned(int limit);

    @Select(
            """
            SELECT MAX(guide_id) FROM (
                SELECT guide_id FROM content_assignment
                WHERE task_id = #{taskId} AND guide_id > #{after} AND status <> 'EXEMPT'
                ORDER BY guide_id LIMIT #{guides}) next_guides
            """)
    Long endOfChunk(long taskId, long after, int guides);

    @Insert(
            """
            INSERT IGNORE INTO moment_job (task_id, chunk_no, after_guide_id, through_guide_id, state, look_at)
            VALUES (#{taskId}, #{chunkNo}, #{after}, #{through}, 'PLANNED', #{at})
            """)
    int plan(long taskId, int chunkNo, long after, long through, Instant at);

    @Select("SELECT " + COLUMNS
            + " FROM moment_job WHERE look_at <= #{now} ORDER BY look_at, task_id, chunk_no LIMIT #{limit}")
    List<JobRow> due(Instant now, int limit);

    @Update(
            """
            UPDATE moment_job SET look_at = #{until}, version = version + 1
            WHERE task_id = #{taskId} AND chunk_no = #{chunkNo} AND version = #{version}
            """)
    int claim(long taskId, int chunkNo, int version, Instant until);

    @Update(
            """
            UPDATE moment_job
            SET state = #{after.state}, jobid = #{after.jobid}, moment_id = #{after.momentId}, asked_at = #{after.askedAt},
                made_at = #{after.madeAt}, looked_at = #{after.lookedAt}, look_at = #{lookAt}, version = version + 1
            WHERE task_id = #{after.taskId} AND chunk_no = #{after.chunkNo} AND version = #{version}
            """)
    int save(JobRow after, int version, Instant lookAt);

    @Update(
            """
            UPDATE moment_job SET look_at = #{now}
            WHERE task_id = #{taskId} AND state NOT IN ('REJECTED', 'CANCELLED')
            """)
    int hurry(long taskId, Instant now);

    @Select("SELECT " + COLUMNS + " FROM moment_job WHERE task_id = #{taskId} AND after_guide_id < #{guideId}"
            + " AND through_guide_id >= #{guideId}")
    JobRow jobOf(long taskId, long guideId);

    @Select(
            """
            SELECT g.userid FROM content_assignment a JOIN org_guide g ON g.id = a.guide_id
            WHERE a.task_id = #{taskId} AND a.guide_id > #{after} AND a.guide_id <= #{through} AND a.status <> 'EXEMPT'
            ORDER BY a.guide_id
            """)
    List<String> userids(long taskId, long after, long through);

    @Select(
            """
            SELECT COUNT(*) FROM content_assignment
            WHERE task_id = #{taskId} AND guide_id > #{after} AND guide_id <= #{through}
              AND status NOT IN ('EXEMPT', 'FAILED') AND (evidence IS NULL OR evidence <> 'E3')
            """)
    int unpublished(long taskId, long after, long through);

    @Insert(
            """
            INSERT IGNORE INTO moment_share (assignment_id, fingerprint, tapped_at)
            VALUES (#{assignmentId}, #{fingerprint}, #{at})
            """)
    int shared(long assignmentId, String fingerprint, Instant at);

    @Select("SELECT fingerprint, tapped_at, moment_id FROM moment_share WHERE assignment_id = #{assignmentId}")
    ShareRow share(long assignmentId);

    @Update(
            """
            UPDATE moment_share SET moment_id = #{momentId}
            WHERE assignment_id = #{assignmentId} AND (moment_id IS NULL OR moment_id = #{momentId})
            """)
    int recognized(long assignmentId, String momentId);

    record JobRow(
            long taskId,
            int chunkNo,
            long afterGuideId,
            long throughGuideId,
            String state,
            String jobid,
            String momentId,
            Instant askedAt,
            Instant madeAt,
            Instant lookedAt,
            int version) {}

    record ShareRow(String fingerprint, Instant tappedAt, String momentId) {}
}
