package io.guidepost.domain.filejob.persistence;

import io.guidepost.domain.filejob.FileJob.Progress;
import io.guidepost.domain.filejob.FileJobs.Noted;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface FileJobMapper {

    String COLUMNS =
            """
            id, direction, kind, state, phase, is_dry_run, skips_faulty, format, language, region_id, subject_id, sees_names,
            watermark, reason, source_hash, content_hash, rows_total, rows_done, after_row, rows_faulty, added, changed, unchanged,
            bytes, failure, created_by, created_at, needs_approval, decided_by, decided_at, finished_at, expires_at, attempts, tries
            """;

    String REACHED =
            """
            phase = #{it.phase}, rows_total = #{it.total}, rows_done = #{it.done}, after_row = #{it.afterRow},
            rows_faulty = #{it.faulty}, added = #{it.added}, changed = #{it.changed}, unchanged = #{it.unchanged}
            """;

    @Insert(
            """
            INSERT IGNORE INTO filejob_job (id, direction, kind, state, phase, is_dry_run, skips_faulty, format, language, region_id,
                subject_id, sees_names, watermark, reason, source_hash, key_sealed, rows_total, created_by, created_at, needs_approval,
                expires_at, lease_until, same_as)
            VALUES (#{it.id}, #{it.direction}, #{it.kind}, #{it.state}, #{it.phase}, #{it.isDryRun}, #{it.skipsFaulty}, #{it.format},
                #{it.language}, #{it.regionId}, #{it.subjectId}, #{it.seesNames}, #{it.watermark}, #{it.reason}, #{it.sourceHash},
                #{key}, #{it.rowsTotal}, #{it.createdBy}, #{it.createdAt}, #{it.needsApproval}, #{it.expiresAt}, #{leaseUntil}, #{sameAs})
            """)
    int add(
            @Param("it") JobRow row,
            @Param("key") byte[] key,
            @Param("leaseUntil") Instant leaseUntil,
            @Param("sameAs") String sameAs);

    @Update("UPDATE filejob_job SET lease_until = #{at} WHERE id = #{id} AND state = 'QUEUED'")
    void ready(@Param("id") long id, @Param("at") Instant at);

    @Select("SELECT " + COLUMNS + " FROM filejob_job WHERE id = #{id}")
    JobRow find(long id);

    @Select("SELECT " + COLUMNS + " FROM filejob_job WHERE open_key = #{sameAs}")
    JobRow open(String sameAs);

    @Select(
            "SELECT " + COLUMNS
                    + """
             FROM filejob_job
            WHERE source_hash = #{hash} AND kind = #{kind} AND subject_id = #{subjectId} AND is_dry_run = FALSE
                AND state IN ('QUEUED', 'RUNNING', 'DONE', 'EXPIRED') AND rows_faulty = 0 AND failure = ''
            ORDER BY id DESC LIMIT 1
            """)
    JobRow sameFile(@Param("kind") String kind, @Param("subjectId") long subjectId, @Param("hash") String sourceHash);

    @Select("SELECT key_sealed AS bytes FROM filejob_job WHERE id = #{id}")
    BytesRow key(long id);

    @Select("<script>SELECT " + COLUMNS
            + " FROM filejob_job WHERE direction = #{direction} AND id &lt; #{beforeId}"
            + " <if test='createdBy != null'>AND created_by = #{createdBy}</if>"
            + " ORDER BY id DESC LIMIT #{limit}</script>")
    List<JobRow> page(
            @Param("direction") String direction,
            @Param("createdBy") Long createdBy,
            @Param("beforeId") long beforeId,
            @Param("limit") int limit);

    @Select(
            """
            SELECT id FROM filejob_job
            WHERE state IN ('QUEUED', 'RUNNING') AND lease_until <= #{now} ORDER BY id LIMIT 1
            """)
    Long next(Instant now);

    @Update(
            """
            UPDATE filejob_job SET state = 'RUNNING', attempts = attempts + 1, tries = tries + 1, lease_until = #{until}
            WHERE id = #{id} AND state IN ('QUEUED', 'RUNNING') AND lease_until <= #{now}
            """)
    int claim(@Param("id") long id, @Param("now") Instant now, @Param("until") Instant until);

    @Update("UPDATE filejob_job SET " + REACHED
            + ", tries = 0, lease_until = #{until} WHERE id = #{id} AND state = 'RUNNING' AND attempts = #{attempt}")
    int progressed(
            @Param("id") long id,
            @Param("attempt") int attempt,
            @Param("it") Progress progress,
            @Param("until") Instant until);

    @Update("UPDATE filejob_job SET state = #{state}, " + REACHED
            + ", bytes = #{bytes}, content_hash = #{hash}, failure = #{failure}, finished_at = #{at}"
            + " WHERE id = #{id} AND state = 'RUNNING' AND attempts = #{attempt}")
    int finished(
            @Param("id") long id,
            @Param("attempt") int attempt,
            @Param("state") String state,
            @Param("it") Progress progress,
            @Param("bytes") long bytes,
            @Param("hash") String hash,
            @Param("failure") String failure,
            @Param("at") Instant at);

    @Update(
            """
            UPDATE filejob_job SET state = #{next}, decided_by = #{adminId}, decided_at = #{at},
                finished_at = CASE WHEN #{next} = 'REJECTED' THEN #{at} END
            WHERE id = #{id} AND state = 'AWAITING'
            """)
    int decided(
            @Param("id") long id, @Param("next") String next, @Param("adminId") long adminId, @Param("at") Instant at);

    @Update(
            """
            UPDATE filejob_job SET state = 'CANCELLED', finished_at = #{at}
            WHERE id = #{id} AND state IN ('AWAITING', 'QUEUED', 'RUNNING')
            """)
    int cancelled(@Param("id") long id, @Param("at") Instant at);

    @Update(
            """
            UPDATE filejob_job SET state = 'QUEUED', tries = 0, failure = '', finished_at = NULL, lease_until = #{at}
            WHERE id = #{id} AND state = 'FAILED' AND expires_at > #{at}
            """)
    int resumed(@Param("id") long id, @Param("at") Instant at);

    @Delete("DELETE FROM filejob_piece WHERE job_id = #{id} AND slot = #{slot}")
    void forgetPieces(@Param("id") long id, @Param("slot") String slot);

    @Insert(
            """
            REPLACE INTO filejob_piece (job_id, slot, piece_no, bytes) VALUES (#{id}, #{slot}, #{pieceNo}, #{bytes})
            """)
    void addPiece(
            @Param("id") long id,
            @Param("slot") String slot,
            @Param("pieceNo") int pieceNo,
            @Param("bytes") byte[] bytes);

    @Select("SELECT bytes FROM filejob_piece WHERE job_id = #{id} AND slot = #{slot} AND piece_no = #{pieceNo}")
    BytesRow piece(@Param("id") long id, @Param("slot") String slot, @Param("pieceNo") int pieceNo);

    @Insert(
            """
            <script>
            INSERT INTO filejob_fault (job_id, row_no, fault_no, column_key, code, zh, en) VALUES
            <foreach collection="faults" item="it" separator=",">
            (#{id}, #{it.rowNo}, #{it.faultNo}, #{it.columnKey}, #{it.code}, #{it.zh}, #{it.en})
            </foreach>
            </script>
            """)
    void addFaults(@Param("id") long id, @Param("faults") List<FaultRow> faults);

    @Delete("DELETE FROM filejob_fault WHERE job_id = #{id}")
    void forgetFaults(long id);

    @Select(
            """
            SELECT row_no, fault_no, column_key, code, zh, en FROM filejob_fault
            WHERE job_id = #{id} AND (row_no > #{row} OR row_no = #{row} AND fault_no > #{fault})
            ORDER BY row_no, fault_no LIMIT #{limit}
            """)
    List<FaultRow> faults(
            @Param("id") long id,
            @Param("row") int afterRow,
            @Param("fault") int afterFault,
            @Param("limit") int limit);

    @Select(
            """
            SELECT id FROM filejob_job
            WHERE state IN ('AWAITING', 'DONE', 'FAULTY', 'FAILED') AND expires_at <= #{now} ORDER BY expires_at LIMIT #{limit}
            """)
    List<Long> expired(@Param("now") Instant now, @Param("limit") int limit);

    /** What nobody has approved in time is off; without the key nothing that is left somewhere opens. */
    @Update(
            """
            UPDATE filejob_job SET key_sealed = '', finished_at = COALESCE(finished_at, expires_at),
                state = CASE WHEN state = 'AWAITING' THEN 'CANCELLED' ELSE 'EXPIRED' END
            WHERE id = #{id} AND state IN ('AWAITING', 'DONE', 'FAULTY', 'FAILED')
            """)
    void expire(long id);

    @Insert(
            """
            INSERT INTO filejob_event (id, job_id, kind, admin_id, occurred_at)
            VALUES (#{id}, #{jobId}, #{kind}, #{adminId}, #{at})
            """)
    void note(
            @Param("id") long id,
            @Param("jobId") long jobId,
            @Param("kind") String kind,
            @Param("adminId") long adminId,
            @Param("at") Instant at);

    @Select(
            """
            SELECT kind AS event, admin_id, occurred_at AS at FROM filejob_event WHERE job_id = #{jobId}
            ORDER BY id LIMIT 1000
            """)
    List<Noted> notes(long jobId);

    record BytesRow(byte[] bytes) {}

    record FaultRow(int rowNo, int faultNo, String columnKey, String code, String zh, String en) {}

    record JobRow(
            long id,
            String direction,
            String kind,
            String state,
            String phase,
            boolean isDryRun,
            boolean skipsFaulty,
            String format,
            String language,
            long regionId,
            long subjectId,
            boolean seesNames,
            String watermark,
            String reason,
            String sourceHash,
            String contentHash,
            long rowsTotal,
            long rowsDone,
            int afterRow,
            int rowsFaulty,
            int added,
            int changed,
            int unchanged,
            long bytes,
            String failure,
            long createdBy,
            Instant createdAt,
            boolean needsApproval,
            Long decidedBy,
            Instant decidedAt,
            Instant finishedAt,
            Instant expiresAt,
            int attempts,
            int tries) {}
}
