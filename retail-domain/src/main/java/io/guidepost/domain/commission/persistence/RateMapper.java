package io.guidepost.domain.commission.persistence;

import io.guidepost.domain.commission.rate.RateTarget;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RateMapper {

    /** Each category with its ancestors, nearest first. */
    @Select(
            """
            <script>
            WITH RECURSIVE branch (leaf_id, id, parent_id, steps) AS (
                SELECT id, id, parent_id, 0 FROM catalog_category WHERE id IN
                <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
                UNION ALL
                SELECT b.leaf_id, c.id, c.parent_id, b.steps + 1
                FROM catalog_category c JOIN branch b ON c.id = b.parent_id WHERE b.steps &lt; 20)
            SELECT leaf_id, id FROM branch ORDER BY leaf_id, steps
            </script>
            """)
    List<BranchRow> branches(Collection<Long> ids);

    @Select(
            """
            <script>
            SELECT id, scope, scope_key, payee_type, rate_bp, fixed_fen, is_excluded, effective_from, effective_until
            FROM commission_rate
            WHERE (scope, scope_key) IN
            <foreach collection="targets" item="t" open="(" separator="," close=")">(#{t.scope}, #{t.key})</foreach>
            AND effective_from &lt;= #{at} AND effective_until &gt; #{at}
            ORDER BY id
            </script>
            """)
    List<RateRow> inForce(Collection<RateTarget> targets, Instant at);

    record BranchRow(long leafId, long id) {}

    record RateRow(
            long id,
            String scope,
            String scopeKey,
            String payeeType,
            Integer rateBp,
            Long fixedFen,
            boolean isExcluded,
            Instant effectiveFrom,
            Instant effectiveUntil) {}
}
