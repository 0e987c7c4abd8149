package io.guidepost.domain.statement.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.statement.Receivables;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReceivableMapper extends Receivables {

    @Override
    @Select(
            """
            SELECT g.id
            FROM org_guide g
            JOIN ledger_account d ON d.owner_type = 'GUIDE' AND d.owner_id = g.id AND d.kind = 'DEBT'
                AND d.debits_fen > d.credits_fen
            WHERE g.status = 'LEFT'
            AND NOT EXISTS (SELECT 1 FROM ledger_account o WHERE o.owner_type = 'GUIDE' AND o.owner_id = g.id
                AND o.kind IN ('PENDING', 'FROZEN', 'WITHDRAWING') AND o.credits_fen > o.debits_fen)
            ORDER BY g.id LIMIT #{limit}
            """)
    List<Long> leaversInDebt(int limit);

    @Override
    @Insert(
            """
            INSERT INTO statement_receivable (id, guide_id, amount_fen, raised_at)
            VALUES (#{id}, #{guideId}, #{amountFen}, #{at})
            """)
    void insert(long id, long guideId, long amountFen, Instant at);

    @Override
    default List<Receivable> all(Sight sight, long beforeId, int limit) {
        return page(sight, beforeId, limit);
    }

    @Select(
            """
            <script>
            SELECT x.id, x.guide_id, x.guide_name, x.store_id, x.amount_fen, x.open_fen, x.raised_at
            FROM (SELECT r.id, r.guide_id, g.name AS guide_name,
                    (SELECT m.store_id FROM org_employment m WHERE m.guide_id = r.guide_id
                        ORDER BY m.valid_until DESC, m.is_primary DESC, m.valid_from DESC LIMIT 1) AS store_id,
                    r.amount_fen, a.debits_fen - a.credits_fen AS open_fen, r.raised_at
                FROM statement_receivable r
                JOIN org_guide g ON g.id = r.guide_id
                JOIN ledger_account a ON a.owner_type = 'GUIDE' AND a.owner_id = r.guide_id
                    AND a.kind = 'CLAWBACK_RECEIVABLE'
                WHERE r.id &lt; #{beforeId}) x
            WHERE TRUE
            """
                    + WithinSight.STORE + "x.store_id" + WithinSight.STORE_END
                    + """
            ORDER BY x.id DESC LIMIT #{limit}
            </script>
            """)
    List<Receivable> page(Sight sight, long beforeId, int limit);
}
