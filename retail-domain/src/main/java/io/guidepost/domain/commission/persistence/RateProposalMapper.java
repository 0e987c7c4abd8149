package io.guidepost.domain.commission.persistence;

import io.guidepost.domain.commission.persistence.RateBookMapper.ChangeRow;
import io.guidepost.domain.commission.rate.RateTarget;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RateProposalMapper {

    String COLUMNS =
            """
            SELECT id, source, status, changes, content_hash, created_by, created_at,
                   COALESCE(approved_by, rejected_by) AS decided_by, decided_at, reason
            FROM commission_rate_proposal
            """;

    /** What was proposed is never written again: a brand that was renamed since is found by the name it had. */
    String KEY =
            """
            CASE WHEN c.scope = 'BRAND' THEN COALESCE((
                SELECT b.name FROM catalog_brand_former_name f JOIN catalog_brand b ON b.id = f.brand_id
                WHERE f.name = c.scope_key), c.scope_key) ELSE c.scope_key END AS scope_key
            """;

    String CHANGES = """
            SELECT c.id, c.proposal_id, c.ends_rate_id, c.scope,
            """
            + KEY
            + """
                   , c.payee_type, c.rate_bp, c.fixed_fen,
                   c.is_excluded, c.effective_from, c.effective_until
            FROM commission_rate_change c
            """;

    @Select("SELECT id FROM commission_rate_turn WHERE id = 1 FOR UPDATE")
    Integer takeTurn();

    @Insert(
            """
            INSERT INTO commission_rate_proposal (id, source, status, changes, content_hash, created_by, created_at)
            VALUES (#{id}, #{source}, #{status}, #{changes}, #{contentHash}, #{createdBy}, #{createdAt})
            """)
    void insert(ProposalRow row);

    @Insert(
            """
            <script>
            INSERT INTO commission_rate_change (id, proposal_id, ends_rate_id, scope, scope_key, payee_type, rate_bp,
                fixed_fen, is_excluded, effective_from, effective_until) VALUES
            <foreach collection="rows" item="r" separator=",">
              (#{r.id}, #{r.proposalId}, #{r.endsRateId}, #{r.scope}, #{r.scopeKey}, #{r.payeeType}, #{r.rateBp},
               #{r.fixedFen}, #{r.isExcluded}, #{r.effectiveFrom}, #{r.effectiveUntil})
            </foreach>
            </script>
            """)
    void insertChanges(Collection<ChangeRow> rows);

    @Select(COLUMNS + " WHERE id = #{id}")
    ProposalRow find(long id);

    @Select(COLUMNS + " WHERE id = #{id} FOR UPDATE")
    ProposalRow lock(long id);

    @Select(COLUMNS + " WHERE content_hash = #{contentHash}")
    ProposalRow ofFile(String contentHash);

    @Select(
            "<script>" + COLUMNS
                    + """
             WHERE id &lt; #{beforeId}
            <if test="source != null">AND source = #{source}</if>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<ProposalRow> page(String source, long beforeId, int limit);

    @Select(CHANGES + " WHERE c.proposal_id = #{proposalId} AND c.id > #{afterId} ORDER BY c.id LIMIT #{limit}")
    List<ChangeRow> changesOf(long proposalId, long afterId, int limit);

    @Select(
            "<script>" + CHANGES
                    + """
             JOIN commission_rate_proposal p ON p.id = c.proposal_id
            WHERE p.status = 'DRAFT' AND ((c.scope, c.scope_key) IN
            <foreach collection="targets" item="t" open="(" separator="," close=")">(#{t.scope}, #{t.key})</foreach>
              OR c.scope = 'BRAND' AND c.scope_key IN (
                SELECT f.name FROM catalog_brand_former_name f JOIN catalog_brand b ON b.id = f.brand_id WHERE b.name IN
                <foreach collection="targets" item="t" open="(" separator="," close=")">#{t.key}</foreach>))
            ORDER BY c.id
            </script>
            """)
    List<ChangeRow> open(Collection<RateTarget> targets);

    @Update(
            """
            UPDATE commission_rate_proposal SET status = 'APPROVED', approved_by = #{adminId}, decided_at = #{at}
            WHERE id = #{id} AND status = 'DRAFT'
            """)
    int approved(long id, long adminId, Instant at);

    @Update(
            """
            UPDATE commission_rate_proposal
            SET status = 'REJECTED', rejected_by = #{adminId}, decided_at = #{at}, reason = #{reason}, content_hash = NULL
            WHERE id = #{id} AND status = 'DRAFT'
            """)
    int rejected(long id, long adminId, Instant at, String reason);

    record ProposalRow(
            long id,
            String source,
            String status,
            int changes,
            String contentHash,
            long createdBy,
            Instant createdAt,
            Long decidedBy,
            Instant decidedAt,
            String reason) {}
}
