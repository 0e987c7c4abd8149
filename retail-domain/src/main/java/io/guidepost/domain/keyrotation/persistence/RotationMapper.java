package io.guidepost.domain.keyrotation.persistence;

import io.guidepost.domain.keyrotation.Rotations.Progress;
import io.guidepost.domain.keyrotation.Rotations.Sealed;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Names of tables and columns are constants of the features, never anything a user typed. */
@Mapper
interface RotationMapper {

    String PROGRESS =
            """
            SELECT place, seal_key, index_key, pass, after_id, seen, resealed, reindexed, unreadable, started_at, finished_at
            FROM rotation_progress
            """;

    @Insert(
            """
            INSERT IGNORE INTO rotation_progress (place, seal_key, index_key, started_at)
            VALUES (#{place}, #{sealKey}, #{indexKey}, #{startedAt})
            """)
    void begin(Progress progress);

    @Select(PROGRESS + " WHERE place = #{place} FOR UPDATE")
    Progress hold(String place);

    @Select(PROGRESS + " ORDER BY place")
    List<Progress> all();

    @Update(
            """
            UPDATE rotation_progress
            SET seal_key = #{sealKey}, index_key = #{indexKey}, pass = #{pass}, after_id = #{afterId}, seen = #{seen},
                resealed = #{resealed}, reindexed = #{reindexed}, unreadable = #{unreadable}, started_at = #{startedAt},
                finished_at = #{finishedAt}
            WHERE place = #{place}
            """)
    void save(Progress progress);

    @Select(
            """
            SELECT ${key} AS id, ${column} AS sealed, ${digest} AS digest FROM ${table}
            WHERE ${key} > #{afterId} AND LENGTH(${column}) > 0 ORDER BY ${key} LIMIT #{limit} FOR UPDATE
            """)
    List<Sealed> rows(String table, String key, String column, String digest, long afterId, int limit);

    @Update(
            """
            <script>
            UPDATE ${table} SET ${column} = CASE ${key}
            <foreach item="row" collection="rows">WHEN #{row.id} THEN #{row.sealed} </foreach> END
            <if test="digest != null">, ${digest} = CASE ${key}
            <foreach item="row" collection="rows">WHEN #{row.id} THEN #{row.digest} </foreach> END</if>
            WHERE ${key} IN <foreach item="row" collection="rows" open="(" separator="," close=")">#{row.id}</foreach>
            </script>
            """)
    void write(String table, String key, String column, String digest, Collection<Sealed> rows);
}
