package io.guidepost.domain.executionfile.persistence;

import io.guidepost.domain.executionfile.Exports.Noted;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ExportMapper {

    String COLUMNS =
            """
            id, task_id, kind, format, language, region_id, state, rows_total, rows_done, bytes, content_hash, failure,
            created_by, created_at, finished_at, expires_at, attempts
            """;

    @Insert(
            """
            INSERT IGNORE INTO executionfile_export (id, task_id, kind, format, language, region_id, state, rows_total,
                created_by, created_at, expires_at, lease_until)
            VALUES (#{id}, #{taskId}, #{kind}, #{format}, #{language}, #{regionId}, #{state}, #{rowsTotal}, #{createdBy},
                #{createdAt}, #{expiresAt}, #{createdAt})
            """)
    int add(ExportRow row);

    @Select("SELECT " + COLUMNS + " FROM executionfile_export WHERE id = #{id}")
    ExportRow find(long id);

    @Select(
            "SELECT " + COLUMNS
                    + """
             FROM executionfile_export
            WHERE task_id = #{taskId} AND kind = #{kind} AND format = #{format} AND region_id = #{regionId}
                AND created_by = #{createdBy} AND state IN ('QUEUED', 'RUNNING') LIMIT 1
            """)
    ExportRow open(ExportRow like);

    @Select(
            """
            SELECT id FROM executionfile_export
            WHERE state IN ('QUEUED', 'RUNNING') AND lease_until <= #{now} ORDER BY id LIMIT 1
            """)
    Long next(Instant now);

    @Update(
            """
            UPDATE executionfile_export SET state = 'RUNNING', rows_done = 0, attempts = attempts + 1, lease_until = #{until}
            WHERE id = #{id} AND state IN ('QUEUED', 'RUNNING') AND lease_until <= #{now}
            """)
    int claim(@Param("id") long id, @Param("now") Instant now, @Param("until") Instant until);

    @Update(
            """
            UPDATE executionfile_export SET rows_done = #{rows}, lease_until = #{until}
            WHERE id = #{id} AND state = 'RUNNING' AND attempts = #{attempt}
            """)
    int progressed(
            @Param("id") long id,
            @Param("attempt") int attempt,
            @Param("rows") long rows,
            @Param("until") Instant until);

    @Delete("DELETE FROM executionfile_piece WHERE export_id = #{id}")
    void forgetPieces(long id);

    @Insert("REPLACE INTO executionfile_piece (export_id, piece_no, bytes) VALUES (#{id}, #{pieceNo}, #{bytes})")
    void addPiece(@Param("id") long id, @Param("pieceNo") int pieceNo, @Param("bytes") byte[] bytes);

    @Select("SELECT bytes FROM executionfile_piece WHERE export_id = #{id} AND piece_no = #{pieceNo}")
    PieceRow piece(@Param("id") long id, @Param("pieceNo") int pieceNo);

    @Update(
            """
            UPDATE executionfile_export
            SET state = 'DONE', rows_done = #{rows}, bytes = #{bytes}, content_hash = #{hash}, finished_at = #{at}
            WHERE id = #{id} AND state = 'RUNNING' AND attempts = #{attempt}
            """)
    int done(
            @Param("id") long id,
            @Param("attempt") int attempt,
            @Param("rows") long rows,
            @Param("bytes") long bytes,
            @Param("hash") String hash,
            @Param("at") Instant at);

    @Update(
            """
            UPDATE executionfile_export SET state = 'FAILED', failure = #{failure}, finished_at = #{at}
            WHERE id = #{id} AND state = 'RUNNING' AND attempts = #{attempt}
            """)
    int failed(
            @Param("id") long id,
            @Param("attempt") int attempt,
            @Param("failure") String failure,
            @Param("at") Instant at);

    @Select(
            """
            SELECT id FROM executionfile_export WHERE state = 'DONE' AND expires_at <= #{now} ORDER BY expires_at LIMIT #{limit}
            """)
    List<Long> expired(@Param("now") Instant now, @Param("limit") int limit);

    @Update("UPDATE executionfile_export SET state = 'EXPIRED' WHERE id = #{id} AND state = 'DONE'")
    void expire(long id);

    @Insert(
            """
            INSERT INTO executionfile_event (id, export_id, kind, admin_id, occurred_at)
            VALUES (#{id}, #{exportId}, #{kind}, #{adminId}, #{at})
            """)
    void note(
            @Param("id") long id,
            @Param("exportId") long exportId,
            @Param("kind") String kind,
            @Param("adminId") long adminId,
            @Param("at") Instant at);

    @Select(
            """
            SELECT kind AS event, admin_id, occurred_at AS at FROM executionfile_event WHERE export_id = #{exportId}
            ORDER BY id LIMIT 1000
            """)
    List<Noted> notes(long exportId);

    record PieceRow(byte[] bytes) {}

    record ExportRow(
            long id,
            long taskId,
            String kind,
            String format,
            String language,
            long regionId,
            String state,
            long rowsTotal,
            long rowsDone,
            long bytes,
            String contentHash,
            String failure,
            long createdBy,
            Instant createdAt,
            Instant finishedAt,
            Instant expiresAt,
            int attempts) {}
}
