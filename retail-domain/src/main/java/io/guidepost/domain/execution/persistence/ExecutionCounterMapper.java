package io.guidepost.domain.execution.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ExecutionCounterMapper {

    String FIGURES =
            """
            assigned, exempt, viewed, done, done_unverified, expired, failed, late, e3, e2, e1, e0, targeted, sent,
            undelivered, clicked, ordered, net_sales_fen, commission_fen, deleted
            """;

    String SUMS =
            """
            SUM(assigned) AS assigned, SUM(exempt) AS exempt, SUM(viewed) AS viewed, SUM(done) AS done,
            SUM(done_unverified) AS done_unverified, SUM(expired) AS expired, SUM(failed) AS failed, SUM(late) AS late,
            SUM(e3) AS e3, SUM(e2) AS e2, SUM(e1) AS e1, SUM(e0) AS e0, SUM(targeted) AS targeted, SUM(sent) AS sent,
            SUM(undelivered) AS undelivered, SUM(clicked) AS clicked, SUM(ordered) AS ordered,
            SUM(net_sales_fen) AS net_sales_fen, SUM(commission_fen) AS commission_fen, SUM(deleted) AS deleted,
            """;

    String TASKS = "COUNT(*) AS tasks, SUM(assigned > exempt AND done = assigned - exempt) AS tasks_complete\n";

    String SUM_BY =
            """
            SELECT <choose>
                <when test="by == 'STORE'">store_id</when>
                <when test="by == 'REGION'">region_id</when>
                <when test="by == 'TASK'">task_id</when>
                <otherwise>0</otherwise>
            </choose> AS id,
            """
                    + SUMS;

    String OF_PERIOD = """
            AND due_on BETWEEN #{from} AND #{to}
            """
            + WithinSight.REGION + "region_id" + WithinSight.OR_STORE + "store_id" + WithinSight.END;

    String GROUPED =
            """
            GROUP BY <choose>
                <when test="by == 'STORE'">store_id</when>
                <when test="by == 'REGION'">region_id</when>
                <when test="by == 'TASK'">task_id</when>
                <otherwise>level</otherwise>
            </choose> ORDER BY id LIMIT 100000
            """;

    @Select("SELECT CURRENT_TIMESTAMP(3)")
    Instant now();

    @Select(
            """
            SELECT e.counted_at,
                COALESCE((SELECT MAX(a.changed_at) FROM content_assignment a WHERE a.task_id = e.task_id), e.counted_at)
                    AS changed_at,
                e.version
            FROM execution_task e WHERE e.task_id = #{taskId}
            """)
    CountRow count(long taskId);

    @Insert("INSERT IGNORE INTO execution_task (task_id, counted_at, version) VALUES (#{taskId}, '2000-01-01', 0)")
    void open(long taskId);

    @Select(
            "SELECT counted_at, counted_at AS changed_at, version FROM execution_task WHERE task_id = #{taskId} FOR UPDATE")
    CountRow lock(long taskId);

    @Update("UPDATE execution_task SET counted_at = #{at}, version = version + #{steps} WHERE task_id = #{taskId}")
    void counted(@Param("taskId") long taskId, @Param("at") Instant at, @Param("steps") int steps);

    @Select("SELECT region_id, store_id, " + FIGURES + " FROM execution_count WHERE level = 3 AND task_id = #{taskId}")
    List<StoreRow> byStore(long taskId);

    @Delete(
            """
            <script>DELETE FROM execution_count WHERE level = #{level} AND task_id = #{taskId} AND
            <foreach collection="rows" item="r" open="(" separator=" OR " close=")">
                (region_id = #{r.regionId} AND store_id = #{r.storeId})</foreach>
            </script>
            """)
    void remove(@Param("level") int level, @Param("taskId") long taskId, @Param("rows") List<StoreRow> rows);

    @Insert(
            "<script>REPLACE INTO execution_count (level, task_id, region_id, store_id, due_on, " + FIGURES
                    + """
            ) VALUES <foreach collection="rows" item="r" separator=",">
                (#{level}, #{taskId}, #{r.regionId}, #{r.storeId}, #{dueOn}, #{r.assigned}, #{r.exempt}, #{r.viewed}, #{r.done},
                #{r.doneUnverified}, #{r.expired}, #{r.failed}, #{r.late}, #{r.e3}, #{r.e2}, #{r.e1}, #{r.e0}, #{r.targeted},
                #{r.sent}, #{r.undelivered}, #{r.clicked}, #{r.ordered}, #{r.netSalesFen}, #{r.commissionFen}, #{r.deleted})
            </foreach></script>
            """)
    void put(
            @Param("level") int level,
            @Param("taskId") long taskId,
            @Param("dueOn") LocalDate dueOn,
            @Param("rows") List<StoreRow> rows);

    /** The deadline may have been put off. */
    @Update(
            "UPDATE execution_count SET due_on = #{dueOn} WHERE level IN (1, 2, 3) AND task_id = #{taskId} AND due_on <> #{dueOn}")
    void putOff(@Param("taskId") long taskId, @Param("dueOn") LocalDate dueOn);

    @Select("<script>" + SUM_BY + TASKS
            + """
            FROM execution_count WHERE level = #{level} AND task_id = #{taskId}
            """
            + WithinSight.REGION + "region_id" + WithinSight.OR_STORE + "store_id" + WithinSight.END
            + """
            """
            + GROUPED + "</script>")
    List<SumRow> ofTask(
            @Param("level") int level,
            @Param("taskId") long taskId,
            @Param("by") String by,
            @Param("sight") Sight sight);

    /** Task by task, where that is asked for. */
    @Select("<script>" + SUM_BY + TASKS + "FROM execution_count WHERE level = #{level} " + OF_PERIOD + GROUPED
            + "</script>")
    List<SumRow> tasksDue(
            @Param("level") int level,
            @Param("from") LocalDate from,
            @Param("to") LocalDate to,
            @Param("by") String by,
            @Param("sight") Sight sight);

    @Select("<script>" + SUM_BY + "SUM(tasks) AS tasks, SUM(tasks_complete) AS tasks_complete\n"
            + "FROM execution_day WHERE level = #{level} " + OF_PERIOD + GROUPED + "</script>")
    List<SumRow> daysDue(
            @Param("level") int level,
            @Param("from") LocalDate from,
            @Param("to") LocalDate to,
            @Param("by") String by,
            @Param("sight") Sight sight);

    /** The day on which the task was due when it was last counted. */
    @Select("SELECT due_on FROM execution_count WHERE level = 1 AND task_id = #{taskId}")
    LocalDate dueOn(long taskId);

    @Insert("INSERT IGNORE INTO execution_day (level, due_on, region_id, store_id) VALUES (0, #{day}, 0, 0)")
    void openDay(LocalDate day);

    /** Two tasks of one day are counted one after the other: each then sees what the other has written. */
    @Select("SELECT due_on FROM execution_day WHERE level = 0 AND due_on = #{day} FOR UPDATE")
    LocalDate lockDay(LocalDate day);

    @Delete("DELETE FROM execution_day WHERE level IN (1, 2, 3) AND due_on = #{day}")
    void removeDay(LocalDate day);

    @Insert("INSERT INTO execution_day (level, due_on, region_id, store_id, " + FIGURES + ", tasks, tasks_complete)"
            + " SELECT level, due_on, region_id, store_id, " + SUMS + TASKS
            + "FROM execution_count WHERE level IN (1, 2, 3) AND due_on = #{day}"
            + " GROUP BY level, due_on, region_id, store_id")
    void sumDay(LocalDate day);

    /** Days of which the sum is not that of their tasks, for every figure at once. */
    @Select("SELECT due_on FROM (SELECT due_on, level, region_id, store_id, " + FIGURES
            + ", tasks, tasks_complete FROM execution_day"
            + " WHERE level IN (1, 2, 3) AND due_on BETWEEN #{from} AND #{to} UNION ALL"
            + " SELECT due_on, level, region_id, store_id, " + SUMS + TASKS
            + "FROM execution_count WHERE level IN (1, 2, 3) AND due_on BETWEEN #{from} AND #{to}"
            + " GROUP BY due_on, level, region_id, store_id) both_ways"
            + " GROUP BY due_on, level, region_id, store_id, " + FIGURES
            + ", tasks, tasks_complete HAVING COUNT(*) <> 2"
            + " ORDER BY due_on LIMIT 1000")
    List<LocalDate> wrongDays(@Param("from") LocalDate from, @Param("to") LocalDate to);

    @Select("<script>SELECT id, name FROM <choose><when test=\"of == 'GUIDE'\">org_guide</when>"
            + "<when test=\"of == 'STORE'\">org_store</when><otherwise>org_region</otherwise></choose> WHERE id IN "
            + RawMapper.IDS + "</script>")
    List<RawMapper.Named> names(@Param("of") String of, @Param("ids") Collection<Long> ids);

    record CountRow(Instant countedAt, Instant changedAt, long version) {}

    record StoreRow(
            long regionId,
            long storeId,
            long assigned,
            long exempt,
            long viewed,
            long done,
            long doneUnverified,
            long expired,
            long failed,
            long late,
            long e3,
            long e2,
            long e1,
            long e0,
            long targeted,
            long sent,
            long undelivered,
            long clicked,
            long ordered,
            long netSalesFen,
            long commissionFen,
            long deleted) {}

    record SumRow(
            long id,
            long assigned,
            long exempt,
            long viewed,
            long done,
            long doneUnverified,
            long expired,
            long failed,
            long late,
            long e3,
            long e2,
            long e1,
            long e0,
            long targeted,
            long sent,
            long undelivered,
            long clicked,
            long ordered,
            long netSalesFen,
            long commissionFen,
            long deleted,
            long tasks,
            long tasksComplete) {}
}
