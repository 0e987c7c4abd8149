package io.guidepost.domain.commission.persistence;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.domain.commission.Settlements;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SettlementMapper extends Settlements {

    /** More than this at once would hold too many rows; what is left over is found by the next call. */
    int MOST_COVERED = 20_000;

    String PAYEES =
            "<foreach collection=\"payeeIds\" item=\"id\" open=\"(\" separator=\",\" close=\")\">#{id}</foreach>";

    @Override
    default void settle(PayeeType type, Collection<Long> payeeIds, int month, Instant until) {
        settleAvailable(type.name(), payeeIds, month, until);
        cover(type, payeeIds);
    }

    @Override
    default void cover(PayeeType type, Collection<Long> payeeIds) {
        var covered = covered(type.name(), payeeIds, MOST_COVERED);
        if (!covered.isEmpty()) {
            markPaid(covered);
        }
    }

    /** What a correction posted as available at once has no release of its own. */
    @Update(
            """
            <script>
            UPDATE commission_accrual SET status = 'SETTLED', settled_month = #{month}
            WHERE payee_type = #{payeeType} AND payee_id IN
            """
                    + PAYEES
                    + """
            AND status = 'AVAILABLE' AND COALESCE(released_at, accrued_at) &lt; #{until}
            </script>
            """)
    int settleAvailable(String payeeType, Collection<Long> payeeIds, int month, Instant until);

    @Select(
            """
            <script>
            SELECT u.id
            FROM (SELECT a.id, a.payee_id, a.status,
                    SUM(a.accrued_fen - a.clawed_fen) OVER (PARTITION BY a.payee_id
                        ORDER BY COALESCE(a.released_at, a.accrued_at), a.id ROWS UNBOUNDED PRECEDING) AS running_fen,
                    SUM(a.accrued_fen - a.clawed_fen) OVER (PARTITION BY a.payee_id) AS unpaid_fen
                FROM commission_accrual a
                WHERE a.payee_type = #{payeeType} AND a.status IN ('AVAILABLE', 'SETTLED') AND a.payee_id IN
            """
                    + PAYEES
                    + """
                ) u
            LEFT JOIN (SELECT b.owner_id, SUM(b.credits_fen - b.debits_fen) AS held_fen
                FROM ledger_account b
                WHERE b.owner_type = #{payeeType} AND b.kind IN ('AVAILABLE', 'WITHDRAWING') AND b.owner_id IN
            """
                    + PAYEES
                    + """
                GROUP BY b.owner_id) h ON h.owner_id = u.payee_id
            WHERE u.status = 'SETTLED' AND u.running_fen &lt;= u.unpaid_fen - COALESCE(h.held_fen, 0)
            ORDER BY u.id
            LIMIT #{limit}
            </script>
            """)
    List<Long> covered(String payeeType, Collection<Long> payeeIds, int limit);

    @Update(
            """
            <script>
            UPDATE commission_accrual SET status = 'PAID'
            WHERE status = 'SETTLED' AND id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int markPaid(Collection<Long> ids);
}
