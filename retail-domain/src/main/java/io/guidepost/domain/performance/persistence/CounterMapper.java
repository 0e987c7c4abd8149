package io.guidepost.domain.performance.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CounterMapper {

    String FIGURES =
            """
            orders, units, refunded_units, paid_fen, refunded_fen, guide_accrued_fen, guide_clawed_fen, store_accrued_fen,
            store_clawed_fen
            """;

    String SUMS =
            """
            SUM(orders) AS orders, SUM(units) AS units, SUM(refunded_units) AS refunded_units, SUM(paid_fen) AS paid_fen,
            SUM(refunded_fen) AS refunded_fen, SUM(guide_accrued_fen) AS guide_accrued_fen,
            SUM(guide_clawed_fen) AS guide_clawed_fen, SUM(store_accrued_fen) AS store_accrued_fen,
            SUM(store_clawed_fen) AS store_clawed_fen
            """;

    String ASKED = """
            FROM performance_day WHERE level = #{level}
            """
            + WithinSight.REGION + "region_id" + WithinSight.OR_STORE + "store_id" + WithinSight.END
            + """
            <if test="storeId != null">AND store_id = #{storeId}</if>
            <if test="guideId != null">AND guide_id = #{guideId}</if>
            """;

    String BY_HOLDER =
            """
            GROUP BY <choose>
                <when test="level == 4">guide_id</when>
                <when test="level == 3">store_id</when>
                <when test="level == 2">region_id</when>
                <otherwise>level</otherwise>
            </choose> LIMIT 1000000
            """;

    String ID_AND_SUMS =
            """
            <script>SELECT <choose>
                <when test="level == 4">guide_id</when>
                <when test="level == 3">store_id</when>
                <when test="level == 2">region_id</when>
                <otherwise>0</otherwise>
            </choose> AS id,
            """
                    + SUMS;

    @Select("SELECT counted_until, checked_on FROM performance_progress WHERE id = 1")
    ProgressRow progress();

    @Select("SELECT counted_until, checked_on FROM performance_progress WHERE id = 1 FOR UPDATE")
    ProgressRow lockProgress();

    @Update("UPDATE performance_progress SET counted_until = #{until} WHERE id = 1")
    void countedUntil(Instant until);

    @Update("UPDATE performance_progress SET checked_on = #{day} WHERE id = 1")
    void checkedOn(LocalDate day);

    @Insert(
            "<script>INSERT INTO performance_day (level, sold_on, known_on, region_id, store_id, guide_id, " + FIGURES
                    + """
            ) VALUES
            <foreach collection="rows" item="r" separator=",">
                (#{r.level}, #{r.soldOn}, #{r.knownOn}, #{r.regionId}, #{r.storeId}, #{r.guideId}, #{r.orders}, #{r.units},
                #{r.refundedUnits}, #{r.paidFen}, #{r.refundedFen}, #{r.guideAccruedFen}, #{r.guideClawedFen},
                #{r.storeAccruedFen}, #{r.storeClawedFen})
            </foreach>
            ON DUPLICATE KEY UPDATE orders = orders + VALUES(orders), units = units + VALUES(units),
                refunded_units = refunded_units + VALUES(refunded_units), paid_fen = paid_fen + VALUES(paid_fen),
                refunded_fen = refunded_fen + VALUES(refunded_fen),
                guide_accrued_fen = guide_accrued_fen + VALUES(guide_accrued_fen),
                guide_clawed_fen = guide_clawed_fen + VALUES(guide_clawed_fen),
                store_accrued_fen = store_accrued_fen + VALUES(store_accrued_fen),
                store_clawed_fen = store_clawed_fen + VALUES(store_clawed_fen)
            </script>
            """)
    void add(@Param("rows") List<CellRow> rows);

    @Select("SELECT level, sold_on, known_on, region_id, store_id, guide_id, " + FIGURES
            + " FROM performance_day WHERE known_on = #{day}")
    List<CellRow> knownOn(LocalDate day);

    @Delete("DELETE FROM performance_day WHERE known_on = #{day}")
    void forget(LocalDate day);

    @Select(ID_AND_SUMS + ASKED
            + " AND sold_on BETWEEN #{from} AND #{to} <if test=\"asOf != null\">AND known_on &lt;= #{asOf}</if>"
            + BY_HOLDER + "</script>")
    List<SumRow> sold(AskedRow asked);

    @Select(ID_AND_SUMS + ASKED + " AND known_on BETWEEN #{from} AND #{to} " + BY_HOLDER + "</script>")
    List<SumRow> posted(AskedRow asked);

    @Select("<script>SELECT sold_on AS on_day, " + SUMS + ASKED
            + " AND sold_on BETWEEN #{from} AND #{to} GROUP BY sold_on LIMIT 1000</script>")
    List<DayRow> soldByDay(AskedRow asked);

    /** Day by day, for the key begins with the day and all levels stand within it. */
    @Select(
            "<script>SELECT known_on AS on_day, " + SUMS
                    + """
            FROM performance_day WHERE level = #{asked.level} AND known_on IN
            <foreach collection="days" item="day" open="(" separator="," close=")">#{day}</foreach>
            <bind name="sight" value="asked.sight"/>
            """
                    + WithinSight.REGION + "region_id" + WithinSight.OR_STORE + "store_id" + WithinSight.END
                    + """
            <if test="asked.storeId != null">AND store_id = #{asked.storeId}</if>
            <if test="asked.guideId != null">AND guide_id = #{asked.guideId}</if>
            GROUP BY known_on LIMIT 1000</script>
            """)
    List<DayRow> postedByDay(@Param("asked") AskedRow asked, @Param("days") List<LocalDate> days);

    @Select("<script>SELECT id, name FROM <choose><when test=\"level == 4\">org_guide</when>"
            + "<when test=\"level == 3\">org_store</when><otherwise>org_region</otherwise></choose> WHERE id IN "
            + "<foreach collection=\"ids\" item=\"id\" open=\"(\" separator=\",\" close=\")\">#{id}</foreach></script>")
    List<NameRow> names(@Param("level") int level, @Param("ids") List<Long> ids);

    record ProgressRow(Instant countedUntil, LocalDate checkedOn) {}

    record NameRow(long id, String name) {}

    record AskedRow(int level, LocalDate from, LocalDate to, LocalDate asOf, Sight sight, Long storeId, Long guideId) {}

    record SumRow(
            long id,
            long orders,
            long units,
            long refundedUnits,
            long paidFen,
            long refundedFen,
            long guideAccruedFen,
            long guideClawedFen,
            long storeAccruedFen,
            long storeClawedFen) {}

    record DayRow(
            LocalDate onDay,
            long orders,
            long units,
            long refundedUnits,
            long paidFen,
            long refundedFen,
            long guideAccruedFen,
            long guideClawedFen,
            long storeAccruedFen,
            long storeClawedFen) {}

    record CellRow(
            int level,
            LocalDate soldOn,
            LocalDate knownOn,
            long regionId,
            long storeId,
            long guideId,
            long orders,
            long units,
            long refundedUnits,
            long paidFen,
            long refundedFen,
            long guideAccruedFen,
            long guideClawedFen,
            long storeAccruedFen,
            long storeClawedFen) {}
}
