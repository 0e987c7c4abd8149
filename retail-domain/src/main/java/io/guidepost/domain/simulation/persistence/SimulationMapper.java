package io.guidepost.domain.simulation.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SimulationMapper {

    String COLUMNS =
            """
            id, rule_set_version, rule_set_edition, rules, scope_type, scope_key, rate_proposal_id, period_from,
            period_until, state, after_placed_at, after_order_id, orders_total, orders_done, orders_flipped,
            orders_different, differences_kept, commission_before_fen, commission_after_fen, failure, created_by,
            created_at, started_at, ended_at, version
            """;

    @Insert(
            "INSERT INTO simulation_run (" + COLUMNS
                    + """
            ) VALUES (#{id}, #{ruleSetVersion}, #{ruleSetEdition}, #{rules}, #{scopeType}, #{scopeKey}, #{rateProposalId},
                #{periodFrom}, #{periodUntil}, #{state}, #{afterPlacedAt}, #{afterOrderId}, #{ordersTotal}, #{ordersDone},
                #{ordersFlipped}, #{ordersDifferent}, #{differencesKept}, #{commissionBeforeFen}, #{commissionAfterFen},
                #{failure}, #{createdBy}, #{createdAt}, #{startedAt}, #{endedAt}, #{version})
            """)
    void insert(RunRow row);

    @Select("SELECT " + COLUMNS + " FROM simulation_run WHERE id = #{id}")
    RunRow find(long id);

    @Select("SELECT " + COLUMNS + " FROM simulation_run WHERE id < #{belowId} ORDER BY id DESC LIMIT #{limit}")
    List<RunRow> page(@Param("belowId") long belowId, @Param("limit") int limit);

    @Select("SELECT COUNT(*) FROM simulation_run WHERE state IN ('QUEUED', 'RUNNING')")
    int open();

    @Select("SELECT " + COLUMNS + " FROM simulation_run WHERE state IN ('QUEUED', 'RUNNING') ORDER BY id LIMIT 1")
    RunRow next();

    @Update(
            """
            UPDATE simulation_run
            SET state = #{state}, after_placed_at = #{afterPlacedAt}, after_order_id = #{afterOrderId},
                orders_total = #{ordersTotal}, orders_done = #{ordersDone}, orders_flipped = #{ordersFlipped},
                orders_different = #{ordersDifferent}, differences_kept = #{differencesKept},
                commission_before_fen = #{commissionBeforeFen}, commission_after_fen = #{commissionAfterFen},
                failure = #{failure}, started_at = #{startedAt}, ended_at = #{endedAt}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int save(RunRow row);

    @Insert(
            """
            <script>
            INSERT INTO simulation_payee (simulation_id, payee_type, payee_id, orders_before, orders_after, sales_before_fen,
                sales_after_fen, commission_before_fen, commission_after_fen, difference_fen)
            VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{id}, #{row.payeeType}, #{row.payeeId}, #{row.ordersBefore}, #{row.ordersAfter}, #{row.salesBeforeFen},
               #{row.salesAfterFen}, #{row.commissionBeforeFen}, #{row.commissionAfterFen}, #{row.differenceFen})
            </foreach>
            ON DUPLICATE KEY UPDATE
                orders_before = orders_before + VALUES(orders_before),
                orders_after = orders_after + VALUES(orders_after),
                sales_before_fen = sales_before_fen + VALUES(sales_before_fen),
                sales_after_fen = sales_after_fen + VALUES(sales_after_fen),
                commission_before_fen = commission_before_fen + VALUES(commission_before_fen),
                commission_after_fen = commission_after_fen + VALUES(commission_after_fen),
                difference_fen = difference_fen + VALUES(difference_fen)
            </script>
            """)
    void add(@Param("id") long simulationId, @Param("rows") List<SideRow> rows);

    @Insert(
            """
            <script>
            INSERT INTO simulation_difference (simulation_id, order_id, revision, is_flipped, commission_before_fen,
                commission_after_fen)
            VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{id}, #{row.orderId}, #{row.revision}, #{row.isFlipped}, #{row.commissionBeforeFen},
               #{row.commissionAfterFen})
            </foreach>
            </script>
            """)
    void keep(@Param("id") long simulationId, @Param("rows") List<DifferenceRow> rows);

    String SIDE =
            """
            payee_type, payee_id, orders_before, orders_after, sales_before_fen, sales_after_fen, commission_before_fen,
            commission_after_fen, difference_fen
            """;

    @Select(
            "<script>SELECT " + SIDE
                    + """
            FROM simulation_payee WHERE simulation_id = #{id} AND payee_type = #{type}
            <if test="after != null">
              AND (difference_fen &lt; #{after} OR (difference_fen = #{after} AND payee_id &lt; #{afterId}))
            </if>
            ORDER BY difference_fen DESC, payee_id DESC LIMIT #{limit}
            </script>
            """)
    List<SideRow> winners(
            @Param("id") long simulationId,
            @Param("type") String type,
            @Param("after") Long after,
            @Param("afterId") long afterId,
            @Param("limit") int limit);

    @Select(
            "<script>SELECT " + SIDE
                    + """
            FROM simulation_payee WHERE simulation_id = #{id} AND payee_type = #{type}
            <if test="after != null">
              AND (difference_fen &gt; #{after} OR (difference_fen = #{after} AND payee_id &gt; #{afterId}))
            </if>
            ORDER BY difference_fen, payee_id LIMIT #{limit}
            </script>
            """)
    List<SideRow> losers(
            @Param("id") long simulationId,
            @Param("type") String type,
            @Param("after") Long after,
            @Param("afterId") long afterId,
            @Param("limit") int limit);

    @Select(
            """
            <script>
            SELECT order_id, revision, is_flipped, commission_before_fen, commission_after_fen
            FROM simulation_difference WHERE simulation_id = #{id} AND order_id &gt; #{after}
            <if test="onlyFlips">AND is_flipped</if>
            ORDER BY order_id LIMIT #{limit}
            </script>
            """)
    List<DifferenceRow> differences(
            @Param("id") long simulationId,
            @Param("onlyFlips") boolean onlyFlips,
            @Param("after") long afterOrderId,
            @Param("limit") int limit);

    record RunRow(
            long id,
            Integer ruleSetVersion,
            int ruleSetEdition,
            String rules,
            String scopeType,
            String scopeKey,
            Long rateProposalId,
            Instant periodFrom,
            Instant periodUntil,
            String state,
            Instant afterPlacedAt,
            long afterOrderId,
            long ordersTotal,
            long ordersDone,
            long ordersFlipped,
            long ordersDifferent,
            int differencesKept,
            long commissionBeforeFen,
            long commissionAfterFen,
            String failure,
            long createdBy,
            Instant createdAt,
            Instant startedAt,
            Instant endedAt,
            int version) {}

    record SideRow(
            String payeeType,
            long payeeId,
            long ordersBefore,
            long ordersAfter,
            long salesBeforeFen,
            long salesAfterFen,
            long commissionBeforeFen,
            long commissionAfterFen,
            long differenceFen) {}

    record DifferenceRow(
            long orderId, int revision, boolean isFlipped, long commissionBeforeFen, long commissionAfterFen) {}
}
