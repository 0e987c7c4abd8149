package io.guidepost.domain.commission.persistence;

import io.guidepost.domain.commission.rate.RateTarget;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RateBookMapper {

    /** What was approved. */
    String STANDING =
            """
            SELECT r.id, r.proposal_id, r.scope, r.scope_key, r.payee_type, r.rate_bp, r.fixed_fen, r.is_excluded,
                   r.effective_from, r.effective_until, 'APPROVED' AS proposed, r.created_by, p.created_at,
                   r.approved_by AS decided_by, r.approved_at AS decided_at, '' AS reason, r.ended_by_proposal
            FROM commission_rate r LEFT JOIN commission_rate_proposal p ON p.id = r.proposal_id
            """;

    /** What waits for a decision or was rejected. */
    String PROPOSED = """
            SELECT c.id, c.proposal_id, c.scope,
            """
            + RateProposalMapper.KEY
            + """
                   , c.payee_type, c.rate_bp, c.fixed_fen, c.is_excluded,
                   c.effective_from, c.effective_until, p.status AS proposed, p.created_by, p.created_at,
                   p.rejected_by AS decided_by, p.decided_at, p.reason, 0 AS ended_by_proposal
            FROM commission_rate_change c JOIN commission_rate_proposal p ON p.id = c.proposal_id
            """;

    @Select("(" + STANDING + " WHERE r.id = #{id}) UNION ALL (" + PROPOSED
            + " WHERE c.ends_rate_id = 0 AND p.status IN ('DRAFT', 'REJECTED') AND c.id = #{id})")
    BookRow find(long id);

    @Select(
            "<script>(" + STANDING
                    + """
             WHERE r.id &lt; #{beforeId}
            <if test="scope != null">AND r.scope = #{scope}</if>
            <if test="key != null">AND r.scope_key = #{key}</if>
            <if test="payee != null">AND r.payee_type = #{payee}</if>
            <if test="at != null">AND r.effective_from &lt;= #{at} AND r.effective_until &gt; #{at}</if>
            <choose>
              <when test="status == 'APPROVED'">
                AND r.effective_from &gt; #{now} AND r.effective_until &gt; r.effective_from</when>
              <when test="status == 'IN_FORCE'">
                AND r.effective_from &lt;= #{now} AND r.effective_until &gt; #{now}</when>
              <when test="status == 'ENDED'">
                AND (r.effective_until &lt;= #{now} OR r.effective_until &lt;= r.effective_from)</when>
              <when test="status != null">AND 1 = 0</when>
            </choose>
            ORDER BY r.id DESC LIMIT #{limit}) UNION ALL (
            """
                    + PROPOSED
                    + """
             WHERE c.ends_rate_id = 0 AND c.id &lt; #{beforeId}
            <if test="scope != null">AND c.scope = #{scope}</if>
            <if test="key != null">AND (c.scope_key = #{key} OR c.scope = 'BRAND' AND c.scope_key IN (
              SELECT f.name FROM catalog_brand_former_name f JOIN catalog_brand b ON b.id = f.brand_id
              WHERE b.name = #{key}))</if>
            <if test="payee != null">AND c.payee_type = #{payee}</if>
            <if test="at != null">AND 1 = 0</if>
            <choose>
              <when test="status == 'DRAFT' or status == 'REJECTED'">AND p.status = #{status}</when>
              <when test="status != null">AND 1 = 0</when>
              <otherwise>AND p.status IN ('DRAFT', 'REJECTED')</otherwise>
            </choose>
            ORDER BY c.id DESC LIMIT #{limit}) ORDER BY id DESC LIMIT #{limit}</script>
            """)
    List<BookRow> page(
            String scope, String key, String payee, String status, Instant at, Instant now, long beforeId, int limit);

    @Select("(" + STANDING
            + " WHERE r.scope = #{target.scope} AND r.scope_key = #{target.key} AND r.payee_type = #{payee}"
            + " ORDER BY r.id DESC LIMIT #{limit}) UNION ALL ("
            + PROPOSED
            + " WHERE c.ends_rate_id = 0 AND p.status IN ('DRAFT', 'REJECTED') AND c.scope = #{target.scope}"
            + " AND c.scope_key = #{target.key} AND c.payee_type = #{payee}"
            + " ORDER BY c.id DESC LIMIT #{limit}) ORDER BY effective_from DESC, id DESC LIMIT #{limit}")
    List<BookRow> ofSlot(RateTarget target, String payee, int limit);

    @Select(
            "<script>" + STANDING
                    + """
             WHERE (r.scope, r.scope_key) IN
            <foreach collection="targets" item="t" open="(" separator="," close=")">(#{t.scope}, #{t.key})</foreach>
            AND r.effective_until &gt; #{after} AND r.effective_until &gt; r.effective_from
            ORDER BY r.id
            </script>
            """)
    List<BookRow> standing(Collection<RateTarget> targets, Instant after);

    @Select(STANDING
            + " WHERE r.id > #{afterId} AND r.effective_until > #{after} AND r.effective_until > r.effective_from"
            + " ORDER BY r.id LIMIT #{limit}")
    List<BookRow> allStanding(Instant after, long afterId, int limit);

    @Insert(
            """
            <script>
            INSERT INTO commission_rate (id, scope, scope_key, payee_type, rate_bp, fixed_fen, is_excluded, effective_from,
                effective_until, created_by, approved_by, proposal_id, approved_at) VALUES
            <foreach collection="rows" item="r" separator=",">
              (#{r.id}, #{r.scope}, #{r.scopeKey}, #{r.payeeType}, #{r.rateBp}, #{r.fixedFen}, #{r.isExcluded},
               #{r.effectiveFrom}, #{r.effectiveUntil}, #{createdBy}, #{approvedBy}, #{proposalId}, #{at})
            </foreach>
            </script>
            """)
    void enter(Collection<ChangeRow> rows, long createdBy, long approvedBy, long proposalId, Instant at);

    @Update(
            """
            <script>
            UPDATE commission_rate SET effective_until = #{until}, ended_by_proposal = #{proposalId}
            WHERE effective_until &gt; #{until} AND id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int end(Collection<Long> ids, Instant until, long proposalId);

    @Update("UPDATE commission_rate SET scope_key = #{name} WHERE scope = 'BRAND' AND scope_key = #{before}")
    int renameBrand(String before, String name);

    record BookRow(
            long id,
            long proposalId,
            String scope,
            String scopeKey,
            String payeeType,
            Integer rateBp,
            Long fixedFen,
            boolean isExcluded,
            Instant effectiveFrom,
            Instant effectiveUntil,
            String proposed,
            long createdBy,
            Instant createdAt,
            Long decidedBy,
            Instant decidedAt,
            String reason,
            long endedByProposal) {}

    record ChangeRow(
            long id,
            long proposalId,
            long endsRateId,
            String scope,
            String scopeKey,
            String payeeType,
            Integer rateBp,
            Long fixedFen,
            boolean isExcluded,
            Instant effectiveFrom,
            Instant effectiveUntil) {}
}
