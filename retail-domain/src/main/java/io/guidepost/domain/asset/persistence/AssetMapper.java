package io.guidepost.domain.asset.persistence;

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
interface AssetMapper {

    String COLUMNS = "SELECT id, digest, type, bytes, width, height, state, created_by, created_at FROM asset_file ";

    @Insert(
            """
            INSERT INTO asset_file (id, digest, type, bytes, width, height, state, created_by, created_at, used_at, is_lasting,
                scan_at)
            VALUES (#{id}, #{digest}, #{type}, #{bytes}, #{width}, #{height}, #{state}, #{createdBy}, #{createdAt},
                #{createdAt}, FALSE, CASE WHEN #{state} = 'SCANNING' THEN #{createdAt} END)
            """)
    int insert(Row row);

    @Select(COLUMNS + "WHERE id = #{id}")
    Row find(long id);

    @Select(COLUMNS + "WHERE digest = #{digest}")
    Row findByDigest(String digest);

    @Select("<script>" + COLUMNS
            + "WHERE id IN <foreach collection='ids' item='id' open='(' separator=','"
            + " close=')'>#{id}</foreach></script>")
    List<Row> all(@Param("ids") Collection<Long> ids);

    @Delete("DELETE FROM asset_file WHERE id = #{id}")
    void delete(long id);

    @Update("<script>UPDATE asset_file SET used_at = #{at} WHERE id IN <foreach collection='ids' item='id' open='('"
            + " separator=',' close=')'>#{id}</foreach></script>")
    int touch(@Param("ids") Collection<Long> ids, @Param("at") Instant at);

    @Update("UPDATE asset_file SET is_lasting = TRUE WHERE id = #{id}")
    int lasting(long id);

    @Select(COLUMNS + "WHERE scan_at <= #{now} ORDER BY scan_at, id LIMIT #{limit} FOR UPDATE")
    List<Row> dueForScan(@Param("now") Instant now, @Param("limit") int limit);

    @Update("<script>UPDATE asset_file SET scan_at = #{at} WHERE state = 'SCANNING' AND id IN"
            + " <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
    int scanAt(@Param("ids") Collection<Long> ids, @Param("at") Instant at);

    @Update(
            """
            UPDATE asset_file SET state = #{state}, finding = #{finding}, scan_at = NULL
            WHERE id = #{id} AND state = 'SCANNING'
            """)
    int judged(@Param("id") long id, @Param("state") String state, @Param("finding") String finding);

    @Select(
            COLUMNS
                    + """
            WHERE id > #{after} AND is_lasting = FALSE AND used_at < #{since} AND state <> 'SCANNING'
              AND NOT EXISTS (SELECT 1 FROM content_material m WHERE m.file_id = asset_file.id)
              AND NOT EXISTS (SELECT 1 FROM content_material c WHERE c.cover_id = asset_file.id)
              AND NOT EXISTS (SELECT 1 FROM proof_photo p WHERE p.file_id = asset_file.id)
            ORDER BY id LIMIT #{limit}
            """)
    List<Row> unused(@Param("since") Instant since, @Param("after") long after, @Param("limit") int limit);

    @Delete(
            "DELETE FROM asset_file WHERE id = #{id} AND is_lasting = FALSE AND used_at < #{since} AND state <> 'SCANNING'")
    int strikeOff(@Param("id") long id, @Param("since") Instant since);

    @Insert("INSERT INTO asset_removal (digest, begun_at) VALUES (#{digest}, #{at})")
    int leaving(@Param("digest") String digest, @Param("at") Instant at);

    @Select("SELECT COUNT(*) FROM asset_removal WHERE digest = #{digest}")
    int countLeaving(String digest);

    @Select("SELECT digest FROM asset_removal WHERE begun_at < #{before} ORDER BY digest LIMIT #{limit} FOR UPDATE")
    List<String> leftRemovals(@Param("before") Instant before, @Param("limit") int limit);

    @Update("<script>UPDATE asset_removal SET begun_at = #{at} WHERE digest IN"
            + " <foreach collection='digests' item='x' open='(' separator=',' close=')'>#{x}</foreach></script>")
    int takenOver(@Param("digests") Collection<String> digests, @Param("at") Instant at);

    @Delete("DELETE FROM asset_removal WHERE digest = #{digest}")
    int gone(String digest);

    record Row(
            long id,
            String digest,
            String type,
            long bytes,
            int width,
            int height,
            String state,
            long createdBy,
            Instant createdAt) {}
}
