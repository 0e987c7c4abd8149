package io.guidepost.domain.duty.persistence;

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
interface DutyMapper {

    String COLUMNS = "name, cadence, paused_by, paused_at, run_asked_by, run_asked_at, misfires, misfired_at, version";

    String RUN = "id, duty, node, outcome, asked_by, started_at, ended_at, items, times, error";

    @Insert(
            """
            <script>
            INSERT INTO duty (name, cadence) VALUES
            <foreach collection="rows" item="row" separator=",">(#{row.name}, #{row.cadence})</foreach>
            ON DUPLICATE KEY UPDATE cadence = VALUES(cadence), is_current = TRUE, is_heeded = FALSE, version = version + 1
            </script>
            """)
    void register(@Param("rows") Collection<Row> rows);

    @Update(
            """
            <script>
            UPDATE duty SET is_current = FALSE WHERE name NOT IN
            <foreach collection="names" item="name" open="(" separator="," close=")">#{name}</foreach>
            </script>
            """)
    void removeOthers(@Param("names") Collection<String> names);

    @Select("SELECT " + COLUMNS + " FROM duty WHERE name = #{name} AND is_current = TRUE")
    EntryRow find(String name);

    @Select("SELECT " + COLUMNS + " FROM duty WHERE is_current = TRUE ORDER BY name LIMIT 1000")
    List<EntryRow> all();

    @Select("SELECT " + COLUMNS + " FROM duty WHERE is_heeded = FALSE AND is_current = TRUE ORDER BY name LIMIT 1000")
    List<EntryRow> unheeded();

    @Update(
            """
            UPDATE duty SET is_heeded = TRUE, run_asked_by = NULL, run_asked_at = NULL
            WHERE name = #{name} AND version = #{version} AND is_heeded = FALSE
            """)
    int heeded(@Param("name") String name, @Param("version") int version);

    @Update(
            """
            UPDATE duty SET paused_by = #{by}, paused_at = #{at}, is_heeded = FALSE, version = version + 1
            WHERE name = #{name}
            """)
    void paused(@Param("name") String name, @Param("by") long by, @Param("at") Instant at);

    @Update(
            """
            UPDATE duty SET paused_by = NULL, paused_at = NULL, is_heeded = FALSE, version = version + 1
            WHERE name = #{name}
            """)
    void resumed(String name);

    @Update(
            """
            UPDATE duty SET run_asked_by = #{by}, run_asked_at = #{at}, is_heeded = FALSE, version = version + 1
            WHERE name = #{name}
            """)
    void runAsked(@Param("name") String name, @Param("by") long by, @Param("at") Instant at);

    @Insert(
            """
            INSERT INTO duty_order (id, duty, kind, ordered_by, ordered_at)
            VALUES (#{id}, #{name}, #{kind}, #{by}, #{at})
            """)
    void ordered(
            @Param("id") long id,
            @Param("name") String name,
            @Param("kind") String kind,
            @Param("by") long by,
            @Param("at") Instant at);

    @Update("UPDATE duty SET misfires = misfires + 1, misfired_at = #{at} WHERE name = #{name}")
    void misfired(@Param("name") String name, @Param("at") Instant at);

    @Insert("INSERT INTO duty_run (" + RUN
            + ") VALUES (#{id}, #{duty}, #{node}, #{outcome}, #{askedBy}, #{startedAt}, #{endedAt}, #{items}, #{times},"
            + " #{error})")
    void add(RunRow run);

    @Update("UPDATE duty_run SET times = times + 1, ended_at = #{endedAt} WHERE id = #{id}")
    void repeated(@Param("id") long id, @Param("endedAt") Instant endedAt);

    @Select("SELECT " + RUN + " FROM duty_run WHERE duty = #{name} AND id < #{belowId} ORDER BY id DESC LIMIT #{limit}")
    List<RunRow> runs(@Param("name") String name, @Param("belowId") long belowId, @Param("limit") int limit);

    @Select(
            """
            <script>
            SELECT id, duty, node, outcome, asked_by, started_at, ended_at, items, times, error
            FROM duty_run WHERE id IN (
              SELECT MAX(id) FROM duty_run WHERE outcome IN
              <foreach collection="outcomes" item="outcome" open="(" separator="," close=")">#{outcome}</foreach>
              GROUP BY duty)
            </script>
            """)
    List<RunRow> last(@Param("outcomes") Collection<String> outcomes);

    @Select("SELECT id FROM duty_run WHERE duty = #{name} ORDER BY id DESC LIMIT 1 OFFSET #{kept}")
    Long firstBeyond(@Param("name") String name, @Param("kept") int kept);

    @Delete("DELETE FROM duty_run WHERE duty = #{name} AND id <= #{id} ORDER BY id LIMIT #{limit}")
    int prune(@Param("name") String name, @Param("id") long id, @Param("limit") int limit);

    @Select(
            """
            SELECT TRIGGER_NAME AS name, PREV_FIRE_TIME AS last_millis, NEXT_FIRE_TIME AS next_millis, TRIGGER_STATE AS state
            FROM QRTZ_TRIGGERS WHERE SCHED_NAME = 'guidepost' AND TRIGGER_GROUP = 'duties' LIMIT 1000
            """)
    List<TriggerRow> triggers();

    @Select(
            """
            SELECT JOB_NAME AS name, INSTANCE_NAME AS node, FIRED_TIME AS since_millis
            FROM QRTZ_FIRED_TRIGGERS
            WHERE SCHED_NAME = 'guidepost' AND JOB_GROUP = 'duties' AND STATE = 'EXECUTING'
            ORDER BY FIRED_TIME LIMIT 1000
            """)
    List<FiredRow> executing();

    record Row(String name, String cadence) {}

    record EntryRow(
            String name,
            String cadence,
            Long pausedBy,
            Instant pausedAt,
            Long runAskedBy,
            Instant runAskedAt,
            long misfires,
            Instant misfiredAt,
            int version) {}

    record RunRow(
            long id,
            String duty,
            String node,
            String outcome,
            Long askedBy,
            Instant startedAt,
            Instant endedAt,
            long items,
            int times,
            String error) {}

    record TriggerRow(String name, Long lastMillis, Long nextMillis, String state) {}

    record FiredRow(String name, String node, long sinceMillis) {}
}
