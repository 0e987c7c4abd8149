package io.guidepost.domain.picture.persistence;

import io.guidepost.domain.picture.PictureDownload;
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
interface PictureMapper {

    String COLUMNS = "SELECT id, url, state, kept, attempts, due_at, error, asked_by FROM picture_download ";

    @Select(
            "<script>" + COLUMNS
                    + """
            WHERE url_hash IN <foreach item="each" collection="hashes" open="(" separator="," close=")">#{each}</foreach>
            </script>
            """)
    List<PictureDownload> byHash(@Param("hashes") Collection<String> hashes);

    @Insert(
            """
            <script>
            INSERT INTO picture_download (id, url, url_hash, due_at, asked_by) VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{row.id}, #{row.url}, #{row.hash}, #{row.dueAt}, #{row.askedBy})
            </foreach>
            ON DUPLICATE KEY UPDATE attempts = CASE WHEN state = 'FAILED' THEN 0 ELSE attempts END,
                due_at = CASE WHEN state = 'FAILED' THEN VALUES(due_at) ELSE due_at END,
                state = CASE WHEN state = 'FAILED' THEN 'PENDING' ELSE state END
            </script>
            """)
    int ask(@Param("rows") Collection<AskedRow> rows);

    @Insert(
            """
            <script>
            INSERT IGNORE INTO picture_use (download_id, product_id) VALUES
            <foreach item="row" collection="rows" separator=",">(#{row.downloadId}, #{row.productId})</foreach>
            </script>
            """)
    int use(@Param("rows") Collection<UseRow> rows);

    @Select(COLUMNS + "WHERE state = 'PENDING' AND due_at <= #{now} ORDER BY due_at LIMIT #{limit}")
    List<PictureDownload> due(Instant now, int limit);

    @Update(
            """
            UPDATE picture_download SET due_at = #{until}, attempts = attempts + 1
            WHERE id = #{id} AND state = 'PENDING' AND attempts = #{attempts} AND due_at = #{dueAt}
            """)
    int claim(long id, int attempts, Instant dueAt, Instant until);

    @Update("UPDATE picture_download SET state = 'DONE', kept = #{kept}, error = '' WHERE id = #{id}")
    int keep(long id, String kept);

    @Update("UPDATE picture_download SET state = #{state}, due_at = #{dueAt}, error = #{error} WHERE id = #{id}")
    int fail(long id, String state, Instant dueAt, String error);

    @Select("SELECT product_id FROM picture_use WHERE download_id = #{id} ORDER BY product_id LIMIT 1000")
    List<Long> usedBy(long id);

    @Delete("DELETE FROM picture_use WHERE download_id = #{id}")
    int forgetUses(long id);

    @Select(
            "<script>" + COLUMNS
                    + """
            WHERE id &lt; #{beforeId} <if test="state != null">AND state = #{state}</if>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<PictureDownload> page(
            @Param("state") String state, @Param("beforeId") long beforeId, @Param("limit") int limit);

    record AskedRow(long id, String url, String hash, Instant dueAt, long askedBy) {}

    record UseRow(long downloadId, long productId) {}
}
