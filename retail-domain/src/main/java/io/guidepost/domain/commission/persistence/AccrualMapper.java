package io.guidepost.domain.commission.persistence;

import io.guidepost.domain.commission.Accruals.Ripe;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AccrualMapper {

    String COLUMNS =
            """
            id, order_id, line_id, revision, payee_type, payee_id, base_fen, units, rate_bp, fixed_fen, commission_bp,
            share, rule_id, zero_reason, accrued_fen, clawed_fen, status, accrued_at, release_at, kind
            """;

    @Insert(
            """
            <script>
            INSERT INTO commission_accrual (id, order_id, line_id, revision, payee_type, payee_id, base_fen, units, rate_bp,
                fixed_fen, commission_bp, share, rule_id, zero_reason, accrued_fen, clawed_fen, status, accrued_at,
                release_at, released_at, kind) VALUES
            <foreach collection="rows" item="r" separator=",">
                (#{r.id}, #{r.orderId}, #{r.lineId}, #{r.revision}, #{r.payeeType}, #{r.payeeId}, #{r.baseFen}, #{r.units},
                #{r.rateBp}, #{r.fixedFen}, #{r.commissionBp}, #{r.share}, #{r.ruleId}, #{r.zeroReason}, #{r.accruedFen},
                0, #{r.status}, #{r.accruedAt}, #{r.releaseAt},
                <choose><when test="r.status == 'AVAILABLE'">#{availableAt}</when><otherwise>NULL</otherwise></choose>, #{r.kind})
            </foreach>
            </script>
            """)
    int insert(List<AccrualRow> rows, Instant availableAt);

    /**
     * An entry that changes what a closed statement holds names its month: what is taken back of a settled accrual, and what
     * another decision gives of an order that had been settled.
     *
     * @param lateFor the closed month into which a sale that is paid only now would have belonged, if any
     */
    @Insert(
            """
            <script>
            INSERT INTO commission_entry (id, accrual_id, payee_type, payee_id, kind, cause, amount_fen, base_kept_fen,
                units_kept, occurred_at, posted_at, why_zh, why_en, accrual_kind, adjusts_month) VALUES
            <foreach collection="rows" item="r" separator=",">
                (#{r.id}, #{r.accrualId}, #{r.payeeType}, #{r.payeeId}, #{r.kind}, #{r.cause}, #{r.amountFen},
                #{r.baseKeptFen}, #{r.unitsKept}, #{r.occurredAt}, #{postedAt}, #{r.whyZh}, #{r.whyEn}, #{r.accrualKind},
                <choose>
                    <when test="r.kind == 'CLAWED_BACK'">
                        (SELECT a.settled_month FROM commission_accrual a WHERE a.id = #{r.accrualId})</when>
                    <when test="r.cause == 'paid'">#{lateFor}</when>
                    <otherwise>(SELECT MAX(s.settled_month) FROM commission_accrual n
                        JOIN commission_accrual s ON s.order_id = n.order_id WHERE n.id = #{r.accrualId})</otherwise>
                </choose>)
            </foreach>
            </script>
            """)
    int insertEntries(List<EntryRow> rows, Instant postedAt, Integer lateFor);

    @Select("SELECT " + COLUMNS + " FROM commission_accrual WHERE order_id = #{orderId} ORDER BY id FOR UPDATE")
    List<AccrualRow> lockOf(long orderId);

    @Select(
            "SELECT " + COLUMNS
                    + " FROM commission_accrual WHERE order_id = #{orderId} AND kind = 'COMMISSION' ORDER BY line_id, payee_type, id")
    List<AccrualRow> of(long orderId);

    @Select(
            "<script>SELECT " + COLUMNS
                    + """
             FROM commission_accrual WHERE id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            AND status = 'FROZEN' ORDER BY id FOR UPDATE
            </script>
            """)
    List<AccrualRow> lockFrozen(Collection<Long> ids);

    @Select(
            "<script>SELECT " + COLUMNS
                    + """
             FROM commission_accrual WHERE id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<AccrualRow> lockAll(Collection<Long> ids);

    @Update(
            """
            UPDATE commission_accrual SET clawed_fen = clawed_fen + #{takenFen}, status = #{to}
            WHERE id = #{id} AND clawed_fen = #{clawedFen} AND status = #{from}
            """)
    int clawBack(long id, long clawedFen, long takenFen, String from, String to);

    @Update(
            """
            <script>
            UPDATE commission_accrual SET clawed_fen = accrued_fen, status = 'REVERSED'
            WHERE status != 'REVERSED' AND id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int reverse(Collection<Long> ids);

    @Update(
            """
            <script>
            UPDATE commission_accrual SET status = 'AVAILABLE', released_at = #{releasedAt}
            WHERE status = 'FROZEN' AND id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int release(Collection<Long> ids, Instant releasedAt);

    @Update(
            """
            <script>
            UPDATE commission_accrual SET status = 'FROZEN', release_at = #{releaseAt}
            WHERE status = 'PENDING' AND id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int freeze(Collection<Long> ids, Instant releaseAt);

    @Select(
            """
            SELECT a.id, a.release_at FROM commission_accrual a
            WHERE a.status = 'FROZEN' AND a.release_at <= #{now} AND a.release_at >= #{afterAt}
            AND (a.release_at > #{afterAt} OR a.id > #{afterId})
            AND NOT EXISTS (SELECT 1 FROM refund_request r WHERE r.order_id = a.order_id AND r.kind = 'AFTER_SALE'
                AND r.status IN ('REQUESTED', 'APPROVED', 'UNKNOWN', 'PROCESSING', 'ABNORMAL'))
            AND NOT EXISTS (SELECT 1 FROM aftersale_case c WHERE c.order_id = a.order_id AND c.finished_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM commission_hold h WHERE h.held_order = a.order_id
                AND (h.guides_only = 0 OR a.payee_type = 'GUIDE'))
            ORDER BY a.release_at, a.id
            LIMIT #{limit}
            """)
    List<Ripe> ripe(Instant now, Instant afterAt, long afterId, int limit);

    record AccrualRow(
            long id,
            Long orderId,
            Long lineId,
            int revision,
            String payeeType,
            long payeeId,
            long baseFen,
            int units,
            Integer rateBp,
            Long fixedFen,
            int commissionBp,
            String share,
            long ruleId,
            String zeroReason,
            long accruedFen,
            long clawedFen,
            String status,
            Instant accruedAt,
            Instant releaseAt,
            String kind) {}

    record EntryRow(
            long id,
            long accrualId,
            String payeeType,
            long payeeId,
            String kind,
            String cause,
            long amountFen,
            long baseKeptFen,
            int unitsKept,
            Instant occurredAt,
            String whyZh,
            String whyEn,
            String accrualKind) {}
}
