package io.guidepost.domain.overview.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.overview.OverviewQueries.DayCount;
import io.guidepost.domain.overview.OverviewQueries.DueDay;
import io.guidepost.domain.overview.OverviewQueries.Running;
import io.guidepost.domain.overview.OverviewQueries.Waiting;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Moments are kept in UTC; a business day of Shanghai begins eight hours before, all the year round. */
@Mapper
interface OverviewMapper {

    @Select(
            """
            SELECT DATE(placed_at + INTERVAL 8 HOUR) AS day, COUNT(*) AS count, SUM(payable_fen) AS amount_fen
            FROM order_header
            WHERE placed_at >= #{from} AND placed_at < #{until}
            GROUP BY DATE(placed_at + INTERVAL 8 HOUR) LIMIT 1000
            """)
    List<DayCount> ordersPlaced(@Param("from") Instant from, @Param("until") Instant until);

    @Select(
            """
            <script>
            SELECT DATE(created_at + INTERVAL 8 HOUR) AS day, COUNT(*) AS count, 0 AS amount_fen
            FROM shopper_member
            WHERE created_at &gt;= #{from} AND created_at &lt; #{until} AND merged_into IS NULL
            """
                    + WithinSight.STORE + "home_store_id" + WithinSight.STORE_END
                    + """
            GROUP BY DATE(created_at + INTERVAL 8 HOUR) LIMIT 1000
            </script>
            """)
    List<DayCount> membersAdded(
            @Param("from") Instant from, @Param("until") Instant until, @Param("sight") Sight sight);

    @Select(
            """
            SELECT DATE(finished_at + INTERVAL 8 HOUR) AS day, COUNT(*) AS count, SUM(amount_fen) AS amount_fen
            FROM payout_withdrawal
            WHERE status = 'SUCCESS' AND finished_at >= #{from} AND finished_at < #{until}
            GROUP BY DATE(finished_at + INTERVAL 8 HOUR) LIMIT 1000
            """)
    List<DayCount> withdrawalsPaid(@Param("from") Instant from, @Param("until") Instant until);

    @Select(
            """
            <script>
            SELECT due_on AS day, SUM(done) AS done, SUM(assigned - exempt) AS required
            FROM execution_day WHERE level = #{level} AND due_on BETWEEN #{from} AND #{to}
            """
                    + WithinSight.REGION + "region_id" + WithinSight.OR_STORE + "store_id" + WithinSight.END
                    + """
            GROUP BY due_on LIMIT 1000
            </script>
            """)
    List<DueDay> tasksDue(
            @Param("level") int level,
            @Param("from") LocalDate from,
            @Param("to") LocalDate to,
            @Param("sight") Sight sight);

    @Select(
            """
            <script>
            SELECT COUNT(DISTINCT t.id) AS tasks, COALESCE(SUM(c.done), 0) AS done,
                COALESCE(SUM(c.assigned - c.exempt), 0) AS required
            FROM content_task t
            <if test="sight.isAll()">LEFT</if> JOIN execution_count c ON c.level = #{level} AND c.task_id = t.id
            """
                    + WithinSight.REGION + "c.region_id" + WithinSight.OR_STORE + "c.store_id" + WithinSight.END
                    + """
            WHERE t.status IN ('DISPATCHING', 'RUNNING', 'PAUSED')
            </script>
            """)
    Running tasksRunning(@Param("level") int level, @Param("sight") Sight sight);

    @Select(
            """
            SELECT COUNT(*) AS count, COALESCE(SUM(amount_fen), 0) AS amount_fen
            FROM payout_withdrawal WHERE status = 'REQUESTED'
            """)
    Waiting withdrawalsWaiting();
}
