package io.guidepost.domain.closure.persistence;

import io.guidepost.domain.closure.Closures.Closure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ClosureMapper {

    String COLUMNS =
            """
            SELECT id, member_id, certificate_no, status, requested_at, erase_at, finished_at, report
            FROM closure_request
            """;

    String AMONG = "<foreach item='name' collection='names' open='(' separator=',' close=')'>#{name}</foreach>";

    @Insert(
            """
            INSERT INTO closure_request (id, member_id, certificate_no, status, requested_at, erase_at, try_at)
            VALUES (#{id}, #{memberId}, #{certificateNo}, #{status}, #{requestedAt}, #{eraseAt}, #{eraseAt})
            """)
    void insert(Closure closure);

    @Select(COLUMNS + "WHERE id = #{id}")
    Closure find(long id);

    @Select(COLUMNS + "WHERE open_member = #{memberId}")
    Closure openOf(long memberId);

    @Select(COLUMNS + "WHERE certificate_no = #{certificateNo}")
    Closure byCertificate(String certificateNo);

    @Select(COLUMNS + "WHERE member_id = #{memberId} ORDER BY id DESC LIMIT 1")
    Closure latestOf(long memberId);

    @Select(COLUMNS + "WHERE status = 'COOLING_OFF' AND try_at <= #{now} ORDER BY try_at, id LIMIT #{limit}")
    List<Closure> due(Instant now, int limit);

    @Update(
            """
            UPDATE closure_request SET status = #{status}, finished_at = #{at}, report = #{report}
            WHERE id = #{id} AND status = 'COOLING_OFF'
            """)
    int finish(long id, String status, Instant at, String report);

    @Update("UPDATE closure_request SET try_at = #{tryAt} WHERE id = #{id} AND status = 'COOLING_OFF'")
    void postpone(long id, Instant tryAt);

    @Select(
            """
            <script>
            SELECT value FROM shopper_identity WHERE kind = #{kind} AND member_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<String> names(Collection<Long> memberIds, String kind);

    /** Names of tables and columns are constants of the features, never anything a user typed. */
    @Delete("<script>DELETE FROM ${table} WHERE ${key} IN " + AMONG + "</script>")
    int delete(String table, String key, Collection<?> names);

    @Update("<script>UPDATE ${table} SET ${emptied} WHERE ${key} IN " + AMONG + "</script>")
    int empty(String table, String emptied, String key, Collection<?> names);

    /** Whether a column may be absent, by its name. */
    @Select(
            """
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = #{table} AND is_nullable = 'YES'
            """)
    List<String> nullable(String table);
}
