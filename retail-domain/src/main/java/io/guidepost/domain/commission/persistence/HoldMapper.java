package io.guidepost.domain.commission.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface HoldMapper {

    @Insert(
            """
            INSERT IGNORE INTO commission_hold (id, order_id, cause, cause_id, guides_only, placed_at)
            VALUES (#{id}, #{orderId}, #{cause}, #{causeId}, #{guidesOnly}, #{at})
            """)
    int insert(long id, long orderId, String cause, long causeId, boolean guidesOnly, Instant at);

    @Update(
            """
            UPDATE commission_hold SET lifted_at = #{at}
            WHERE cause = #{cause} AND cause_id = #{causeId} AND lifted_at IS NULL
            """)
    int lift(String cause, long causeId, Instant at);

    @Select(
            """
            <script>
            SELECT a.id FROM commission_accrual a
            WHERE a.id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            AND EXISTS (SELECT 1 FROM commission_hold h WHERE h.held_order = a.order_id
                AND (h.guides_only = 0 OR a.payee_type = 'GUIDE'))
            </script>
            """)
    List<Long> among(Collection<Long> ids);

    @Select(
            """
            SELECT COUNT(*) FROM commission_hold h
            JOIN commission_accrual a ON a.order_id = h.held_order
            WHERE h.held_order IS NOT NULL AND h.cause = #{cause} AND a.payee_type = #{payeeType}
            AND a.payee_id = #{payeeId} AND a.status <> 'REVERSED' AND a.accrued_fen > a.clawed_fen
            AND (h.guides_only = 0 OR a.payee_type = 'GUIDE')
            """)
    long countConcerning(String payeeType, long payeeId, String cause);

    @Select(
            """
            SELECT COALESCE(SUM(a.accrued_fen - a.clawed_fen), 0)
            FROM commission_accrual a
            JOIN (SELECT held_order, MIN(guides_only) AS guides_only FROM commission_hold
                WHERE held_order IS NOT NULL GROUP BY held_order) h ON h.held_order = a.order_id
            WHERE a.payee_type = #{payeeType} AND a.payee_id = #{payeeId} AND a.status IN ('AVAILABLE', 'SETTLED')
            AND (h.guides_only = 0 OR a.payee_type = 'GUIDE')
            """)
    long heldFen(String payeeType, long payeeId);
}
