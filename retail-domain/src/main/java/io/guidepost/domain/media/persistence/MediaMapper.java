package io.guidepost.domain.media.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface MediaMapper {

    @Select(
            """
            SELECT media_id, uploaded_at FROM media_upload
            WHERE file_id = #{fileId} AND purpose = #{purpose} AND media_id IS NOT NULL
            """)
    Row find(@Param("fileId") long fileId, @Param("purpose") String purpose);

    @Insert("INSERT IGNORE INTO media_upload (file_id, purpose) VALUES (#{fileId}, #{purpose})")
    int known(@Param("fileId") long fileId, @Param("purpose") String purpose);

    @Update(
            """
            UPDATE media_upload SET lease_owner = #{owner}, lease_until = #{until}
            WHERE file_id = #{fileId} AND purpose = #{purpose}
              AND (uploaded_at IS NULL OR uploaded_at <= #{olderThan})
              AND (lease_until IS NULL OR lease_until < #{now})
            """)
    int claim(
            @Param("fileId") long fileId,
            @Param("purpose") String purpose,
            @Param("owner") String owner,
            @Param("olderThan") Instant olderThan,
            @Param("now") Instant now,
            @Param("until") Instant until);

    @Update(
            """
            UPDATE media_upload
            SET media_id = #{mediaId}, uploaded_at = #{at}, lease_owner = NULL, lease_until = NULL
            WHERE file_id = #{fileId} AND purpose = #{purpose} AND lease_owner = #{owner}
            """)
    int renewed(
            @Param("fileId") long fileId,
            @Param("purpose") String purpose,
            @Param("owner") String owner,
            @Param("mediaId") String mediaId,
            @Param("at") Instant at);

    @Update(
            """
            UPDATE media_upload SET lease_owner = NULL, lease_until = NULL
            WHERE file_id = #{fileId} AND purpose = #{purpose} AND lease_owner = #{owner}
            """)
    int released(@Param("fileId") long fileId, @Param("purpose") String purpose, @Param("owner") String owner);

    @Update(
            """
            UPDATE media_upload SET media_id = NULL, uploaded_at = NULL
            WHERE file_id = #{fileId} AND purpose = #{purpose} AND media_id = #{mediaId}
            """)
    int forget(@Param("fileId") long fileId, @Param("purpose") String purpose, @Param("mediaId") String mediaId);

    @Delete(
            """
            DELETE FROM media_upload
            WHERE uploaded_at < #{before} AND purpose <> 'ADDRESS' AND (lease_until IS NULL OR lease_until < #{now})
            LIMIT #{limit}
            """)
    int forgetExpired(@Param("before") Instant before, @Param("now") Instant now, @Param("limit") int limit);

    @Select(
            """
            SELECT id, type, material_ids FROM content_task
            WHERE id > #{after} AND deadline_at > #{now}
              AND (status IN ('DISPATCHING', 'RUNNING') OR (status = 'SCHEDULED' AND start_at < #{beginsBefore}))
            ORDER BY id LIMIT #{limit}
            """)
    List<TaskRow> needed(
            @Param("beginsBefore") Instant beginsBefore,
            @Param("now") Instant now,
            @Param("after") long after,
            @Param("limit") int limit);

    record Row(String mediaId, Instant uploadedAt) {}

    record TaskRow(long id, String type, String materialIds) {}
}
